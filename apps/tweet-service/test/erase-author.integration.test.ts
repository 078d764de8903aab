// What somebody posted and kept goes in batches, whatever interrupts it, and everybody else's counters stay right.
import type { Id } from '@rookery/contracts'
import { columnsNamed, columnsReferencing, type Pool } from '@rookery/database'
import { createRedisEventLog, createRedisEventLogWriter } from '@rookery/event-log'
import { createLogger } from '@rookery/telemetry'
import { startTestRedis, waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseAuthor } from '../src/accounts/erase-author.ts'
import { consumeAccounts } from '../src/index.ts'
import { ALICE, BOB, CAROL, openTestService, type TestService } from './support/service.ts'

const POSTS = 1_300
let service: TestService
beforeAll(async () => {
  service = await openTestService()
})
afterAll(() => service[Symbol.asyncDispose]())

const fill = (author: Id, posts = POSTS) =>
  service.sql(`INSERT INTO tweets.tweets (author_id, text) SELECT $1, '#tag ' || n FROM generate_series(1, $2) n`, [
    author,
    posts,
  ])
const statusesOf = async (authorId: Id) =>
  (await service.tweets.authorCounters({ authorIds: [authorId] }))[0]?.statusesCount
/** Every row of the schema in a column that names a person, or hangs on a post of theirs. */
async function rowsOf(accountId: Id): Promise<string[]> {
  const left: string[] = []
  for (const { table, column } of await columnsNamed(service.pool, 'tweets', ['account_id', 'author_id'])) {
    const rows = await service.sql(`SELECT FROM ${table} WHERE ${column} = $1`, [accountId])
    if (rows.length > 0) left.push(table)
  }
  return left
}

test('posts with all that hangs on them, likes, boosts and bookmarks of others’ posts', async () => {
  await fill(ALICE)
  const root = await service.post('root', { authorId: BOB })
  const own = await service.post('liked by bob', { idempotencyKey: 'once' })
  await service.post('a reply of alice', { inReplyToId: root.id })
  const answer = await service.post('a reply to alice', { authorId: BOB, inReplyToId: own.id })
  await service.tweets.like({ accountId: ALICE, tweetId: root.id })
  await service.tweets.boost({ accountId: ALICE, tweetId: root.id, visibility: 'public', appId: null })
  await service.tweets.like({ accountId: BOB, tweetId: own.id })
  await service.tweets.boost({ accountId: BOB, tweetId: own.id, visibility: 'public', appId: null })
  await service.sql('INSERT INTO tweets.bookmarks (account_id, tweet_id) VALUES ($1, $2)', [ALICE, root.id])
  expect((await service.tweets.getTweets({ ids: [root.id] }))[0]).toMatchObject({
    ...{ likesCount: 1, boostsCount: 1, repliesCount: 1 },
  })
  expect((await rowsOf(ALICE)).length).toBeGreaterThan(4)

  expect(await eraseAuthor(service.pool, ALICE)).toBeGreaterThan(POSTS * 2)
  expect(await rowsOf(ALICE)).toEqual([])
  expect((await service.tweets.getTweets({ ids: [root.id] }))[0]).toMatchObject({
    ...{ likesCount: 0, boostsCount: 0, repliesCount: 0 },
  })
  // The root and the reply, which stays; the boost is gone with what it boosted.
  expect(await statusesOf(BOB)).toBe(2)
  expect(await service.tweets.getTweets({ ids: [answer.id] })).toHaveLength(1)
  expect(await eraseAuthor(service.pool, ALICE)).toBe(0)
})

test('every table that hangs on posts or belongs to people is covered: none outside refers to one of ours', async () => {
  const hanging = (await columnsReferencing(service.pool, 'tweets.tweets')).map(({ table }) => table)
  expect(hanging).toEqual(
    expect.arrayContaining(['tweets.tweets', 'tweets.likes', 'tweets.tweet_edits', 'tweets.media']),
  )
})

test('no statement takes more than a thousand rows; killed anywhere, the next consumer finishes it', async () => {
  await fill(CAROL, 2 * POSTS)
  await using redis = await startTestRedis()
  await using writer = createRedisEventLogWriter({ url: redis.url })
  await writer.open(1)
  await using eventLog = createRedisEventLog({ url: redis.url })
  const confirmed: Id[] = []
  const largest: number[] = []
  let going = false
  let left = 3
  /** Lost after a few batches. */
  const dying = {
    async query(...args: Parameters<Pool['query']>) {
      if (String(args[0]).startsWith('DELETE') && left-- <= 0) throw new Error('the connection is gone')
      const result = (await service.pool.query(...args)) as unknown as { rowCount: number }
      largest.push(result.rowCount)
      return result
    },
  } as unknown as Pool
  const users = {
    confirmDeletion: async ({ accountId }: { accountId: Id }) => void confirmed.push(accountId),
    deletionsAwaiting: async () => (going && confirmed.length === 0 ? [CAROL] : []),
  }
  const logger = createLogger({ level: 'silent', name: 'tweet-service' })
  const start = (pool: Pool) =>
    consumeAccounts({ pool, eventLog, users, deadLetters: { park: async () => {} }, logger })
  const first = await start(dying)
  const position = { epoch: 1, lsn: 10, index: 0 }
  going = true
  await writer.append([{ type: 'user.changed', v: 1, at: 0, position, accountId: CAROL, state: 'deleting' }])
  await waitUntil(() => left < 0)
  expect(confirmed).toEqual([])
  const posts = (await statusesOf(CAROL)) ?? 0
  expect(posts).toBeGreaterThan(0)

  await first[Symbol.asyncDispose]()
  await using second = await start(service.pool)
  await waitUntil(() => confirmed.length > 0, { timeoutMs: 30_000 })
  await second.caughtUp()
  expect(confirmed).toEqual([CAROL])
  expect(await rowsOf(CAROL)).toEqual([])
  // An account whose row was deleted by hand asks nobody.
  expect(await rowsOf(BOB)).not.toEqual([])
  await writer.append([{ type: 'user.deleted', v: 1, at: 0, position: { ...position, lsn: 11 }, accountId: BOB }])
  await waitUntil(async () => (await rowsOf(BOB)).length === 0)
  expect(Math.max(...largest)).toBeLessThanOrEqual(1_000)
})
