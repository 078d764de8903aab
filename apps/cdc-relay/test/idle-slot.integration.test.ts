/** A slot whose tables are quiet must not make the server keep what other tables and databases write. */
import { createTestDatabase, waitUntil } from '@rookery/testing'
import pg from 'pg'
import { expect, test } from 'vitest'
import { memoryWriter } from './support/memory-writer.ts'
import { createWorld } from './support/world.ts'

test('an idle slot does not hold the log that other tables and databases write', async () => {
  await using world = await createWorld()
  await using other = await createTestDatabase({ migrate: false })
  await using relay = await world.relay(memoryWriter())
  await relay.caughtUp()
  const held = async () => {
    const [row] = await world.sql(
      `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint AS unconfirmed,
         pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::bigint AS kept, pg_current_wal_lsn()::text AS now
       FROM pg_replication_slots WHERE slot_name = $1`,
      [relay.slot],
    )
    return { unconfirmed: Number(row!.unconfirmed), kept: Number(row!.kept), now: row!.now! }
  }
  const { now: before } = await held()
  await world.sql('CREATE TABLE public.noise AS SELECT generate_series(1, 200000) AS n')
  const client = new pg.Client({ connectionString: other.url })
  await client.connect()
  await client.query('CREATE TABLE noise AS SELECT generate_series(1, 300000) AS n')
  await client.end()
  const [row] = await world.sql('SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), $1)::bigint AS written', [before])
  const written = Number(row!.written)
  // A slot's restart point moves with the server's records of running transactions, which checkpoints write; not with one
  // that names a transaction older than the noise, and others test on this server meanwhile.
  const released = async () => {
    await world.sql('CHECKPOINT')
    return (await held()).kept < 1_000_000
  }
  await waitUntil(released, { timeoutMs: 30_000, describe: async () => JSON.stringify(await held()) })
  const after = await held()
  console.info(
    `idle slot: others wrote ${Math.round(written / 1e6)} MB; ${after.unconfirmed} bytes unconfirmed, ${after.kept} bytes kept`,
  )
  expect(written).toBeGreaterThan(20_000_000)
})
