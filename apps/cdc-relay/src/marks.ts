/** Waiting until the log holds everything committed so far: a mark is written behind it and awaited. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { endWhenSilent } from '@rookery/database'
import pg from 'pg'
import { MARK_PREFIX } from './assembler.ts'
import { SILENCE_MS } from './connect.ts'

export interface Marks extends AsyncDisposable {
  /** Resolves when everything committed before the call is in the log. Rejects when the relay is disposed first. */
  caughtUp(): Promise<void>
  /** A mark has arrived behind its predecessors. */
  reached(mark: string): void
  /** The marks on their way were lost with their slot: write them again. */
  lost(): void
}

const RETRY_MS = 100

export function createMarks(databaseUrl: string): Marks {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 1,
    allowExitOnIdle: true,
    connectionTimeoutMillis: SILENCE_MS,
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    endWhenSilent(client, SILENCE_MS)
  })
  const waiting = new Map<string, PromiseWithResolvers<void>>()
  // synchronous_commit: replication only sees what is flushed, and this flushes everything before it too.
  const write = async (mark: string) => {
    const sql = `BEGIN; SET LOCAL synchronous_commit = on;
      SELECT pg_logical_emit_message(true, '${MARK_PREFIX}', '${mark}'); COMMIT`
    // The server may be away for a while; a mark written twice does no harm.
    while (waiting.has(mark)) {
      try {
        await pool.query(sql)
        return
      } catch {
        await wait(RETRY_MS, undefined, { ref: false })
      }
    }
  }

  return {
    caughtUp() {
      const mark = randomUUID()
      const done = Promise.withResolvers<void>()
      waiting.set(mark, done)
      void write(mark)
      return done.promise
    },
    reached(mark) {
      waiting.get(mark)?.resolve()
      waiting.delete(mark)
    },
    lost() {
      for (const mark of waiting.keys()) void write(mark)
    },
    async [Symbol.asyncDispose]() {
      for (const done of waiting.values()) done.reject(new Error('the relay was stopped'))
      waiting.clear()
      await pool.end()
    },
  }
}
