import type { Filter, FilterContext } from '@rookery/contracts'
import { FILTER_CONTEXTS } from '@rookery/contracts'
import { fixedClock } from '@rookery/testing'
import { expect, it } from 'vitest'
import { boost, gone, post } from '../testing/cores.ts'
import { prepareFilters } from './apply-filters.ts'

// post is alice's (1), boost is bob's (2); carol (3) reads.
const CAROL = 3
const filter = (changes: Partial<Filter> = {}): Filter => ({
  ...{ id: 5, title: 'birds', context: ['home'], action: 'warn', expiresAt: null, tweets: [] },
  keywords: [{ id: 6, keyword: 'grüße', wholeWord: true }],
  ...changes,
})
const clock = fixedClock()
const results = (
  filters: Filter[],
  core = post,
  { viewer = CAROL, context = 'home' }: { viewer?: number; context?: FilterContext | null } = {},
) => JSON.parse(prepareFilters(filters, clock.now)?.resultsFor(core, viewer, context) ?? '[]')

it('says which filter matched and what', () => {
  expect(results([filter(), filter({ id: 7, keywords: [{ id: 8, keyword: 'rook', wholeWord: true }] })])).toEqual([
    {
      filter: { id: '5', title: 'birds', context: ['home'], filter_action: 'warn', expires_at: null },
      keyword_matches: ['grüße'],
      status_matches: null,
    },
  ])
})

it('a boost is held against what it boosts, and by its own id as well', () => {
  expect(results([filter()], boost)).toMatchObject([{ keyword_matches: ['grüße'] }])
  const byId = (tweetId: number) => filter({ keywords: [], tweets: [{ id: 9, tweetId }] })
  expect(results([byId(10)], boost)).toMatchObject([{ keyword_matches: null, status_matches: ['10'] }])
  expect(results([byId(11)], boost)).toMatchObject([{ status_matches: ['11'] }])
  expect(results([byId(11)], post)).toEqual([])
  expect(results([filter()], gone)).toEqual([])
})

it('the warning and descriptions of media count as text', () => {
  const warned = { ...post, fragment: { ...post.fragment, tweet: { ...post.tweet, spoilerText: 'a rook' } } }
  const pictured = { ...post, fragment: { ...post.fragment, descriptions: ['a rook on a wire'] } }
  const rooks = [filter({ keywords: [{ id: 6, keyword: 'ROOK', wholeWord: true }] })]
  expect(results(rooks, warned)).toMatchObject([{ keyword_matches: ['rook'] }])
  expect(results(rooks, pictured)).toMatchObject([{ keyword_matches: ['rook'] }])
  expect(results(rooks, post)).toEqual([])
})

it('counts where it was made for, and anywhere on explicit visits', () => {
  for (const context of FILTER_CONTEXTS) {
    expect(results([filter({ context: ['thread', 'notifications'] })], post, { context })).toHaveLength(
      context === 'thread' || context === 'notifications' ? 1 : 0,
    )
  }
  expect(results([filter()], post, { context: null })).toHaveLength(1)
})

it('one’s own posts and boosts are not filtered', () => {
  expect(results([filter()], post, { viewer: 1 })).toEqual([])
  expect(results([filter()], boost, { viewer: 1 })).toEqual([])
  expect(results([filter()], boost, { viewer: 2 })).toEqual([])
})

it('ends at its hour without being prepared anew', () => {
  const prepared = prepareFilters([filter({ expiresAt: clock.now() + 1000 })], clock.now)!
  expect(prepared.resultsFor(post, CAROL, 'home')).toBeDefined()
  clock.advance(1000)
  expect(prepared.resultsFor(post, CAROL, 'home')).toBeUndefined()
})

it('nothing to apply is null, so that nobody pays for it', () => {
  expect(prepareFilters([], clock.now)).toBeNull()
  expect(prepareFilters([filter({ keywords: [] })], clock.now)).toBeNull()
})
