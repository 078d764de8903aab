import { readFileSync } from 'node:fs'
import { createTestDatabase } from '@rookery/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALICE, BOB, CAROL, openTestService, type TestService } from './support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await openTestService()
})
afterAll(() => service[Symbol.asyncDispose]())

const NO_MARKS = { liked: [], boosted: [], bookmarked: [], pinned: [], mutedThreads: [] }
const marksOf = (viewerId: number, ...tweetIds: number[]) => service.tweets.viewerMarks({ viewerId, tweetIds })

describe('threads', () => {
  it('a reply belongs to the thread of what it answers, also when that is gone', async () => {
    const root = await service.post('a heron')
    const reply = await service.post('where?', { authorId: BOB, inReplyToId: root.id })
    const below = await service.post('at the pond', { inReplyToId: reply.id, idempotencyKey: 'once' })
    expect([root, reply, below].map(({ threadId }) => threadId)).toEqual([root.id, root.id, root.id])
    await service.tweets.deleteTweet({ authorId: ALICE, tweetId: root.id })
    const late = await service.post('I saw it', { authorId: CAROL, inReplyToId: below.id })
    expect(late.threadId).toBe(root.id)
    const [boost] = await service.sql<{ id: number; thread_id: number | null }>(
      'INSERT INTO tweets.tweets (author_id, boost_of_id) VALUES ($1, $2) RETURNING id, thread_id',
      [CAROL, reply.id],
    )
    expect(boost!.thread_id).toBeNull()
  })

  it('a row written by hand gets its thread', async () => {
    const root = await service.post('by hand')
    const [row] = await service.sql<{ thread_id: number; in_reply_to_account_id: number }>(
      "INSERT INTO tweets.tweets (author_id, text, in_reply_to_id) VALUES ($1, 'hi', $2) RETURNING *",
      [BOB, root.id],
    )
    expect(row).toMatchObject({ thread_id: root.id, in_reply_to_account_id: ALICE })
  })

  it('the migration fills threads of what was there before', async () => {
    await using database = await createTestDatabase({ migrate: false })
    const client = new pg.Client(database.url)
    await client.connect()
    const sql = (name: string) =>
      readFileSync(`${import.meta.dirname}/../../../prisma/tweets/migrations/${name}/migration.sql`, 'utf8')
    await client.query(`CREATE SCHEMA tweets; ${sql('20261121080000_tweets')}`)
    // 3 answers 2 answers 1; 5 answers 4, which is gone; 6 and 7 answer each other.
    await client.query(`INSERT INTO tweets.tweets (id, author_id, in_reply_to_id)
      VALUES (1, 9, NULL), (2, 9, 1), (3, 9, 2), (5, 9, 4), (8, 9, 5), (6, 9, 7), (7, 9, 6)`)
    await client.query(sql('20261121120100_bookmarks_pins_mutes'))
    const { rows } = await client.query('SELECT array_agg(id || $1 || thread_id ORDER BY id) AS t FROM tweets.tweets', [
      ' in ',
    ])
    await client.end()
    expect(rows[0].t).toEqual([null, '2 in 1', '3 in 1', '5 in 4', null, null, '8 in 4'])
  })
})

describe('bookmarks', () => {
  it('mark a post once, a boost as what it boosts, and go with it', async () => {
    const { id } = await service.post('keep this')
    const boost = await service.tweets.boost({ accountId: BOB, tweetId: id, visibility: 'public', appId: null })
    expect(await service.tweets.markKinds({ viewerIds: [CAROL] })).toMatchObject([{ bookmarks: false }])
    await service.tweets.bookmark({ accountId: CAROL, tweetId: boost.id })
    await service.tweets.bookmark({ accountId: CAROL, tweetId: id })
    expect(await marksOf(CAROL, id)).toEqual({ ...NO_MARKS, bookmarked: [id] })
    expect(await marksOf(BOB, id)).toMatchObject({ bookmarked: [], boosted: [id] })
    expect(await service.tweets.markKinds({ viewerIds: [BOB, CAROL] })).toMatchObject([
      { bookmarks: false },
      { bookmarks: true },
    ])
    await service.tweets.unbookmark({ accountId: CAROL, tweetId: boost.id })
    await service.tweets.unbookmark({ accountId: CAROL, tweetId: id })
    expect(await marksOf(CAROL, id)).toEqual(NO_MARKS)
    await service.tweets.bookmark({ accountId: CAROL, tweetId: id })
    await service.tweets.deleteTweet({ authorId: ALICE, tweetId: id })
    expect(await service.sql('SELECT FROM tweets.bookmarks')).toEqual([])
    for (const method of ['bookmark', 'unbookmark', 'muteThread', 'pin', 'unpin'] as const) {
      await expect(service.tweets[method]({ accountId: CAROL, tweetId: id })).rejects.toMatchObject({ status: 404 })
    }
  })

  it('tell gateways of the first one alone, and of it each time it is set', async () => {
    const [one, two] = [await service.post('one'), await service.post('two')]
    const told = async (tweetId: number) => {
      service.changed.length = 0
      await service.tweets.bookmark({ accountId: BOB, tweetId })
      return [...service.changed]
    }
    expect(await told(one.id)).toEqual([BOB])
    expect(await told(one.id)).toEqual([BOB])
    expect(await told(two.id)).toEqual([])
  })

  it('are paged in the order in which they were set', async () => {
    const [old, young] = [await service.post('old'), await service.post('young')]
    await service.tweets.bookmark({ accountId: ALICE, tweetId: young.id })
    await service.tweets.bookmark({ accountId: ALICE, tweetId: old.id })
    const first = await service.tweets.bookmarkedPage({ accountId: ALICE, limit: 1 })
    expect(first.tweets.map(({ id }) => id)).toEqual([old.id])
    const next = await service.tweets.bookmarkedPage({ accountId: ALICE, limit: 5, maxId: first.lastCursor! })
    expect(next.tweets.map(({ id }) => id)).toEqual([young.id])
    expect(await service.tweets.bookmarkedPage({ accountId: 999, limit: 5 })).toEqual({
      tweets: [],
      firstCursor: null,
      lastCursor: null,
    })
  })
})

