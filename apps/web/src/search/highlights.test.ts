import { describe, expect, it } from 'vitest'
import { markedWords, segmentsOf, segmentsOfFragment } from './highlights.ts'

const say = (text: string, words: string[]) =>
  segmentsOf(text, words)
    .map((segment) => (segment.marked ? `[${segment.text}]` : segment.text))
    .join('')

describe('a fragment', () => {
  it('is text with marks, and never markup', () => {
    expect(segmentsOfFragment('…a &lt;b&gt;<mark>Caf&amp;é</mark>&lt;/b&gt; &quot;c&#39;')).toEqual([
      { text: '…a <b>', marked: false },
      { text: 'Caf&é', marked: true },
      { text: '</b> "c\'', marked: false },
    ])
  })
  it('is decoded once only', () => expect(segmentsOfFragment('&amp;lt;')).toEqual([{ text: '&lt;', marked: false }]))
})

it('the marked words of a post are each there once, longer ones first', () => {
  expect(markedWords(['a <mark>heron</mark> and <mark>herons</mark>', '<mark>heron</mark>'])).toEqual([
    'herons',
    'heron',
  ])
})

describe('a text is cut', () => {
  it('at whole words as they are written', () => {
    expect(say('herons heron Heron upheron', ['heron'])).toBe('herons [heron] Heron upheron')
    expect(say('black dog, black dogs', ['black dog'])).toBe('[black dog], black dogs')
    expect(say('(café)', ['café'])).toBe('([café])')
  })
  it('at the longest of words that overlap', () =>
    expect(say('grey heron', ['grey heron', 'grey'])).toBe('[grey heron]'))
  it('where words have no blanks between them', () => expect(say('日本語です', ['本語'])).toBe('日[本語]です'))
  it('whatever is in the words', () => {
    expect(say('a.b C++ [x] $1 a-b \\d', ['a.b', 'C++', '[x]', '$1', 'a-b', '\\d', ' '])).toBe(
      '[a.b] [C++] [[x]] [$1] [a-b] [\\d]',
    )
    expect(say('axb', ['a.b'])).toBe('axb')
  })
  it('and nothing is lost', () => {
    for (const words of [[], ['a'], ['b c'], ['', ' ']])
      expect(
        segmentsOf('a b c', words)
          .map(({ text }) => text)
          .join(''),
      ).toBe('a b c')
  })
})
