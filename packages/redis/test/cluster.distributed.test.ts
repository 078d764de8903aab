// Everything that is kept in Redis, on a Cluster of three: the contract suites, and what only a Cluster can get wrong.
import { createRedisClient, openImpatientCopy, type RedisClient } from '@rookery/redis'
import {
  createJobsRun,
  createMarkedHomeTimelines,
  createRedisHomeTimelines,
  createRedisPopularFlags,
  homeKey,
} from '@rookery/redis/home-timeline'
import { homeTimelinesContract } from '@rookery/redis/home-timeline/contract-suite'
import { createJobQueue } from '@rookery/redis/jobs'
import { createRedisRateCounters, limitKey } from '@rookery/redis/limits'
import { rateCountersContract } from '@rookery/redis/limits/contract-suite'
import { testRedisCluster, waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createGraphVersions } from '../src/graph/graph-versions.ts'
import { flushAll } from './suites/flush-all.ts'
import { signalsSuite } from './suites/signals-suite.ts'

let url: string
let redis: RedisClient
let impatient: Awaited<ReturnType<typeof openImpatientCopy>>
beforeAll(async () => {
  url = (await testRedisCluster()).url
  redis = createRedisClient({ url, name: 'test' })
  impatient = await openImpatientCopy(redis, () => {})
})
afterAll(async () => {
  impatient?.disconnect()
  await redis?.[Symbol.asyncDispose]()
})

const entry = (tweetId: number) => ({ tweetId, authorId: 7, boostOfId: 0 })

homeTimelinesContract('Redis Cluster', async (sizes) => {
  await flushAll(redis)
  return createRedisHomeTimelines(redis, sizes)
})

homeTimelinesContract('Redis Cluster, marked, in automatic pipelines', async (sizes) => {
  await flushAll(redis)
  return createMarkedHomeTimelines(impatient, createJobsRun(impatient), sizes)
})

rateCountersContract('Redis Cluster', async () => {
  await flushAll(redis)
  return createRedisRateCounters(impatient)
})

signalsSuite(() => url)

it('asks all nodes in one turn: timelines, counters, versions and flags of many people', async () => {
  await flushAll(redis)
  const people = Array.from({ length: 300 }, (_, index) => 1_000 + index)
  const timelines = createRedisHomeTimelines(impatient)
  const counters = createRedisRateCounters(impatient)
  const versions = createGraphVersions(impatient, 5_000)
  const flags = createRedisPopularFlags(impatient, () => 5)
  await Promise.all(people.map((id) => timelines.open(homeKey(id), 1, 0)))
  await Promise.all(people.map((id) => timelines.append([homeKey(id), homeKey(id + 64)], [entry(id)])))
  const loaded = await Promise.all(people.map((id) => timelines.load(homeKey(id))))
  // Of the first 64 one call, of the others two: their own and that of whoever is 64 before them.
  expect(loaded.map((found) => found!.numbers.length)).toEqual(people.map((id) => (id < 1_064 ? 3 : 6)))
  const rule = { limit: 1, windowMs: 60_000 }
  const takes = await Promise.all(
    people.map((id) => counters.take({ key: limitKey(`a${id}`, 'posts'), rule, now: 0, cost: 1 })),
  )
  expect(takes.every(({ taken }) => taken)).toBe(true)
  await versions.renew(people)
  const known = await Promise.all(people.map((id) => versions.read(id)))
  expect(new Set(known).size).toBe(300)
  expect(await versions.mint(1_000)).toBe(known[0])
  expect(await versions.mint(9_000)).toBe(await versions.read(9_000))
  await flags.raise(7)
  expect(await flags.all()).toEqual(new Map([[7, 5]]))
  expect(await timelines.dropAll()).toBe(300)
})

it('drops what counts on every node at once, whatever a tool finds to delete', async () => {
  await flushAll(redis)
  const timelines = createMarkedHomeTimelines(impatient, createJobsRun(impatient))
  for (const id of [1, 2, 3]) {
    await timelines.open(homeKey(id), 1, 0)
    await timelines.finish(homeKey(id), 1, [entry(id)], 0)
  }
  const left = await redis.dumpBuffer(homeKey(2))
  await using tool = createRedisClient({ url, name: 'tool' })
  expect(await createRedisHomeTimelines(tool).dropAll()).toBe(3)
  // As one that was in a slot on its way to another node.
  await redis.restore(homeKey(2), 0, left)
  const elsewhere = createMarkedHomeTimelines(impatient, createJobsRun(impatient))
  expect(await elsewhere.load(homeKey(2))).toBeNull()
  expect(await elsewhere.open(homeKey(2), 2, 0)).toBe('build')
})

it('works off jobs, retries included, and ends in an orderly way', async () => {
  await flushAll(redis)
  const [done, errors]: [number[], Error[]] = [[], []]
  await using jobs = createJobQueue<number>(redis, 'test-jobs', (error) => errors.push(error))
  await jobs.queue.addBulk(
    Array.from({ length: 20 }, (_, data) => ({ name: 'job', data, opts: { attempts: 2, removeOnComplete: true } })),
  )
  jobs.work(async (job) => {
    if (job % 5 === 0 && !errors.some(({ message }) => message === `once ${job}`)) throw new Error(`once ${job}`)
    done.push(job)
  }, 2)
  await waitUntil(async () => done.length >= 20 && (await jobs.pending()) === 0)
  expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index))
})

it('rejects what waits when it is closed, with the Cluster away or between two attempts', async () => {
  const away = createRedisClient({ url: 'redis://127.0.0.1:1,redis://127.0.0.1:2', name: 'test', use: 'blocking' })
  const waiting = away.get('a').then(
    () => 'answered',
    () => 'rejected',
  )
  await waitUntil(() => away.status === 'reconnecting')
  await away[Symbol.asyncDispose]()
  expect([await waiting, away.status]).toEqual(['rejected', 'end'])
  await away[Symbol.asyncDispose]()

  const living = createRedisClient({ url, name: 'blocking', use: 'blocking' })
  const blocked = living.blpop('nothing', 0).then(
    () => 'answered',
    () => 'rejected',
  )
  await waitUntil(() => living.status === 'ready')
  await living[Symbol.asyncDispose]()
  expect(await blocked).toBe('rejected')
})

it('lets a command wait for a few seconds when no node is there, then rejects it', async () => {
  await using away = createRedisClient({ url: 'redis://127.0.0.1:1,redis://127.0.0.1:2', name: 'test' })
  await expect(away.get('a')).rejects.toThrow('Connection is closed.')
})

it('refuses a session: the log of events is not for a Cluster', () => {
  expect(() => createRedisClient({ url, name: 'log', use: 'session' })).toThrow(/single Redis/)
})
