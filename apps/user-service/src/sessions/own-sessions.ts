// Where somebody is signed in, and ending one of these sessions.
import { type Id, notFound, type SessionInfo } from '@rookery/contracts'
import type { UserContext } from '../context.ts'

const MOST = 200

export async function ownSessions(
  { pool }: Pick<UserContext, 'pool'>,
  { accountId }: { accountId: Id },
): Promise<SessionInfo[]> {
  const { rows } = await pool.query<SessionInfo>(
    `SELECT s.id, a.name AS "appName", a.website AS "appWebsite", s.scopes, s.created_at AS "createdAt",
            u.last_used_at AS "lastUsedAt"
     FROM users.sessions s JOIN users.oauth_apps a ON a.id = s.app_id LEFT JOIN users.session_uses u ON u.session_id = s.id
     WHERE s.account_id = $1 AND s.revoked_at IS NULL ORDER BY s.id DESC LIMIT ${MOST}`,
    [accountId],
  )
  return rows
}

/** Closed on every gateway when it resolves. */
export async function endOwnSession(
  { pool, sessionRevoked }: Pick<UserContext, 'pool' | 'sessionRevoked'>,
  { accountId, sessionId }: { accountId: Id; sessionId: Id },
): Promise<void> {
  const { rowCount } = await pool.query(
    'UPDATE users.sessions SET revoked_at = now() WHERE id = $2 AND account_id = $1 AND revoked_at IS NULL',
    [accountId, sessionId],
  )
  if (!rowCount) throw notFound()
  await sessionRevoked(sessionId)
}
