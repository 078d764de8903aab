import { describe, expect, it } from 'vitest'
import { chipsOf, nameIn, termsOf, widerQueries, withoutTerm, withTerm, wordsToMark } from './query.ts'

const say = (query: string) => termsOf(query).map(({ kind, value, not }) => `${not ? '-' : ''}${kind}=${value}`)

describe('terms', () => {
  it.each([
    ['herons pond', ['word=herons', 'word=pond']],
    ['"grey herons" -storks', ['phrase=grey herons', '-word=storks']],
    ['“grey herons”', ['phrase=grey herons']],
    ['herons OR rooks', ['word=herons', 'or=OR', 'word=rooks']],
    ['from:alice -from:@bob@host.example', ['from=alice', '-from=@bob@host.example']],
    ['HAS:Media is:reply in:library', ['has=Media', 'is=reply', 'in=library']],
    ['language:pt-BR before:2026-11-21 after:2026', ['language=pt-BR', 'before=2026-11-21', 'after=2026']],
    ['during:"2026"', ['during=2026']],
    ['#herons #1', ['tag=herons', 'word=#1']],
    ['', []],
  ])('%s', (query, meaning) => expect(say(query)).toEqual(meaning))

  it('that make no sense are words, as on the server', () => {
    expect(say('has:fun before:yesterday constructor:x from:a/b "open')).toEqual([
      'word=has:fun',
      'word=before:yesterday',
      'word=constructor:x',
      'word=from:a/b',
      'word=open',
    ])
  })
})

describe('chips', () => {
  it('are what narrows the search, not its words', () => {
    expect(chipsOf('herons from:alice #pond OR "grey one" -storks -#mud').map(({ kind }) => kind)).toEqual([
      'from',
      'phrase',
      'word',
      'tag',
    ])
  })
  it('are taken out and put in without leaving blanks', () => {
    const query = 'herons  from:alice pond'
    expect(withoutTerm(query, chipsOf(query)[0]!)).toBe('herons pond')
    expect(withTerm(' herons ', 'has:media')).toBe('herons has:media')
    expect(withTerm('', 'has:media')).toBe('has:media')
  })
})

describe('when nothing was found', () => {
  it.each([
    ['"grey herons"', ['noQuotes grey herons', 'either grey OR herons']],
    ['herons from:alice', ['noOperators herons']],
    [
      '"grey herons" from:alice',
      ['noQuotes grey herons from:alice', 'noOperators "grey herons"', 'either grey OR herons'],
    ],
    ['herons -storks', ['noOperators herons']],
    ['from:alice', []],
    ['herons', []],
    ['', []],
  ])('%s', (query, offers) => {
    expect(widerQueries(query).map((offer) => `${offer.kind} ${offer.query}`)).toEqual(offers)
  })
})

it('marks what is looked for, in the ways it may be written, and not what is left out', () => {
  expect(wordsToMark('heron from:alice -storks')).toEqual(['heron', 'Heron', 'HERON'])
  expect(wordsToMark('"Grey heron" OR #pond!')).toEqual([
    'Grey heron',
    'grey heron',
    'GREY HERON',
    'pond',
    'Pond',
    'POND',
  ])
})

it('only words name people and hashtags', () => {
  expect(['lotte', '"Lotte Brandt"', '#herons', 'lotte from:me', 'lotte -brandt', 'a OR b', ''].map(nameIn)).toEqual([
    'lotte',
    'Lotte Brandt',
    '#herons',
    null,
    null,
    null,
    null,
  ])
})
