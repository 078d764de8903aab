/** Whoever gets an event can read its row. A standby that does not answer keeps a flushed commit invisible for as long as we like. */
import { waitUntil } from '@rookery/testing'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startCluster } from './support/cluster.ts'
import { memoryWriter } from './support/memory-writer.ts'
import { createWorld, type World } from './support/world.ts'

test('an event is published only when its row can be read', { timeout: 60_000 }, async () => {
  await using cluster = await startCluster()
  await using world = await createWorld({ serverUrl: cluster.url })
  const { alice } = await world.people('alice')
  const writer = memoryWriter()
  const seen: boolean[] = []
  const { append } = writer
  writer.append = async (events) => {
    for (const event of events) {
      if (event.type !== 'tweet.posted') continue
      seen.push((await world.sql('SELECT id FROM tweets.tweets WHERE id = $1', [event.tweetId])).length === 1)
    }
    await append(events)
  }
  await using relay = await world.relay(writer)
  await relay.caughtUp()
  // Its own start writes too, and would wait for the standby like everybody.
  await waitUntil(() => relay.health().ok)

  await using restoring = new AsyncDisposableStack()
  restoring.defer(() => standby(world.sql, "''"))
  await standby(world.sql, "'nobody'")
  const author = new pg.Client({ connectionString: world.url })
  author.on('error', () => {})
  await author.connect()
  const posting = author.query("INSERT INTO tweets.tweets (author_id, text) VALUES ($1, 'hello')", [alice])
  posting.catch(() => {})
  await waitUntil(() => rows(world, "SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep'"))
  // The relay has the post and looks again and again whether it can be read.
  const [flushed] = await world.sql('SELECT clock_timestamp()::text AS at')
  const looking = `SELECT FROM pg_stat_activity WHERE application_name = 'rookery-relay-control'
    AND query LIKE '%pg_current_snapshot%' AND query_start > '${flushed!.at}'`
  await waitUntil(() => rows(world, looking))
  expect(await world.sql('SELECT id FROM tweets.tweets')).toEqual([])
  expect(writer.events).toEqual([])

  await standby(world.sql, "''")
  await posting
  await author.end()
  await relay.caughtUp()
  expect(seen).toEqual([true])
})

const rows = async (world: World, text: string) => (await world.sql(text)).length

async function standby(sql: (text: string) => Promise<unknown>, names: string): Promise<void> {
  await sql(`ALTER SYSTEM SET synchronous_standby_names = ${names}`)
  await sql('SELECT pg_reload_conf()')
  await waitUntil(async () => {
    const rows = (await sql('SHOW synchronous_standby_names')) as { synchronous_standby_names: string }[]
    return `'${rows[0]!.synchronous_standby_names}'` === names
  })
}
