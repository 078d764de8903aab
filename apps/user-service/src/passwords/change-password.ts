// A new password ends every other session, and every code that was on its way to become one.
import type { Id } from '@rookery/contracts'
import { type Pool, withTransaction } from '@rookery/database'
import { passwordProblem } from '../accounts/check-registration.ts'
import { refuse } from '../accounts/validation.ts'
import type { UserContext } from '../context.ts'
import { ownPassword } from './own-password.ts'

export interface PasswordChange {
  accountId: Id
  keepSessionId: Id
  currentPassword: string
  newPassword: string
}

/** False when the present password is wrong. The other sessions are closed on every gateway when it resolves. */
export async function changePassword(
  context: Pick<UserContext, 'pool' | 'passwords' | 'sessionRevoked'>,
  { accountId, keepSessionId, currentPassword, newPassword }: PasswordChange,
): Promise<boolean> {
  const problem = passwordProblem(newPassword)
  if (problem) refuse([{ ...problem, field: 'new_password' }])
  if (!(await ownPassword(context, accountId, currentPassword))) return false
  const hash = await context.passwords.hash(newPassword)
  const ended = await withTransaction(context.pool, (client) => setPassword(client, accountId, hash, keepSessionId))
  await Promise.all(ended.map((id) => context.sessionRevoked(id)))
  return true
}

/** Answers the sessions that ended. */
export async function setPassword(
  client: Pick<Pool, 'query'>,
  accountId: Id,
  hash: string,
  keepSessionId: Id | null,
): Promise<Id[]> {
  await client.query('UPDATE users.credentials SET password_hash = $2 WHERE account_id = $1', [accountId, hash])
  await client.query('DELETE FROM users.oauth_codes WHERE account_id = $1 AND session_id IS NULL', [accountId])
  const { rows } = await client.query<{ id: Id }>(
    `UPDATE users.sessions SET revoked_at = now()
     WHERE account_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $2 RETURNING id`,
    [accountId, keepSessionId],
  )
  return rows.map(({ id }) => id)
}
