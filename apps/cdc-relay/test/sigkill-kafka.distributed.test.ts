/** SIGKILL of the relay's process in the middle of the stream, with the log in Kafka. */
import { once } from 'node:events'
import { openEventLog } from '@rookery/event-log'
import { testKafka, waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { durableConsumer, judgeEffects } from './support/durable-consumer.ts'
import { writePosts } from './support/posts.ts'
import { relayProcesses } from './support/relay-processes.ts'
import { createWorld } from './support/world.ts'

const POSTS = 5_000
const KILLS = 3

test('SIGKILL of the relay in the middle of the stream to Kafka loses nothing and repeats nothing', async () => {
  await using world = await createWorld()
  const kafka = { ...(await testKafka()), partitions: 4, replication: 1 }
  const engine = { kafka, redisUrl: '', name: 'relay' }
  await using log = await openEventLog(engine)
  await using consumer = await durableConsumer(world, await openEventLog(engine))
  await using relays = relayProcesses(world.url, engine)
  let relay = await relays.start()
  const writing = writePosts(world, POSTS, 1_500)
  for (let kill = 1; kill <= KILLS; kill++) {
    await waitUntil(() => writing.written() > (POSTS * kill) / (KILLS + 1), { timeoutMs: 60_000 })
    relay.kill('SIGKILL')
    await once(relay, 'exit')
    relay = await relays.start()
  }
  await writing.done
  await waitUntil(async () => (await log.recentLive({ since: 0 })).length >= POSTS, { timeoutMs: 90_000 }).catch(
    () => {},
  )
  await consumer.caughtUp()
  relay.kill('SIGKILL')
  const posted = (await log.recentLive({ since: 0 })).filter(({ type }) => type === 'tweet.posted')
  const lsns = posted.map(({ position }) => position.lsn)
  expect(new Set(posted.map((event) => ('tweetId' in event ? event.tweetId : 0))).size).toBe(POSTS)
  expect(posted).toHaveLength(POSTS)
  expect(lsns).toEqual(lsns.toSorted((a, b) => a - b))
  expect(await judgeEffects(world)).toEqual({ lost: 0, twice: 0 })
  expect(await log.lag()).toMatchObject({ 'test-durable': 0 })
})
