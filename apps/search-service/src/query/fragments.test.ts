import { seededRandom } from '@rookery/testing'
import { expect, test } from 'vitest'
import { fragmentsOf } from './fragments.ts'

const same = (word: string) => word
const word = (text: string) => ({ words: [text], stemmed: true, open: false })
const phrase = (...words: string[]) => ({ words, stemmed: false, open: false })

test('marks words, phrases and beginnings; escapes the rest', () => {
  expect(fragmentsOf('a <b>Café</b> & co', [word('cafe')], same)).toEqual([
    'a &lt;b&gt;<mark>Café</mark>&lt;/b&gt; &amp; co',
  ])
  expect(fragmentsOf('black cat, black dog', [phrase('black', 'dog')], same)).toEqual([
    'black cat, <mark>black dog</mark>',
  ])
  expect(fragmentsOf('日本語です', [phrase('日本', '本語')], same)).toEqual(['<mark>日本語</mark>です'])
  expect(fragmentsOf('日本語です', [{ words: ['語'], stemmed: false, open: true }], same)).toEqual([
    '日本<mark>語で</mark>す',
  ])
  expect(fragmentsOf('nothing here', [word('cafe')], same)).toEqual([])
  expect(fragmentsOf('runs', [word('running')], (text) => text.slice(0, 3))).toEqual(['<mark>runs</mark>'])
})

test('long texts are cut at blanks, at most three pieces', () => {
  const text = Array.from({ length: 5 }, (_, n) => `heron${n} heron ${'and so on '.repeat(30)}`).join('')
  const pieces = fragmentsOf(text, [word('heron')], same)
  expect(pieces).toHaveLength(3)
  for (const piece of pieces) expect(piece).toMatch(/^(…)?\S.*<mark>heron<\/mark>.*…$/)
})

test('whatever the text, what comes out is safe and whole', () => {
  const random = seededRandom(3)
  const parts = ['<', '>', '&', '"', "'", '🎉', '\ud83c', 'a', 'é', ' ', '<mark>', '日本', 'cat']
  for (let run = 0; run < 2000; run++) {
    const text = Array.from({ length: random.int(0, 200) }, () => random.pick(parts)).join('')
    for (const piece of fragmentsOf(text, [word('cat'), phrase('🎉')], same)) {
      const bare = piece.replaceAll('<mark>', '').replaceAll('</mark>', '')
      expect(bare).not.toMatch(/[<>"']/)
      expect(piece.split('<mark>').length).toBe(piece.split('</mark>').length)
      if (text.isWellFormed()) expect(piece.isWellFormed()).toBe(true)
    }
  }
})
