import type { Account, Tweet } from '@rookery/contracts'
import { expect, it } from 'vitest'
import { renderAccount } from '../accounts/render-account.ts'
import { createLinks } from '../links.ts'
import { type Core, renderCore, renderPage, renderStatus, renderStatuses, type ViewerMarks } from './render-status.ts'

const links = createLinks('https://rookery.test')
const account = (id: number, username: string): Account => ({
  ...{ id, username, displayName: `${username} 🐦`, note: '', fields: [], locked: false, bot: false },
  ...{ discoverable: true, indexable: true, defaultVisibility: 'public', defaultSensitive: false },
  ...{ defaultLanguage: null, createdAt: 0, state: 'active', admin: false, followersCount: 1, followingCount: 2 },
})
const alice = renderAccount(account(1, 'alice'), undefined, links)
const bob = renderAccount(account(2, 'bob'), { authorId: 2, statusesCount: 3, lastStatusAt: 0 }, links)
const tweet = (id: number, authorId: number, more: Partial<Tweet> = {}): Tweet => ({
  ...{ id, authorId, text: 'grüße 🐦', spoilerText: '', sensitive: false, language: 'de', visibility: 'followers' },
  ...{ inReplyToId: null, inReplyToAccountId: null, boostOfId: null, boostOfAuthorId: null, mentionIds: [], tags: [] },
  ...{ threadId: id, appId: null, createdAt: 0, editedAt: null, likesCount: 0, boostsCount: 0, repliesCount: 0 },
  ...more,
})
const post = renderCore(tweet(10, 1), { author: alice, mentioned: [bob], app: null }, links)
const boost = renderCore(
  tweet(11, 2, { text: '', boostOfId: 10 }),
  { author: bob, mentioned: [], app: null, boosted: post },
  links,
)
const gone = renderCore(tweet(12, 2, { boostOfId: 9 }), { author: bob, mentioned: [], app: null, boosted: null }, links)

const marks = (viewerId: number, liked: number[] = [], boosted: number[] = []): ViewerMarks => ({
  viewerId,
  liked: new Set(liked),
  boosted: new Set(boosted),
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

it('a boost carries the post with its marks, and shows them itself', () => {
  const shown = show(boost, marks(1, [10], [10]))
  expect(shown).toMatchObject({ id: '11', account: { username: 'bob' }, favourited: true, reblogged: true })
  expect(shown.reblog).toEqual(show(post, marks(1, [10], [10])))
  expect(show(gone, null).reblog).toBeNull()
})

it('facts of a boost tell whether the post is there', () => {
  expect(boost.facts.boosted).toBe(post.facts)
  expect(gone.facts.boosted).toBeNull()
  expect(post.facts).not.toHaveProperty('boosted')
})

it('a page as bytes says what the same page says as text', () => {
  for (const of of [null, marks(1, [10]), marks(2, [], [10])]) {
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
