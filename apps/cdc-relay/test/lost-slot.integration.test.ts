/** The server gives the slot up, because it held more of the log than it may: the relay finds its own way back. */
import { createRedisEventLogWriter } from '@rookery/event-log'
import { startTestRedis, waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { startCluster } from './support/cluster.ts'
import { DURABLE, durableConsumer, judgeEffects } from './support/durable-consumer.ts'
import { writePosts } from './support/posts.ts'
import { createWorld, type World } from './support/world.ts'

const POSTS = 10_000

test('a lost slot: new slot, new epoch, back-fill from the tables, and on it goes', async () => {
  await using cluster = await startCluster({
    max_slot_wal_keep_size: '1MB',
    min_wal_size: '32MB',
    max_wal_size: '32MB',
  })
  await using redis = await startTestRedis()
  await using world = await createWorld({ serverUrl: cluster.url })
  const gate = Promise.withResolvers<void>()
  await using writer = createRedisEventLogWriter({ url: redis.url, groups: [DURABLE] })
  const epochs: number[] = []
  await using relay = await world.relay(writer, { onEpoch: [async (epoch) => void epochs.push(epoch)] })
  await using consumer: Awaited<ReturnType<typeof durableConsumer>> = await durableConsumer(world, redis.url, {
    backfill: true,
    batchSize: 50,
    // It stands still, so that nothing more is acknowledged and the slot holds the log.
    pace: () => (consumer.delivered() < 1000 ? Promise.resolve() : gate.promise),
  })
  await relay.caughtUp()
  const began = Date.now()
  await writePosts(world, POSTS).done
  await world.sql('CREATE TABLE public.noise (n integer)')
  const lost = Date.now()
  await waitUntil(
    async () => {
      await world.sql('INSERT INTO public.noise SELECT generate_series(1, 100000)')
      await world.sql('SELECT pg_switch_wal()')
      await world.sql('CHECKPOINT')
      return (await stateOf(world))?.epoch !== 1
    },
    { timeoutMs: 40_000, describe: () => JSON.stringify(relay.health()) },
  )
  await waitUntil(() => (relay.health().epoch ?? 0) > 1)
  const recovered = Date.now()
  gate.resolve()
  await writePosts(world, 1000).done
  await relay.caughtUp()
  await consumer.caughtUp()
  await waitUntil(async () => (await judgeEffects(world)).lost === 0)
  const effects = await judgeEffects(world)
  console.info(
    `lost slot: ${POSTS} events, ${POSTS - 1000} unacknowledged; epochs ${epochs.join(', ')}; recovered by itself in ` +
      `${((recovered - lost) / 1000).toFixed(1)} s; back-fills ${consumer.backfills()}; ` +
      `effects lost ${effects.lost}, applied twice ${effects.twice}; ${((Date.now() - began) / 1000).toFixed(1)} s`,
  )
  expect(effects).toEqual({ lost: 0, twice: 0 })
  expect(epochs).toEqual([...new Set(epochs)])
  expect(epochs.length).toBeGreaterThan(1)
  expect(await stateOf(world)).toEqual({ epoch: epochs.at(-1), announced_epoch: epochs.at(-1) })
})

const stateOf = async (world: World) =>
  (await world.sql<{ epoch: number; announced_epoch: number }>('SELECT epoch, announced_epoch FROM relay.state'))[0]
