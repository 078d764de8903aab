// Whether somebody who is signed in knows their password: asked before what cannot be undone.
import type { Id } from '@rookery/contracts'
import type { UserContext } from '../context.ts'

export async function ownPassword(
  { pool, passwords }: Pick<UserContext, 'pool' | 'passwords'>,
  accountId: Id,
  password: string,
): Promise<boolean> {
  const { rows } = await pool.query<{ password_hash: string }>(
    `SELECT s.password_hash FROM users.credentials s JOIN users.accounts a ON a.id = s.account_id
     WHERE s.account_id = $1 AND a.state = 'active'`,
    [accountId],
  )
  return passwords.matches(rows[0]?.password_hash ?? null, password)
}