describe('pins', () => {
  it('hold five of one’s own posts, the last pinned first, also when they come at once', async () => {
    const posts = await Promise.all([...'abcdef'].map((text) => service.post(text, { authorId: CAROL })))
    const outcomes = await Promise.allSettled(
      posts.map(({ id }) => service.tweets.pin({ accountId: CAROL, tweetId: id })),
    )
    const refused = outcomes.filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({
      reason: { status: 422, message: 'Validation failed: You have already pinned the maximum number of posts' },
    })
    const [last, ...others] = await service.tweets.pinnedBy({ authorId: CAROL })
    await service.tweets.pin({ accountId: CAROL, tweetId: last! })
    await service.tweets.unpin({ accountId: CAROL, tweetId: others[3]! })
    await service.tweets.pin({ accountId: CAROL, tweetId: others[3]! })
    expect(await service.tweets.pinnedBy({ authorId: CAROL })).toEqual([others[3], last, ...others.slice(0, 3)])
    await service.tweets.deleteTweet({ authorId: CAROL, tweetId: last! })
    expect(await service.tweets.pinnedBy({ authorId: CAROL })).not.toContain(last)
  })

  it('hold nothing that is another’s, direct or a boost, also not by hand', async () => {
    const theirs = await service.post('of alice')
    const direct = await service.post('for nobody', { authorId: BOB, visibility: 'direct' })
    const boost = await service.tweets.boost({ accountId: BOB, tweetId: theirs.id, visibility: 'public', appId: null })
    const words = ["Someone else's post", 'Posts that are only visible to mentioned users', 'A boost']
    for (const [index, { id }] of [theirs, direct, boost].entries()) {
      await expect(service.tweets.pin({ accountId: BOB, tweetId: id })).rejects.toMatchObject({
        status: 422,
        message: `Validation failed: ${words[index]} cannot be pinned`,
      })
      const byHand = service.sql('INSERT INTO tweets.pins (account_id, tweet_id) VALUES ($1, $2)', [BOB, id])
      await expect(byHand).rejects.toMatchObject({ code: '23514' })
    }
  })
})

it('a muted thread is muted wherever one looks into it', async () => {
  const root = await service.post('long story')
  const reply = await service.post('longer', { authorId: BOB, inReplyToId: root.id })
  const other = await service.post('another story')
  await service.tweets.muteThread({ accountId: CAROL, tweetId: reply.id })
  await service.tweets.muteThread({ accountId: CAROL, tweetId: root.id })
  expect((await marksOf(CAROL, root.id, other.id)).mutedThreads).toEqual([root.id])
  expect((await marksOf(CAROL, reply.id)).mutedThreads).toEqual([root.id])
  expect((await marksOf(BOB, reply.id)).mutedThreads).toEqual([])
  await service.tweets.unmuteThread({ accountId: CAROL, tweetId: reply.id })
  expect((await marksOf(CAROL, root.id)).mutedThreads).toEqual([])
})

it('what the viewer has none of is not looked for', async () => {
  const { id } = await service.post('mine')
  await service.tweets.pin({ accountId: ALICE, tweetId: id })
  const kinds = { bookmarks: true, pins: false, threadMutes: true }
  expect((await service.tweets.viewerMarks({ viewerId: ALICE, tweetIds: [id], kinds })).pinned).toEqual([])
  expect((await marksOf(ALICE, id)).pinned).toEqual([id])
})
