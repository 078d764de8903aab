/** FLUSHALL while a durable consumer is far behind: what it has not applied must come again. */
import { createRedisEventLogWriter } from '@rookery/event-log'
import { startTestRedis, waitUntil } from '@rookery/testing'
import { Redis } from 'ioredis'
import { expect, test } from 'vitest'
import { DURABLE, durableConsumer, judgeEffects } from './support/durable-consumer.ts'
import { writePosts } from './support/posts.ts'
import { readLive } from './support/redis-log.ts'
import { createWorld } from './support/world.ts'

const POSTS = 10_000

test('FLUSHALL with a slow durable consumer loses nothing and applies nothing twice', async () => {
  expect(await flushWhileBehind(true)).toEqual({ lost: 0, twice: 0 })
})

test('with the two-second rule alone it loses', async () => {
  expect((await flushWhileBehind(false)).lost).toBeGreaterThan(0)
})

async function flushWhileBehind(durable: boolean) {
  const group = { ...DURABLE, durable }
  await using redis = await startTestRedis()
  await using world = await createWorld()
  await using writer = createRedisEventLogWriter({ url: redis.url, groups: [group] })
  await using relay = await world.relay(writer)
  const gate = Promise.withResolvers<void>()
  await using consumer: Awaited<ReturnType<typeof durableConsumer>> = await durableConsumer(world, redis.url, {
    group,
    batchSize: 50,
    // Slow: it comes to a stand after a while, with most of the log before it.
    pace: () => (consumer.delivered() < 1000 ? Promise.resolve() : gate.promise),
  })
  const began = Date.now()
  await relay.caughtUp()
  const start = relay.health().acknowledgedLsn ?? 0
  await writePosts(world, POSTS).done
  await relay.caughtUp()
  // Long enough for the two-second rule to let everything go, were it alone; when it is, until it has.
  const old = Date.now() + 2500
  const last = (await readLive(redis.url)).at(-1)!.position.lsn
  await waitUntil(() => Date.now() > old && (durable || (relay.health().acknowledgedLsn ?? 0) >= last))
  const behind = POSTS - consumer.delivered()
  const acknowledged = (relay.health().acknowledgedLsn ?? 0) - start
  const client = new Redis(redis.url)
  await client.flushall()
  client.disconnect()
  gate.resolve()

  // The relay notices with the next event or poll; then everything unacknowledged comes again.
  await writePosts(world, 10).done
  await relay.caughtUp()
  await consumer.caughtUp()
  const verdict = await judgeEffects(world)
  console.info(
    `FLUSHALL, ${durable ? 'as built' : 'two-second rule alone'}: ${POSTS} events, consumer ${behind} behind, ` +
      `${acknowledged} bytes acknowledged; effects lost ${verdict.lost}, applied twice ${verdict.twice}; ` +
      `${((Date.now() - began) / 1000).toFixed(1)} s`,
  )
  expect(behind).toBeGreaterThan(POSTS / 2)
  return verdict
}
