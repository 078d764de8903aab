/** SIGKILL of the relay's process, again and again in the middle of the stream. */
import { once } from 'node:events'
import { createRedisEventLog } from '@rookery/event-log'
import { startTestRedis, waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { durableConsumer, judgeEffects } from './support/durable-consumer.ts'
import { writePosts } from './support/posts.ts'
import { judgeLog, readLive } from './support/redis-log.ts'
import { relayProcesses } from './support/relay-processes.ts'
import { createWorld } from './support/world.ts'

const POSTS = 10_000
const KILLS = 4

test('SIGKILL of the relay in the middle of the stream loses nothing and repeats nothing', async () => {
  await using redis = await startTestRedis()
  await using world = await createWorld()
  await using log = createRedisEventLog({ url: redis.url })
  await using consumer = await durableConsumer(world, redis.url)
  const began = Date.now()
  await using relays = relayProcesses(world.url, { redisUrl: redis.url, name: 'relay' })
  let relay = await relays.start()
  const writing = writePosts(world, POSTS, 2500)
  for (let kill = 1; kill <= KILLS; kill++) {
    await waitUntil(() => writing.written() > (POSTS * kill) / (KILLS + 1), { timeoutMs: 30_000 })
    relay.kill('SIGKILL')
    await once(relay, 'exit')
    relay = await relays.start()
  }
  await writing.done
  await waitUntil(async () => (await judgeLog(world, redis.url)).lost === 0, { timeoutMs: 20_000 }).catch(() => {})
  await consumer.caughtUp()
  relay.kill('SIGKILL')
  const [inLog, effects] = [await judgeLog(world, redis.url), await judgeEffects(world)]
  console.info(
    `SIGKILL of the relay: ${POSTS} events, ${KILLS} kills; lost ${inLog.lost}, repeats ${inLog.repeats}; ` +
      `effects lost ${effects.lost}, applied twice ${effects.twice}; ${((Date.now() - began) / 1000).toFixed(1)} s`,
  )
  expect(inLog).toEqual({ lost: 0, repeats: 0, events: POSTS })
  expect(effects).toEqual({ lost: 0, twice: 0 })
  const events = await readLive(redis.url)
  const lsns = events.map((event) => event.position.lsn)
  expect(lsns).toEqual(lsns.toSorted((a, b) => a - b))
  expect(await log.lag()).toMatchObject({ 'test-durable': 0 })
})
