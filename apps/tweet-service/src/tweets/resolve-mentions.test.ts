import { expect, it } from 'vitest'
import { localNames } from './resolve-mentions.ts'

it.each([
  ['@alice, @BOB and @alice', ['alice', 'bob']],
  ['@alice@rookery.example @bob@Rookery.Example', ['alice', 'bob']],
  ['@alice@elsewhere.example @bob.smith@rookery.example', []],
  [`@${'x'.repeat(31)}`, []],
  ['nobody: a@rookery.example', []],
])('%s', (text, names) => {
  expect(localNames(text, 'rookery.example')).toEqual(names)
})
