// Why a session that is not to be found is not: asked only after a refusal, so that no reader can take it for a valid one.
import type { Id } from '@rookery/contracts'
import type { UserContext } from '../context.ts'

export async function whyRefused(
  { pool }: Pick<UserContext, 'pool'>,
  { sessionId }: { sessionId: Id },
): Promise<'pending' | null> {
  const { rows } = await pool.query(
    `SELECT FROM users.sessions s JOIN users.accounts a ON a.id = s.account_id
     WHERE s.id = $1 AND s.revoked_at IS NULL AND a.state = 'pending'`,
    [sessionId],
  )
  return rows.length > 0 ? 'pending' : null
}
