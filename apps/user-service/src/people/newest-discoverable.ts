// The directory by newest account: the index accounts_directory holds just these, in this order.
import type { Id } from '@rookery/contracts'
import type { UserContext } from '../context.ts'

export async function newestDiscoverable(
  { pool }: Pick<UserContext, 'pool'>,
  { limit, offset, withoutIds }: { limit: number; offset: number; withoutIds: Id[] },
): Promise<Id[]> {
  const { rows } = await pool.query<{ id: Id }>(
    `SELECT id FROM users.accounts WHERE discoverable AND state = 'active' AND id <> ALL ($3::bigint[])
     ORDER BY id DESC LIMIT $1 OFFSET $2`,
    [limit, offset, withoutIds],
  )
  return rows.map(({ id }) => id)
}
