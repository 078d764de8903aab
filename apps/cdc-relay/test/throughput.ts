/**
 * Rows a second from the write-ahead log into a log in memory (the relay's own cost), or into Redis when REDIS_URL is set.
 * Usage: DATABASE_URL=<superuser, migrated, wal_level=logical> node apps/cdc-relay/test/throughput.ts [rows]
 */
import { createRedisEventLogWriter } from '@rookery/event-log'
import { createLogger, createMetrics } from '@rookery/telemetry'
import pg from 'pg'
import { createRelay } from '../src/index.ts'
import { memoryWriter } from './support/memory-writer.ts'

const { DATABASE_URL: databaseUrl = '', REDIS_URL: redisUrl } = process.env
const rows = Number(process.argv[2] ?? 200_000)
const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
const writer = redisUrl ? createRedisEventLogWriter({ url: redisUrl }) : memoryWriter()
const relayOf = () =>
  createRelay({ databaseUrl, writer, logger: createLogger({ level: 'warn', name: 'relay' }), metrics: createMetrics() })
{
  await using relay = await relayOf()
  await relay.caughtUp()
}

await measure('one row a transaction', async () => {
  await pool.query('SET session_replication_role = replica; SET synchronous_commit = off')
  await pool.query(`DO $$ BEGIN FOR n IN 1..${rows} LOOP
    INSERT INTO tweets.tweets (author_id, text) VALUES (n % 1000, 'hello, this is post number ' || n); COMMIT;
  END LOOP; END $$`)
})
await measure('one transaction', () =>
  pool.query(`INSERT INTO tweets.tweets (author_id, text)
    SELECT n % 1000, 'hello, this is post number ' || n FROM generate_series(1, ${rows}) n`),
)
await pool.end()
await writer[Symbol.asyncDispose]()

/** The rows are there before the relay starts, so that only the relay is timed. */
async function measure(name: string, write: () => Promise<unknown>) {
  await write()
  const cpu = process.cpuUsage()
  const began = performance.now()
  {
    await using relay = await relayOf()
    await relay.caughtUp()
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(cpu)
    console.info(
      `${name}: ${rows} rows in ${seconds.toFixed(2)} s, ${Math.round(rows / seconds)} rows/s, ` +
        `${((user + system) / rows).toFixed(1)} µs of our CPU a row, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
    )
  }
}
