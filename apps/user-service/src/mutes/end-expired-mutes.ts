// Expired mutes count for nobody who reads; taking the rows away tells those who hold a graph in memory.
import type { Id } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import type { UserSignals } from '../signals.ts'

/** A few at a time: this runs again soon. */
const BATCH = 1000

/** Answers how many ended. Safe to run from several processes. */
export async function endExpiredMutes({
  pool,
  graphChanged,
}: Pick<UserSignals, 'graphChanged'> & { pool: Pool }): Promise<number> {
  const { rows } = await pool.query<{ account_id: Id }>(
    `DELETE FROM users.mutes WHERE (account_id, target_id) IN (
       SELECT account_id, target_id FROM users.mutes WHERE expires_at <= now() LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
     ) RETURNING account_id`,
  )
  if (rows.length > 0) await graphChanged([...new Set(rows.map((row) => row.account_id))])
  return rows.length
}
