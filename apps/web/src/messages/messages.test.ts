import { expect, it } from 'vitest'
import de from './de/index.ts'
import en from './en/index.ts'

type Messages = { [key: string]: string | Messages }

const flatten = (messages: Messages, path = ''): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flatten(value, `${path}${key}.`),
  )
const valuesIn = (text: string) => [...new Set(text.match(/\{\{\w+\}\}|<\/?\d>/g) ?? [])].sort()

it('German says all that English says, with the same values in it', () => {
  const english = new Map(flatten(en))
  const german = new Map(flatten(de))
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
  // A plural may leave its number out: "one new post".
  for (const [key, text] of german)
    if (!/_(one|other)$/.test(key)) expect([key, valuesIn(text)]).toEqual([key, valuesIn(english.get(key) ?? '')])
  expect([...german].filter(([, text]) => text.trim() === '')).toEqual([])
})
