// Races without luck: something that happens while another's transaction is open, and ends when that has committed.
import type { Pool } from '@rookery/database'
import { waitUntil } from '@rookery/testing'

/** Runs the statement, then `work` until it waits for a lock or is done, then commits; answers what `work` answered. */
export async function during<T>(
  pool: Pool,
  text: string,
  values: readonly unknown[],
  work: () => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(text, [...values])
    let done = false
    const result = work().finally(() => {
      done = true
    })
    const waiting = async () => {
      const { rows } = await pool.query(
        `SELECT FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`,
      )
      return rows.length > 0
    }
    await waitUntil(async () => done || (await waiting()))
    await client.query('COMMIT')
    return await result
  } finally {
    client.release()
  }
}
