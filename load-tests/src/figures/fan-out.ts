/**
 * Fan-out deliveries a second, end to end: from the first POST until the last of 20,000 active followers' timelines holds
 * every post. Against redis-benchmark's pipelined LPUSH. Bytes per timeline come from the same timelines.
 */
import { createRedisClient, type RedisClient } from '@rookery/redis'
import {
  createRedisHomeTimelines,
  ENTRY_BYTES,
  entriesOf,
  type HomeTimelines,
  homeKey,
  newGeneration,
} from '@rookery/redis/home-timeline'
import { run } from '../child.ts'
import type { Member, Rig } from '../rig.ts'
import { type Figure, median } from '../stats.ts'

const FOLLOWERS = 20_000
const POSTS = 100
/** Posts sent at once: an author who waits for each answer would measure the answers. */
const AT_ONCE = 16
const FULL = 800

export async function fanOut(rig: Rig, rounds: number): Promise<Figure[]> {
  const author = await rig.signUp('fan_out_author')
  const readers = await makeFollowers(rig, author)
  await using redis = createRedisClient({ url: rig.redisUrl, name: 'bench' })
  const timelines = createRedisHomeTimelines(redis)
  const keys = readers.map(homeKey)
  await inBatches(keys, async (key) => {
    const generation = newGeneration(Date.now())
    await timelines.open(key, generation, 0)
    await timelines.finish(key, generation, [], 0)
  })

  await rig.quiet()

  const rates: number[] = []
  const references: number[] = []
  let expected = 0
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    let sent = 0
    const send = async () => {
      while (sent < POSTS)
        await rig.request(author, 'POST', '/api/v1/statuses', { status: `herons ${round}-${sent++}` })
    }
    await Promise.all(Array.from({ length: AT_ONCE }, send))
    expected += POSTS
    await settled(redis, keys, expected)
    rates.push((POSTS * FOLLOWERS) / ((performance.now() - started) / 1000))
    references.push(await lpush(rig))
  }
  await checkEvery(timelines, keys, expected)
  const bytes = await bytesWhenFull(redis, timelines, keys[0]!, Number(author.id))
  return [
    {
      name: `fan-out deliveries, ${FOLLOWERS.toLocaleString('en')} active followers`,
      value: median(rates),
      unit: '/s',
      against: { name: 'redis-benchmark lpush -P 64', value: median(references) },
      goal: '≥ 400,000/s, ratio ≥ 0.33',
    },
    { name: `bytes of a timeline of ${FULL}`, value: bytes, unit: 'B' },
  ]
}

/** Followers by SQL: 20,000 sign-ups would only measure argon2. */
async function makeFollowers(rig: Rig, author: Member): Promise<number[]> {
  const { rows } = await rig.sql.query<{ id: string }>(
    `INSERT INTO users.accounts (username) SELECT 'reader_' || n FROM generate_series(1, $1) n RETURNING id`,
    [FOLLOWERS],
  )
  const ids = rows.map((row) => Number(row.id))
  await rig.sql.query(
    'INSERT INTO users.follows (follower_id, followee_id) SELECT reader, $2 FROM unnest($1::bigint[]) reader',
    [ids, author.id],
  )
  return ids
}

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>, size = 500): Promise<void> {
  for (let at = 0; at < items.length; at += size) await Promise.all(items.slice(at, at + size).map(work))
}

const DEADLINE_MS = 120_000

/** Polls a few timelines (cheap for Redis), then makes sure of all before the clock stops. */
async function settled(redis: RedisClient, keys: readonly string[], posts: number): Promise<void> {
  const probes = keys.filter((_, index) => index % Math.floor(keys.length / 64) === 0)
  const deadline = performance.now() + DEADLINE_MS
  for (const some of [probes, keys]) {
    while (!(await longEnough(redis, some, posts))) {
      if (performance.now() > deadline) throw new Error(`fan-out of ${posts} posts did not end within two minutes`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}

async function longEnough(redis: RedisClient, keys: readonly string[], posts: number): Promise<boolean> {
  const pipeline = redis.pipeline()
  for (const key of keys) pipeline.strlen(key)
  const replies = (await pipeline.exec()) ?? []
  return replies.every(([, length]) => Number(length) >= (posts + 1) * ENTRY_BYTES)
}

async function checkEvery(timelines: HomeTimelines, keys: readonly string[], posts: number): Promise<void> {
  await inBatches(keys, async (key) => {
    const timeline = await timelines.load(key)
    const ids = new Set(entriesOf(timeline?.numbers ?? new Float64Array()).map((entry) => entry.tweetId))
    if (ids.size !== posts) throw new Error(`${key} holds ${ids.size} posts instead of ${posts}`)
  })
}

async function bytesWhenFull(redis: RedisClient, timelines: HomeTimelines, key: string, authorId: number) {
  const entries = Array.from({ length: FULL }, (_, n) => ({ tweetId: 1000 + n, authorId, boostOfId: 0 }))
  await timelines.drop([key])
  const generation = newGeneration(Date.now())
  await timelines.open(key, generation, 0)
  await timelines.finish(key, generation, entries, 0)
  return Number(await redis.memory('USAGE', key))
}

async function lpush(rig: Rig): Promise<number> {
  const { hostname, port, password } = new URL(rig.redisUrl)
  const args = ['-h', hostname, '-p', port, '-a', password, '-t', 'lpush', '-P', '64', '-n', '1000000', '--csv']
  const { stdout } = await run('redis-benchmark', args)
  return Number(/"LPUSH","([\d.]+)"/.exec(stdout)?.[1])
}
