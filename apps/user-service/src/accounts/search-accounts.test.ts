import { expect, it } from 'vitest'
import { searchTerms } from './search-accounts.ts'

it.each([
  ['Alice', { handle: 'alice', words: "'alice':*" }],
  [' @alice_b@example.org ', { handle: 'alice_b', words: "'alice':* & 'b':*" }],
  ['Alice Smi', { handle: null, words: "'alice':* & 'smi':*" }],
  ["O'Brien\\:* | !x", { handle: null, words: "'o':* & 'brien':* & 'x':*" }],
  ['Ünal', { handle: null, words: "'ünal':*" }],
  ['  ', { handle: null, words: null }],
  ['👋 %', { handle: null, words: null }],
])('reads %j', (query, terms) => {
  expect(searchTerms(query)).toEqual(terms)
})
