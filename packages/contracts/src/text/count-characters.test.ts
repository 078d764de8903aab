import { expect, it } from 'vitest'
import { countCharacters } from './count-characters.ts'

it.each([
  ['', '', 0],
  ['hello', '', 5],
  ['hello', 'careful', 12],
  ['👩‍👩‍👧‍👦 e\u0301', '', 3],
  ['https://example.org/a-very-long-path-indeed-much-longer-than-twenty-three', '', 23],
  ['http://a.io', '', 23],
  ['see https://example.org, ok', '', 31],
  ['@alice@elsewhere.example hi', '', 9],
  ['@alice hi', '', 9],
  ['a\r\nb', '', 3],
  ['one @alice@elsewhere.example and https://example.org/👩‍👩‍👧‍👦 👍', '', 'one @alice and '.length + 23 + 2],
])('%j with warning %j counts %i', (text, warning, count) => {
  expect(countCharacters(text, warning)).toBe(count)
})
