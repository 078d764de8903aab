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
import { createWorld, type World } from './support/world.ts'

const run = promisify(execFile)

/** Takes what the old database holds now; the function it answers makes a database of it on another server. */
type Save = (old: World) => Promise<(serverUrl: string) => Promise<World>>

const byDump: Save = async (old) => {
  const dump = join(testFolder(), 'dump')
  await run('pg_dump', ['--format=custom', `--file=${dump}`, old.url])
  return async (serverUrl) => {
    const restored = await createWorld({ serverUrl, migrate: false })
    await run('pg_restore', ['--no-owner', '--no-privileges', `--dbname=${restored.url}`, dump])
    return restored
  }
}

/** The same where no pg_dump is at hand, as with PostgreSQL from npm: the rows that matter here. */
const byRows: Save = async (old) => {
  const tables = ['relay.state', 'tweets.tweets', 'public.applied', 'public.applied_to']
  const saved = await Promise.all(
    tables.map(
      async (table) => (await old.sql<{ rows: unknown }>(`SELECT json_agg(t) AS rows FROM ${table} t`))[0]!.rows,
    ),
  )
  return async (serverUrl) => {
    const restored = await createWorld({ serverUrl })
    await restored.sql('DELETE FROM relay.state')
    for (const [i, table] of tables.entries()) {
      if (table.startsWith('public.')) await restored.sql(`CREATE TABLE ${table} AS ${emptyLike(table)}`)
      await restored.sql(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`, [
        JSON.stringify(saved[i]),
      ])
    }
    await restored.sql('ALTER TABLE public.applied_to ADD PRIMARY KEY (partition)')
    return restored
  }
}
const emptyLike = (table: string) =>
  table === 'public.applied'
    ? 'SELECT 1::bigint AS tweet_id WHERE false'
    : 'SELECT 1::integer AS partition, 1::integer AS epoch, 1::bigint AS lsn, 1::integer AS index WHERE false'

test.runIf(await canDump())(
  'a dump in a new cluster: the epoch rises, new events arrive, nothing is applied twice',
  () => restoreElsewhere('dump', byDump),
)

test('rows copied to a new cluster: the same', () => restoreElsewhere('copied rows', byRows))

async function restoreElsewhere(name: string, save: Save) {
  const began = Date.now()
  await using redis = await startTestRedis()
  await using cluster = await startCluster()
  await using old = await createWorld()
  const epochs: number[] = []
  const onEpoch = [async (epoch: number) => void epochs.push(epoch)]
  let restore: Awaited<ReturnType<Save>>
  let highest: number
  {
    await using writer = createRedisEventLogWriter({ url: redis.url, groups: [DURABLE] })
    await using relay = await old.relay(writer, { onEpoch })
    await using consumer = await durableConsumer(old, redis.url)
    // A slot is made only when no older transaction runs on the whole server; what is written before it does not come.
    await relay.caughtUp()
    // The old cluster is far ahead.
    await old.sql('CREATE TABLE public.noise AS SELECT generate_series(1, 300000)')
    await writePosts(old, 2000).done
    await relay.caughtUp()
    await consumer.caughtUp()
    restore = await save(old)
    // Written after the dump, and so lost with the old cluster; the log has it.
    await writePosts(old, 100).done
    await relay.caughtUp()
    highest = (await readLive(redis.url)).at(-1)!.position.lsn
  }

  await using restored = await restore(cluster.url)
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
    `${name} in a new cluster: epochs ${epochs.join(', ')}; LSN before ${highest}, after ${events[0]?.position.lsn}; ` +
      `500 new events, ${events.length} arrived; effects lost ${effects.lost}, applied twice ${effects.twice}; ` +
      `${((Date.now() - began) / 1000).toFixed(1)} s`,
  )
  expect(epochs).toEqual([1, 2])
  expect(events[0]!.position.lsn).toBeLessThan(highest)
  expect(events).toHaveLength(500)
  expect(effects).toEqual({ lost: 0, twice: 0 })
}
