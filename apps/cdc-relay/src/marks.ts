/** Waiting until the log holds everything committed so far: a mark is written behind it and awaited. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { MARK_PREFIX } from './assembler.ts'

export interface Marks extends AsyncDisposable {
  /** Resolves when everything committed before the call is in the log. Rejects when the relay is disposed first. */
  caughtUp(): Promise<void>
  /** A mark has arrived behind its predecessors. */
  reached(mark: string): void
  /** The marks on their way were lost with their slot: write them again. */
  lost(): void
}

export function createMarks(databaseUrl: string): Marks {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, allowExitOnIdle: true })
  pool.on('error', () => {})
  const waiting = new Map<string, PromiseWithResolvers<void>>()
  // synchronous_commit: replication only sees what is flushed, and this flushes everything before it too.
  const write = async (mark: string) => {
    await pool.query(
      `BEGIN; SET LOCAL synchronous_commit = on; SELECT pg_logical_emit_message(true, '${MARK_PREFIX}', '${mark}'); COMMIT`,
    )
  }
  const fail = (mark: string) => (error: unknown) => {
    waiting.get(mark)?.reject(error)
    waiting.delete(mark)
  }

  return {
    caughtUp() {
      const mark = randomUUID()
      const done = Promise.withResolvers<void>()
      waiting.set(mark, done)
      write(mark).catch(fail(mark))
      return done.promise
    },
    reached(mark) {
      waiting.get(mark)?.resolve()
      waiting.delete(mark)
    },
    lost() {
      for (const mark of waiting.keys()) write(mark).catch(fail(mark))
    },
    async [Symbol.asyncDispose]() {
      for (const mark of [...waiting.keys()]) fail(mark)(new Error('the relay was stopped'))
      await pool.end()
    },
  }
}
