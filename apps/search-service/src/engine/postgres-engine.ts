/** The index in the schema `search`: effects and positions in one transaction, a rebuild in the slot that does not answer. */
import { createPool, type Pool, withTransaction } from '@rookery/database'
import { appliedOnce } from '@rookery/event-log'
import { timeLeft } from '@rookery/http'
import type { Logger } from '@rookery/telemetry'
import { createAppliedStore, writeChanges } from '../consumers/applied-store.ts'
import { createPostgresPeople } from '../people/postgres/postgres-people.ts'
import { createPostgresIndex, type PostgresIndex } from '../post-index/postgres/postgres-index.ts'
import { abandonBuilding, beginBuilding, finishBuilding } from '../slots.ts'
import type { IndexBuild, SearchEngine } from './port.ts'

/** Any constant of ours: one rebuild at a time. */
const REBUILD_LOCK = 7_665_354_132

export interface PostgresEngineConfig {
  /** The role `search`. */
  databaseUrl: string
  poolSize: number
}

export function openPostgresEngine(
  { databaseUrl, poolSize }: PostgresEngineConfig,
  { logger }: { logger: Pick<Logger, 'warn'> },
): SearchEngine {
  const pool = createPool(databaseUrl, {
    name: 'search-service',
    max: poolSize,
    timeLeft,
    onError: (error) => logger.warn({ err: error }, 'a database connection broke'),
  })
  const posts = createPostgresIndex(pool)
  return {
    posts,
    people: createPostgresPeople(pool),
    applying: (changesOf) =>
      appliedOnce(createAppliedStore(pool, posts), async (tx, events) => tx.write(await changesOf(events))),
    build: () => build(pool, posts, logger),
    [Symbol.asyncDispose]: () => pool.end(),
  }
}

async function build(pool: Pool, posts: PostgresIndex, logger: Pick<Logger, 'warn'>): Promise<IndexBuild> {
  await using opening = new AsyncDisposableStack()
  const holder = await pool.connect()
  // Closing the connection lets go of the lock, however it ends.
  opening.defer(() => holder.release(true))
  const { rows } = await holder.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [REBUILD_LOCK])
  if (!rows[0]?.taken) throw new Error('another rebuild of the search index is under way')
  const slot = await withTransaction(pool, beginBuilding)
  let finished = false
  opening.defer(async () => {
    if (finished) return
    try {
      // On the connection that has the lock: if it is lost, the slot may be another build's.
      await holder.query('BEGIN')
      await abandonBuilding(holder, slot)
      await holder.query('COMMIT')
    } catch (error) {
      logger.warn({ err: error }, 'a rebuild that broke off was not cleared away: the next one does it')
    }
  })
  const opened = opening.move()
  return {
    write: (changes) => withTransaction(pool, (tx) => writeChanges(tx, posts, [slot], changes)),
    async finish() {
      await withTransaction(
        pool,
        async (tx) => void (await tx.query('SELECT search.analyze_slot($1::smallint)', [slot])),
      )
      await withTransaction(pool, (tx) => finishBuilding(tx, slot))
      finished = true
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
