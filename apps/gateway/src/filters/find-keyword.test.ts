import { describe, expect, it } from 'vitest'
import { findKeyword, keywordOf } from './find-keyword.ts'

const find = (text: string, keyword: string, wholeWord = true) => findKeyword(text, [keywordOf({ keyword, wholeWord })])

describe('a whole word', () => {
  it.each([
    ['A heron, there!', 'heron', 'heron'],
    ['HERON', 'heron', 'HERON'],
    ['herons', 'heron', null],
    ['a#heron_', 'heron', null],
    ['superheron heron', 'heron', 'heron'],
    ['the grey heron', 'grey heron', 'grey heron'],
    ['naïve', 'na', null],
    ['Ærø', 'ærø', 'Ærø'],
    ['日本語', '本', null],
    ['日 本 語', '本', '本'],
    ['look: #birds.', '#birds', '#birds'],
    // An end that is no letter needs no edge.
    ['x#birds', '#birds', '#birds'],
    ['100% sure', '100%', '100%'],
    ['100%sure', '100%', '100%'],
    ['x100%', '100%', null],
    ['a 🐦bird', '🐦', '🐦'],
    ['𝒳heron', 'heron', null],
    ['heron𝒳', 'heron', null],
    ['', 'heron', null],
    ['e\u0301t', 'e', null],
  ])('%o has %o: %o', (text, keyword, found) => expect(find(text, keyword)).toBe(found))
})

it('parts of words only where asked for', () => {
  expect(find('superherons', 'heron', false)).toBe('heron')
  expect(find('Superherons', 'HERON', false)).toBe('heron')
})

it('the match that begins first is told, as it was written', () => {
  const keywords = ['rook', 'heron'].map((keyword) => keywordOf({ keyword, wholeWord: true }))
  expect(findKeyword('Heron and rook', keywords)).toBe('Heron')
  // İ is longer in lower case: the places do not fit, the word does.
  expect(findKeyword('İ Heron', keywords)).toBe('heron')
})

it('nothing typed is an expression', () => {
  for (const keyword of ['.*', '(a+)+$', '[', '\\b', 'a|b']) {
    expect(find('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', keyword, false)).toBeNull()
    expect(find(`so ${keyword} it is`, keyword, false)).toBe(keyword)
  }
})

it('work grows with the text, not with its square', () => {
  // Half a million steps at most each; the square would be 10^10.
  const text = 'a'.repeat(100_000)
  expect(find(text, `${'a'.repeat(500)}b`)).toBeNull()
  expect(find(text, `b${'a'.repeat(500)}`)).toBeNull()
  expect(find(text, 'a')).toBeNull()
}, 5_000)
