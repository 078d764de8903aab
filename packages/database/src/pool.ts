// PostgreSQL connections as the services use them: short statements, ids as numbers, times as milliseconds.
import pg from 'pg'
import { endWhenSilent } from './end-when-silent.ts'
import { guardQueue } from './guard-queue.ts'

export interface PoolOptions {
  /** Shown in pg_stat_activity. */
  name: string
  /** Connections at most. */
  max: number
  /** An idle connection broke (the server restarted). The pool replaces it by itself. */
  onError?: (error: Error) => void
  /** `timeLeft` of packages/http: who is not waited for any more gets no connection. Everybody has time unless told. */
  timeLeft?: () => number
  /** Given by tests; 10 s unless told. */
  silenceMs?: number
}

export type Pool = pg.Pool

/** Write transactions are short (decision 7): nothing may hold a snapshot or a lock for longer. */
const TIMEOUT_MS = 5_000
/** Whoever has not answered by then does not: statements end before, and locks are statements. */
const SILENCE_MS = 2 * TIMEOUT_MS
const forEver = () => Number.POSITIVE_INFINITY
/** So many wait for a connection, at some milliseconds each, before waiting longer is worse than being refused. */
const WAITING_PER_CONNECTION = 200

/**
 * A pool whose rows hold `number` for int8 (our ids have 53 bits; beyond that RangeError), `number[]` for int8[], and
 * milliseconds since 1970 for timestamptz. To write a time pass a Date. A server that does not answer for ten seconds costs the
 * connection (ETIMEDOUT). Close it with `await pool.end()`.
 */
export function createPool(url: string, options: PoolOptions): Pool {
  const { name, max, onError = () => {}, silenceMs = SILENCE_MS, timeLeft = forEver } = options
  const pool = new pg.Pool({
    connectionString: url,
    application_name: `rookery ${name}`,
    max,
    statement_timeout: TIMEOUT_MS,
    idle_in_transaction_session_timeout: TIMEOUT_MS,
    connectionTimeoutMillis: SILENCE_MS,
    // Finds out about a server that is gone while nobody asks it anything.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    idleTimeoutMillis: 60_000,
    // Prisma's adapter takes every timestamptz for UTC. Compiling a plan (JIT) costs more than any of our queries runs: 10 to 60 ms.
    options: '-c timezone=UTC -c jit=off',
    types: { getTypeParser },
  })
  guardQueue(pool, { most: max * WAITING_PER_CONNECTION, timeLeft })
  pool.on('error', onError)
  pool.on('connect', (client) => {
    // The pool only listens to idle connections; one that breaks in a transaction would end the process.
    client.on('error', () => {})
    endWhenSilent(client, silenceMs)
  })
  return pool
}

/** PostgreSQL's own type numbers (pg_type.dat). */
const PARSERS: Record<number, (text: string) => unknown> = {
  20: exactNumber,
  1016: numbers,
  1184: milliseconds,
}

function getTypeParser(oid: number, format?: string) {
  return (format !== 'binary' && PARSERS[oid]) || pg.types.getTypeParser(oid, format as 'text')
}

function exactNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a JavaScript number`)
  return value
}

/** `{1,NULL,3}`; five times as quick as the general array parser, which counts for a graph of thousands. */
function numbers(text: string): (number | null)[] {
  if (text === '{}') return []
  if (text.includes('{', 1)) throw new RangeError('arrays of arrays are not read')
  const items = text.slice(text.indexOf('{') + 1, -1).split(',')
  return items.map((item) => (item === 'NULL' ? null : exactNumber(item)))
}

/** `2026-11-21 08:40:22.123456+00`; microseconds are dropped. `infinity` becomes Infinity. */
function milliseconds(text: string): number {
  if (text.endsWith('infinity')) return text === 'infinity' ? Infinity : -Infinity
  return Date.parse(`${text.slice(0, 10)}T${text.slice(11).replace(/([+-]\d\d)$/, '$1:00')}`)
}
