/** A dump restored into a new cluster, whose LSNs start lower, over the same log. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createRedisEventLogWriter } from '@rookery/event-log'
import { canDump, startTestRedis, testFolder } from '@rookery/testing'
import { expect, test } from 'vitest'
import { startCluster } from './support/cluster.ts'
import { DURABLE, durableConsumer, judgeEffects } from './support/durable-consumer.ts'
import { writePosts } from './support/posts.ts'
import { readLive } from './support/redis-log.ts'
import { createWorld } from './support/world.ts'

const run = promisify(execFile)

test.runIf(await canDump())(
  'a dump in a new cluster: the epoch rises, new events arrive, nothing is applied twice',
  async () => {
    const began = Date.now()
    await using redis = await startTestRedis()
    await using cluster = await startCluster()
    await using old = await createWorld()
    const dump = join(testFolder(), 'dump')
    const epochs: number[] = []
    const onEpoch = [async (epoch: number) => void epochs.push(epoch)]
    let highest: number
    {
      await using writer = createRedisEventLogWriter({ url: redis.url, groups: [DURABLE] })
      await using relay = await old.relay(writer, { onEpoch })
      await using consumer = await durableConsumer(old, redis.url)
      // The old cluster is far ahead.
      await old.sql('CREATE TABLE public.noise AS SELECT generate_series(1, 300000)')
      await writePosts(old, 2000).done
      await relay.caughtUp()
      await consumer.caughtUp()
      await run('pg_dump', ['--format=custom', `--file=${dump}`, old.url])
      // Written after the dump, and so lost with the old cluster; the log has it.
      await writePosts(old, 100).done
      await relay.caughtUp()
      highest = (await readLive(redis.url)).at(-1)!.position.lsn
    }

    await using restored = await createWorld({ serverUrl: cluster.url, migrate: false })
    await run('pg_restore', ['--no-owner', '--no-privileges', `--dbname=${restored.url}`, dump])
    await using writer = createRedisEventLogWriter({ url: redis.url, groups: [DURABLE] })
    await using relay = await restored.relay(writer, { onEpoch })
    await using consumer = await durableConsumer(restored, redis.url, { backfill: true })
    await relay.caughtUp()
    await writePosts(restored, 500).done
    await relay.caughtUp()
    await consumer.caughtUp()

    const events = (await readLive(redis.url)).filter((event) => event.position.epoch === epochs.at(-1))
    const effects = await judgeEffects(restored)
    console.info(
      `dump in a new cluster: epochs ${epochs.join(', ')}; LSN before ${highest}, after ${events[0]?.position.lsn}; ` +
        `500 new events, ${events.length} arrived; effects lost ${effects.lost}, applied twice ${effects.twice}; ` +
        `${((Date.now() - began) / 1000).toFixed(1)} s`,
    )
    expect(epochs).toEqual([1, 2])
    expect(events[0]!.position.lsn).toBeLessThan(highest)
    expect(events).toHaveLength(500)
    expect(effects).toEqual({ lost: 0, twice: 0 })
  },
)
