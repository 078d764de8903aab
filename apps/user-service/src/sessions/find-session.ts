// What an access token stands for now: asked by gateways at every write and at reads past their cache.
import type { Id, Session } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { type SessionRow, toSession } from './open-session.ts'

/** Null when unknown, revoked, or its account is not active. */
export async function findSession(
  { pool }: Pick<UserContext, 'pool'>,
  { sessionId }: { sessionId: Id },
): Promise<Session | null> {
  const { rows } = await pool.query<SessionRow>({
    name: 'find-session',
    text: `SELECT s.id, s.account_id, s.app_id, s.scopes, s.created_at
           FROM users.sessions s LEFT JOIN users.accounts a ON a.id = s.account_id
           WHERE s.id = $1 AND s.revoked_at IS NULL AND (s.account_id IS NULL OR a.state = 'active')`,
    values: [sessionId],
  })
  return rows[0] ? toSession(rows[0]) : null
}
