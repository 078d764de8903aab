// The model test where the log is not in the same Redis: on a Cluster, and on a Redis that loses its last writes.
import { type AnyRedis, BULL_PREFIX, createRedisClient, isCluster } from '@rookery/redis'
import {
  createJobsRun,
  createMarkedHomeTimelines,
  createRedisHomeTimelines,
  createRedisPopularFlags,
} from '@rookery/redis/home-timeline'
import { startTestRedis, testRedisCluster } from '@rookery/testing'
import { expect, it } from 'vitest'
import { type CachesOf, runModel } from './model/run-model.ts'
import { type Caches, MODEL_CONFIG } from './model/world.ts'

const RUNS = Number(process.env.MODEL_REDIS_RUNS ?? 30)
const SEED = process.env.MODEL_SEED
const seeds = SEED ? [Number(SEED)] : Array.from({ length: RUNS }, (_, index) => 200_000 + index)
const { sizes } = MODEL_CONFIG

/** The node of jobs and flags alone is emptied: homes elsewhere stay, and must not count. */
async function flushJobs(redis: AnyRedis): Promise<void> {
  if (!isCluster(redis)) return flushAll(redis)
  const slot = Number(await redis.cluster('KEYSLOT', BULL_PREFIX))
  const [address] = redis.slots[slot]!
  const node = redis.nodes('master').find(({ options }) => `${options.host}:${options.port}` === address)
  await node!.flushall()
}

const flushAll = async (redis: AnyRedis): Promise<void> =>
  void (await Promise.all(isCluster(redis) ? redis.nodes('master').map((node) => node.flushall()) : [redis.flushall()]))

/** As open-caches.ts puts them together. */
function marked(redis: AnyRedis, losing?: Caches['losing']): CachesOf {
  return () => (now) => {
    // Asked for each time: a second is longer than a run.
    let asked = 0
    const jobsRun = createJobsRun(redis, { now: () => (asked += 2_000) })
    const flags = createRedisPopularFlags(redis, now)
    return {
      timelines: createMarkedHomeTimelines(redis, jobsRun, sizes),
      flags: {
        raise: flags.raise,
        async all() {
          const all = await flags.all()
          await jobsRun.refresh()
          return all
        },
      },
      flushAll: () => flushJobs(redis),
      losing,
    }
  }
}

const unmarked = (redis: AnyRedis, losing: Caches['losing']): CachesOf => {
  const caches = marked(redis, losing)(null)
  return () => (now) => ({ ...caches(now), timelines: createRedisHomeTimelines(redis, sizes) })
}

async function openLosingRedis() {
  await using stack = new AsyncDisposableStack()
  const engine = stack.use(await startTestRedis())
  const redis = stack.use(createRedisClient({ url: engine.url, name: 'test', use: 'blocking' }))
  let size = 0
  const note = () => {
    size = engine.appendOnlySize()
  }
  const losing = {
    note,
    async lose() {
      await engine.kill9()
      engine.cutAppendOnlyFile(() => size)
      await engine.restart()
      await redis.ping()
    },
  }
  const held = stack.move()
  return { redis, losing, [Symbol.asyncDispose]: () => held.disposeAsync() }
}

it('shows every reader exactly the truth on a Cluster', { timeout: 300_000 }, async () => {
  await using redis = createRedisClient({ url: (await testRedisCluster()).url, name: 'test' })
  for (const seed of seeds) {
    await redis.ping()
    await flushAll(redis)
    await runModel(seed, null, marked(redis))
  }
})

it('shows every reader exactly the truth although Redis loses its last writes', { timeout: 300_000 }, async () => {
  await using opened = await openLosingRedis()
  const { redis, losing } = opened
  for (const seed of seeds) {
    await flushAll(redis)
    await runModel(seed, null, marked(redis, losing))
  }
})

it('notices that timelines without marks lack what was lost', { timeout: 300_000 }, async () => {
  await using opened = await openLosingRedis()
  const { redis, losing } = opened
  let wrong: unknown
  for (let seed = 1; seed <= 100 && wrong === undefined; seed++) {
    await flushAll(redis)
    wrong = await runModel(seed, null, unmarked(redis, losing)).then(
      () => undefined,
      (error: unknown) => error,
    )
  }
  expect(String(wrong)).toContain('MODEL_SEED=')
})
