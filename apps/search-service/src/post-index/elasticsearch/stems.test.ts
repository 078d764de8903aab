import { expect, test } from 'vitest'
import type { Client } from './client.ts'
import { createStems } from './stems.ts'

/** Stems are the words in capitals; counts how often it is asked. */
function engine() {
  let asked = 0
  const analyze = async ({ text }: { text: string[] }) => {
    asked++
    return { tokens: text.map((word) => ({ token: word.toUpperCase() })) }
  }
  return { client: { indices: { analyze } } as unknown as Client, asked: () => asked }
}

test('a word is asked for once', async () => {
  const { client, asked } = engine()
  const stems = createStems(client, 'posts')
  expect(Object.fromEntries(await stems('en', ['heron', 'pond', 'heron', '']))).toEqual({
    heron: 'HERON',
    pond: 'POND',
    '': '',
  })
  expect((await stems('en', ['pond'])).get('pond')).toBe('POND')
  expect(asked()).toBe(1)
  expect((await stems(null, ['pond'])).get('pond')).toBe('pond')
})

test('when too many are remembered all are forgotten, and what was known is asked for anew', async () => {
  const { client } = engine()
  const stems = createStems(client, 'posts')
  await stems(
    'en',
    Array.from({ length: 50_001 }, (_, n) => `word${n}`),
  )
  expect((await stems('en', ['word7', 'heron'])).get('word7')).toBe('WORD7')
})
