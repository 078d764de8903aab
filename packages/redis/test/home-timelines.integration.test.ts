import { homeTimelinesContract } from '@rookery/redis/home-timeline/contract-suite'
import { redisOfFile } from '@rookery/testing/redis-of-file'
import { expect, it } from 'vitest'
import { createRedisHomeTimelines, createRedisPopularFlags } from '../src/home-timeline/index.ts'

const server = redisOfFile()

homeTimelinesContract('Redis', async (sizes) => {
  await server.redis.flushall()
  return createRedisHomeTimelines(server.redis, sizes)
})

it('expires timelines nobody reads: life is kept by writes and renewed by reads', async () => {
  const timelines = createRedisHomeTimelines(server.redis, { keep: 2, slack: 0, ttlSeconds: 1000 })
  const entry = (tweetId: number) => ({ tweetId, authorId: 1, boostOfId: 0 })
  await timelines.open('home:{b1}:1', 5, 0)
  await timelines.finish('home:{b1}:1', 5, [entry(1), entry(2)], 0)
  await server.redis.expire('home:{b1}:1', 500)
  await timelines.append(['home:{b1}:1'], [entry(3)])
  await timelines.merge('home:{b1}:1', [entry(4)], 2)
  expect(await server.redis.ttl('home:{b1}:1')).toBeLessThanOrEqual(500)
  expect(await server.redis.ttl('home:{b1}:1')).toBeGreaterThan(400)
  await timelines.load('home:{b1}:1')
  expect(await server.redis.ttl('home:{b1}:1')).toBeGreaterThan(900)
})

it('raises a popular flag once, with the time of Redis', async () => {
  const [before] = await server.redis.time()
  const flags = createRedisPopularFlags(server.redis)
  await flags.raise(7)
  const raised = await flags.all()
  expect(raised.get(7)).toBeGreaterThanOrEqual(Number(before) * 1000)
  await createRedisPopularFlags(server.redis, () => 1_800_000_000_123).raise(7)
  await createRedisPopularFlags(server.redis, () => 1_800_000_000_123).raise(8)
  expect(await flags.all()).toEqual(new Map([...raised, [8, 1_800_000_000_123]]))
})
