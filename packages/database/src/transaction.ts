// Transactions, and the repetition of what PostgreSQL undid through no fault of its own.
import { setTimeout as wait } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'

/** serialization_failure, deadlock_detected (PostgreSQL, appendix A). */
const PASSING = new Set(['40001', '40P01'])
const ATTEMPTS = 5

/** True for errors that vanish when the same work is done again. */
export const isPassing = (error: unknown): boolean => PASSING.has((error as { code?: string }).code ?? '')

/** True when a unique index refused the row; `constraint` narrows it to one index. */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean => {
  const { code, constraint: found } = error as { code?: string; constraint?: string }
  return code === '23505' && (constraint === undefined || found === constraint)
}

/** Runs `work` again after a deadlock or a serialization failure; it must be one statement or one transaction. */
export async function retryPassing<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === ATTEMPTS || !isPassing(error)) throw error
      await wait(Math.random() * 10 * 2 ** attempt)
    }
  }
}

/**
 * Runs `work` in one transaction and answers what it answers; rolls back when it throws. After a deadlock or a serialization
 * failure it runs again, so it must have no effects but on `client`.
 */
export function withTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return retryPassing(async () => {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query('BEGIN')
      const result = await work(client)
      await client.query('COMMIT')
      return result
    } catch (error) {
      // A connection that cannot even roll back must not return to the pool.
      await client.query('ROLLBACK').catch((failure: Error) => {
        broken = failure
      })
      throw error
    } finally {
      client.release(broken)
    }
  })
}
