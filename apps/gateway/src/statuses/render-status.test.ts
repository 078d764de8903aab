import { expect, it } from 'vitest'
import { renderAccount } from '../accounts/render-account.ts'
import { alice, boost, gone, links, post, tweet } from '../testing/cores.ts'
import { type Core, renderCore, renderPage, renderStatus, renderStatuses, type ViewerMarks } from './render-status.ts'

const FILTERED = '[{"filter":{"id":"5"},"keyword_matches":["grüße"],"status_matches":null}]'
const marks = (viewerId: number, liked: number[] = [], boosted: number[] = [], more: Partial<ViewerMarks> = {}) => ({
  viewerId,
  liked: new Set(liked),
  boosted: new Set(boosted),
  ...{ bookmarked: new Set<number>(), pinned: new Set<number>(), mutedThreads: new Set<number>() },
  filtered: new Map<number, string>(),
  ...more,
})
const show = (core: Core, of: ViewerMarks | null) => JSON.parse(renderStatus(core, of))

it('has the viewer’s marks, or none at all for strangers', () => {
  expect(show(post, marks(2, [10]))).toMatchObject({
    favourited: true,
    reblogged: false,
    visibility: 'private',
    filtered: [],
  })
  expect(show(post, marks(1))).toMatchObject({ favourited: false, pinned: false })
  expect(show(post, marks(2))).not.toHaveProperty('pinned')
  for (const mark of ['favourited', 'reblogged', 'muted', 'bookmarked', 'filtered']) {
    expect(show(post, null)).not.toHaveProperty(mark)
  }
})

it('bytes that are kept with a post keep nothing else in memory', () => {
  renderPage([post], null)
  const { prefix } = post.fragment.bytes!
  expect(prefix.buffer.byteLength).toBe(prefix.length)
})

it('a boost carries the post with its marks, and shows them itself', () => {
  const shown = show(boost, marks(1, [10], [10]))
  expect(shown).toMatchObject({ id: '11', account: { username: 'bob' }, favourited: true, reblogged: true })
  expect(shown.reblog).toEqual(show(post, marks(1, [10], [10])))
  expect(show(gone, null).reblog).toBeNull()
})

it('every combination of marks is what the sets say', () => {
  for (let bits = 0; bits < 64; bits++) {
    const has = (bit: number) => (bits & bit) > 0
    const set = (bit: number, id: number) => new Set(has(bit) ? [id] : [])
    const of: ViewerMarks = {
      viewerId: 1,
      ...{ liked: set(1, 10), boosted: set(2, 10), bookmarked: set(4, 10), mutedThreads: set(8, 10) },
      ...{ pinned: set(16, 10), filtered: new Map(has(32) ? [[10, FILTERED]] : []) },
    }
    const { favourited, reblogged, bookmarked, muted, pinned, filtered } = show(post, of)
    expect({ favourited, reblogged, bookmarked, muted, pinned, filtered }).toEqual({
      ...{ favourited: has(1), reblogged: has(2), bookmarked: has(4), muted: has(8), pinned: has(16) },
      filtered: has(32) ? JSON.parse(FILTERED) : [],
    })
    expect(renderPage([post, boost], of).toString()).toBe(renderStatuses([post, boost], of))
  }
})

it('only one’s own posts that others may see can be pinned', () => {
  const direct = renderCore(tweet(13, 1, { visibility: 'direct' }), { author: alice, mentioned: [], app: null }, links)
  expect(show(direct, marks(1))).not.toHaveProperty('pinned')
  expect(show(boost, marks(2))).not.toHaveProperty('pinned')
  expect(show(boost, marks(1)).reblog.pinned).toBe(false)
})

it('a muted thread is muted in its replies and in boosts of them', () => {
  const muted = marks(3, [], [], { mutedThreads: new Set([4]) })
  const reply = renderCore(tweet(14, 1, { threadId: 4 }), { author: alice, mentioned: [], app: null }, links)
  expect(show(reply, muted).muted).toBe(true)
  expect(show({ ...boost, boosted: reply }, muted).muted).toBe(true)
  expect(show(boost, muted).muted).toBe(false)
})

it('what filters say stands on a boost and in it, but not on the post by itself', () => {
  const of = marks(3, [], [], { filtered: new Map([[11, FILTERED]]) })
  const shown = show(boost, of)
  expect([shown.filtered, shown.reblog.filtered]).toEqual([JSON.parse(FILTERED), JSON.parse(FILTERED)])
  expect(show(post, of).filtered).toEqual([])
})

it('facts of a boost tell whether the post is there', () => {
  expect(boost.facts.boosted).toBe(post.facts)
  expect(gone.facts.boosted).toBeNull()
  expect(post.facts).not.toHaveProperty('boosted')
})

it('a page as bytes says what the same page says as text', () => {
  const filtering = marks(3, [10], [], { filtered: new Map([[11, FILTERED]]) })
  for (const of of [null, marks(1, [10]), marks(2, [], [10]), filtering]) {
    for (const cores of [[], [post], [boost, post, gone, post]]) {
      expect(renderPage(cores, of).toString()).toBe(renderStatuses(cores, of))
    }
  }
})

it('a page shows the author as they are now', () => {
  renderPage([post], null)
  const renamed = renderAccount({ ...alice.account, displayName: 'Al' }, undefined, links)
  expect(JSON.parse(renderPage([{ ...post, author: renamed }], null).toString())[0].account.display_name).toBe('Al')
})
