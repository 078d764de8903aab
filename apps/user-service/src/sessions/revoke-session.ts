// Signing out, and taking an application's access away.
import type { Id } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import type { UserContext } from '../context.ts'

/** Effective on every gateway when it resolves. Revoking twice, or what never was, is no error. */
export async function revokeSession(
  { pool, sessionRevoked }: Pick<UserContext, 'pool' | 'sessionRevoked'>,
  { sessionId }: { sessionId: Id },
): Promise<void> {
  await endSession(pool, sessionId)
  // Also when nothing changed: an earlier attempt may have died between the two.
  await sessionRevoked(sessionId)
}

export async function endSession(connection: Pick<Pool, 'query'>, sessionId: Id): Promise<void> {
  await connection.query('UPDATE users.sessions SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL', [
    sessionId,
  ])
}
