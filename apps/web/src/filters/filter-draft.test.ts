import { describe, expect, it } from 'vitest'
import { draftOf, type Filter, newDraft, paramsOf, problemOf } from './filter-draft.ts'

const filter = {
  id: '1',
  title: 'Birds',
  context: ['home'],
  filterAction: 'warn',
  expiresAt: '2026-12-01T00:00:00.000Z',
  keywords: [
    { id: '5', keyword: 'heron', wholeWord: true },
    { id: '6', keyword: 'rook', wholeWord: false },
  ],
  statuses: [],
} as unknown as Filter
const word = (keyword: string) => ({ key: keyword, keyword, wholeWord: true })

describe('a new filter', () => {
  it('needs a word and a place', () => {
    expect(problemOf(newDraft())).toBe('keywords')
    expect(problemOf({ ...newDraft(), keywords: [word('heron')], contexts: [] })).toBe('contexts')
    expect(problemOf({ ...newDraft(), keywords: [word('heron')] })).toBeNull()
  })
  it('is called by its first word when it has no title, and empty lines are nothing', () => {
    const draft = { ...newDraft(), keywords: [word(' '), word(' heron ')], contexts: ['account', 'home'] as const }
    expect(paramsOf(draft)).toEqual({
      title: 'heron',
      context: ['home', 'account'],
      filterAction: 'warn',
      expiresIn: null,
      keywordsAttributes: [{ keyword: 'heron', wholeWord: true }],
    })
  })
})

describe('a filter that is changed', () => {
  it('sends only what is different', () => {
    expect(paramsOf(draftOf(filter), filter)).toEqual({
      title: 'Birds',
      context: ['home'],
      filterAction: 'warn',
      keywordsAttributes: [],
    })
  })
  it('tells which words are new, changed and gone', () => {
    const draft = draftOf(filter)
    const [heron] = draft.keywords
    const keywords = [{ ...heron!, wholeWord: false }, word('crow')]
    expect(paramsOf({ ...draft, keywords, duration: '3600' }, filter)).toMatchObject({
      expiresIn: 3600,
      keywordsAttributes: [
        { id: '5', keyword: 'heron', wholeWord: false },
        { keyword: 'crow', wholeWord: true },
        { id: '6', destroy: true },
      ],
    })
  })
  it('takes an emptied line away, and may be without words when it holds posts', () => {
    const draft = draftOf(filter)
    const emptied = { ...draft, keywords: draft.keywords.map((line) => ({ ...line, keyword: '' })) }
    expect(paramsOf(emptied, filter).keywordsAttributes).toEqual([
      { id: '5', destroy: true },
      { id: '6', destroy: true },
    ])
    expect(problemOf(emptied, filter)).toBe('keywords')
    expect(problemOf(emptied, { ...filter, statuses: [{ id: '9', statusId: '7' }] } as Filter)).toBeNull()
  })
  it('without an end may stay so', () => expect(draftOf({ ...filter, expiresAt: null }).duration).toBe('never'))
})
