import { seededRandom } from '@rookery/testing'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { wordsOf } from './words.ts'

const words = (text: string, forQuery = false) => wordsOf(text, { forQuery }).map(({ word }) => word)

test.each([
  ['Café', 'cafe'],
  ['CAFÉ', 'cafe'],
  ['ｃａｆé', 'cafe'],
  ['Straße', 'strasse'],
  ['Łódź', 'lodz'],
  ['İstanbul', 'istanbul'],
  ['Ελλάδα', 'ελλαδα'],
  ['Ёлка', 'елка'],
  ['Йод', 'йод'],
  ['が', 'が'],
  ['हिन्दी', 'हिन्दी'],
  ['مُحَمَّد', 'محمد'],
  ['ﬁn', 'fin'],
  ['½', '12'],
])('%s folds to %s, and stays so', (word, folded) => {
  expect(fold(word)).toBe(folded)
  expect(fold(folded)).toBe(folded)
})

test('words are runs of letters and digits, emojis stand alone', () => {
  expect(words("Don't panic, it's 42! foo_bar #Café @alice 🎉🎉")).toEqual([
    'don',
    't',
    'panic',
    'it',
    's',
    '42',
    'foo',
    'bar',
    'cafe',
    'alice',
    '🎉',
    '🎉',
  ])
})

test('scripts without spaces become pairs; every part of a text is found in it as adjacent words', () => {
  expect(words('日本語のtest')).toEqual(['日本', '本語', '語の', 'の', 'test'])
  expect(words('日本語', true)).toEqual(['日本', '本語'])
  expect(wordsOf('語', { forQuery: true })).toEqual([{ word: '語', start: 0, end: 1, single: true }])
})

test('places are those of the text', () => {
  const text = '🎉 Ein Füßchen'
  for (const { start, end, word } of wordsOf(text)) expect(fold(text.slice(start, end))).toBe(word)
})

test('no text throws, and nothing but letters, digits, marks and pictures comes out', () => {
  const random = seededRandom(7)
  for (let run = 0; run < 2000; run++) {
    const text = Array.from({ length: random.int(0, 30) }, () => String.fromCharCode(random.int(0, 0xffff))).join('')
    for (const { word } of wordsOf(text)) {
      expect(word).toMatch(/^[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+$/u)
      expect(word.isWellFormed()).toBe(true)
    }
  }
})
