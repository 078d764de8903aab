/** PostgreSQL crashes and recovers: slots come back as they were last saved, so that events are sent again. */
import { createRedisEventLogWriter } from '@rookery/event-log'
import { startTestRedis, waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { startCluster } from './support/cluster.ts'
import { DURABLE, durableConsumer, judgeEffects } from './support/durable-consumer.ts'
import { writePosts } from './support/posts.ts'
import { judgeLog } from './support/redis-log.ts'
import { createWorld } from './support/world.ts'

const POSTS = 10_000
const CRASHES = 3

test('crashes of PostgreSQL in the middle of the stream lose nothing and repeat nothing', async () => {
  await using cluster = await startCluster()
  await using redis = await startTestRedis()
  await using world = await createWorld({ serverUrl: cluster.url })
  await using writer = createRedisEventLogWriter({ url: redis.url, groups: [DURABLE] })
  await using relay = await world.relay(writer, { trimMs: 1e9 })
  await using consumer = await durableConsumer(world, redis.url)
  await relay.caughtUp()
  const began = Date.now()
  const writing = writePosts(world, POSTS, 2500)
  for (let crash = 1; crash <= CRASHES; crash++) {
    await waitUntil(() => writing.written() > (POSTS * crash) / (CRASHES + 1), { timeoutMs: 30_000 })
    // One backend killed makes the server end all others and recover from its log.
    const [backend] = await world.sql<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    process.kill(backend!.pid, 'SIGKILL')
    await waitUntil(() => world.sql('SELECT 1'))
  }
  await writing.done
  await relay.caughtUp()
  await consumer.caughtUp()
  const [log, effects] = [await judgeLog(world, redis.url), await judgeEffects(world)]
  console.info(
    `crash of PostgreSQL: ${log.events} events, ${CRASHES} crashes; lost ${log.lost}, repeats ${log.repeats}; ` +
      `effects lost ${effects.lost}, applied twice ${effects.twice}; ${((Date.now() - began) / 1000).toFixed(1)} s`,
  )
  expect(log).toMatchObject({ lost: 0, repeats: 0 })
  expect(log.events).toBeGreaterThanOrEqual(POSTS)
  expect(effects).toEqual({ lost: 0, twice: 0 })
})
