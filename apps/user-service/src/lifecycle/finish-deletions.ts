// The end of an account: when every service has confirmed, its edges go in batches, then what is left with the row itself.
import { DELETION_SERVICES, type Id } from '@rookery/contracts'
import { columnsReferencing, type EraseOptions, eraseRows } from '@rookery/database'
import type { UserContext } from '../context.ts'

/** One row each; and without the confirmations an interrupted end would have to ask everybody again. They go with the account. */
const LAST = new Set(['users.deletion_confirmations', 'users.credentials', 'users.account_counters', 'users.sign_ups'])
const AT_ONCE = 20
/** Services that have not confirmed by then are asked again. */
const PATIENCE = '5 minutes'

/** Answers who is gone. Safe to run from several processes, and after a crash. */
export async function finishDeletions(
  { pool, logger }: Pick<UserContext, 'pool' | 'logger'>,
  options: EraseOptions = {},
): Promise<Id[]> {
  const { rows } = await pool.query<{ id: Id }>(
    `SELECT id FROM users.accounts a WHERE state = 'deleting'
       AND (SELECT count(*) FROM users.deletion_confirmations c WHERE c.account_id = a.id AND c.service = ANY ($1)) = $2
     ORDER BY id LIMIT ${AT_ONCE}`,
    [DELETION_SERVICES, DELETION_SERVICES.length],
  )
  if (rows.length === 0) return []
  const columns = (await columnsReferencing(pool, 'users.accounts')).filter(({ table }) => !LAST.has(table))
  for (const { id } of rows) {
    let gone = 0
    for (const column of columns) gone += await eraseRows(pool, column, [id], options)
    await pool.query(`DELETE FROM users.accounts WHERE id = $1 AND state = 'deleting'`, [id])
    logger.info({ accountId: id, rows: gone }, 'an account has been deleted')
  }
  return rows.map(({ id }) => id)
}

/** An event of its own follows for each (the column is published), as for the first request. Answers who was asked about. */
export async function askAgain({ pool }: Pick<UserContext, 'pool'>): Promise<Id[]> {
  const { rows } = await pool.query<{ id: Id }>(
    `UPDATE users.accounts SET deletion_asked_at = now() WHERE id IN (
       SELECT id FROM users.accounts a WHERE state = 'deleting' AND deletion_asked_at < now() - interval '${PATIENCE}'
         AND (SELECT count(*) FROM users.deletion_confirmations c WHERE c.account_id = a.id AND c.service = ANY ($1)) < $2
       ORDER BY deletion_asked_at LIMIT 100 FOR UPDATE SKIP LOCKED
     ) RETURNING id`,
    [DELETION_SERVICES, DELETION_SERVICES.length],
  )
  return rows.map(({ id }) => id)
}
