/** Two gateways on one real Redis, which may be emptied or killed under them. */
import { createRedisClient, type RedisClient } from '@rookery/redis'
import { startTestRedis, type TestRedis, waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { alice, bob, carol } from '../src/streaming/fakes.ts'
import { openSocket } from './streaming-support.ts'
import { liveStreamsSuite, setUp } from './suites/live-streams-suite.ts'

let redis: TestRedis
let client: RedisClient
beforeAll(async () => {
  redis = await startTestRedis()
  client = createRedisClient({ url: redis.url, name: 'test' })
})
afterAll(async () => {
  await client?.[Symbol.asyncDispose]()
  await redis?.[Symbol.asyncDispose]()
})

const places = () => ({ log: redis.url, url: redis.url })

liveStreamsSuite(places)

it('FLUSHALL: open connections are reset and go on; nothing comes twice', async () => {
  await using all = await setUp(places())
  const { world, relay, epoch, first } = all
  await using home = await openSocket(first.url, '?stream=user', String(alice))
  const before = await relay.publish(world.post(bob, {}, true))
  await home.heard(1)
  await client.flushall()
  await relay.writer.open(epoch)
  await relay.publish(before)
  await home.heard(2)
  const after = await relay.publish(world.post(bob, {}, true))
  await home.heard(3)
  const ids = home.frames.map(({ event, payload }) => [event, payload === '' ? '' : Number(JSON.parse(payload).id)])
  expect(ids).toEqual([
    ['update', before.tweetId],
    ['reset', ''],
    ['update', after.tweetId],
  ])
})

it('Redis killed and started again: open connections stay and go on, and a block made meanwhile holds', async () => {
  await using all = await setUp(places())
  const { world, relay, epoch, first } = all
  await using home = await openSocket(first.url, '?stream=user', String(alice))
  const before = await relay.publish(world.post(bob, {}, true))
  await home.heard(1)
  await redis.kill9()
  world.graph(alice).blocking = [bob]
  await first.graphs.graphChanged([alice, bob])
  await redis.restart()
  await waitUntil(async () => relay.writer.open(epoch))
  await relay.publish(world.post(bob, {}, true))
  const after = await relay.publish(world.post(carol, {}, true))
  await waitUntil(() => home.frames.some(({ payload }) => payload.includes(String(after.tweetId))))
  const shown = home.frames
    .filter(({ event }) => event === 'update')
    .map(({ payload }) => Number(JSON.parse(payload).id))
  expect(shown).toEqual([before.tweetId, after.tweetId])
  expect(home.state.closed).toBeNull()
})
