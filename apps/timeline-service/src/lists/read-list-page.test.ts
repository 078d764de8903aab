import type { Id, RepliesPolicy } from '@rookery/contracts'
import { viewerGraph } from '@rookery/redis'
import { expect, it } from 'vitest'
import { createTables } from '../../test/model/tables.ts'
import { readListPage } from './read-list-page.ts'

const [alice, bob, carol, dora, erin] = [1, 2, 3, 4, 5]

function setUp() {
  const tables = createTables()
  for (const one of [bob, carol, dora]) tables.follow(alice, one)
  const post = (id: Id, authorId: Id, boostOf: Id | null = null, inReplyToAccountId: Id | null = null) => {
    const boostOfAuthorId = boostOf === null ? null : tables.posts.get(boostOf)!.authorId
    const plain = { visibility: 'public', mentionIds: [], tags: [], language: null } as const
    tables.posts.set(id, {
      ...plain,
      mentionIds: [],
      tags: [],
      id,
      authorId,
      boostOfId: boostOf,
      boostOfAuthorId,
      inReplyToAccountId,
    })
  }
  const context = {
    tweets: tables.tweets,
    graphs: { graphOf: async (viewerId: Id) => viewerGraph(tables.graphArrays(viewerId)) },
  }
  const page = async (
    memberIds: Id[],
    more: { repliesPolicy?: RepliesPolicy; maxId?: Id; minId?: Id; limit?: number } = {},
  ) => {
    const asked = { readerId: alice, memberIds, repliesPolicy: 'list', limit: 10, ...more } as const
    const { entries, exhausted } = await readListPage(context, asked)
    return { ids: entries.map(({ tweetId }) => tweetId), exhausted }
  }
  return { tables, post, page }
}

it('holds followed members’ posts, none of one’s own or of people blocked, muted or unfollowed since', async () => {
  const { tables, post, page } = setUp()
  ;[alice, bob, carol, dora, erin].forEach((author, index) => {
    post(10 + index, author)
  })
  expect(await page([bob, carol, erin])).toEqual({ ids: [12, 11], exhausted: true })
  tables.toggleMute(alice, bob)
  expect((await page([bob, carol])).ids).toEqual([12])
  tables.unfollow(alice, carol)
  expect(await page([bob, carol])).toEqual({ ids: [], exhausted: true })
  expect(await page([])).toEqual({ ids: [], exhausted: true })
})

it('pages in both directions to the end', async () => {
  const { post, page } = setUp()
  for (let id = 1; id <= 5; id++) post(id, bob)
  expect(await page([bob], { limit: 2 })).toEqual({ ids: [5, 4], exhausted: false })
  expect(await page([bob], { limit: 2, maxId: 2 })).toEqual({ ids: [1], exhausted: true })
  expect(await page([bob], { limit: 2, minId: 1 })).toEqual({ ids: [3, 2], exhausted: false })
})

it('collapses boosts by what the list itself has shown', async () => {
  const { tables, post, page } = setUp()
  post(1, erin)
  post(2, dora, 1)
  post(3, bob, 1)
  post(4, carol, 1)
  // Dora is no member, so hers is not seen before bob's.
  expect((await page([bob, carol])).ids).toEqual([3])
  expect((await page([bob, carol, dora])).ids).toEqual([2])
  tables.toggleBoosts(alice, bob)
  expect((await page([bob, carol])).ids).toEqual([4])

  post(5, bob, null, dora)
  post(6, carol, 5)
  expect((await page([bob, carol], { repliesPolicy: 'followed' })).ids).not.toContain(6)
  // The policy hides the reply itself: its boost is the first that is seen of it.
  expect((await page([bob, carol], { repliesPolicy: 'none' })).ids).toContain(6)
})
