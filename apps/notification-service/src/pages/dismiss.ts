/** Putting away: single ones (their rows stay, so that nothing brings them back) and everything. */
import type { Id } from '@rookery/contracts'
import type { Pool } from '@rookery/database'

const BATCH = 1_000

export async function dismiss(
  pool: Pool,
  { accountId, ids = [], groupKey }: { accountId: Id; ids?: Id[] | undefined; groupKey?: string | undefined },
): Promise<{ dismissed: number }> {
  const { rowCount } = await pool.query({
    name: 'dismiss',
    text: `UPDATE notifications.notifications SET dismissed = true
      WHERE account_id = $1 AND NOT dismissed AND (id = ANY ($2::bigint[]) OR group_key = $3)`,
    values: [accountId, ids, groupKey ?? null],
  })
  return { dismissed: rowCount ?? 0 }
}

/** How far is noted before anything goes: a back-fill never brings back what was cleared. */
export async function clear(pool: Pool, { accountId }: { accountId: Id }): Promise<void> {
  const { rows } = await pool.query<{ upTo: Id }>(
    `INSERT INTO notifications.clearings AS c (account_id, cleared_id) VALUES ($1, notifications.next_id())
     ON CONFLICT (account_id) DO UPDATE SET cleared_id = greatest(c.cleared_id, EXCLUDED.cleared_id)
     RETURNING cleared_id AS "upTo"`,
    [accountId],
  )
  for (let gone = BATCH; gone === BATCH; ) {
    const { rowCount } = await pool.query(
      `DELETE FROM notifications.notifications WHERE id IN
        (SELECT id FROM notifications.notifications WHERE account_id = $1 AND id <= $2 LIMIT ${BATCH})`,
      [accountId, rows[0]!.upTo],
    )
    gone = rowCount ?? 0
  }
}
