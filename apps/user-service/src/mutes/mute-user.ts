// Muting somebody, for a while or until further notice.
import { type Id, invalid, type Relationship } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { relationshipTo } from '../graph/relationships.ts'

export interface MuteRequest {
  accountId: Id
  targetId: Id
  hideNotifications: boolean
  /** 0: until it is taken back. */
  durationSeconds: number
}

/** Ten years; PostgreSQL's dates end somewhere. */
const LONGEST_SECONDS = 10 * 366 * 24 * 3600

/** Muting again replaces duration and notifications. Throws `notFound` when the target does not exist, `invalid` for oneself. */
export async function muteUser(
  context: Pick<UserContext, 'pool' | 'graphChanged'>,
  { accountId, targetId, hideNotifications, durationSeconds }: MuteRequest,
): Promise<Relationship> {
  if (accountId === targetId) throw invalid('You cannot mute yourself')
  const seconds = durationSeconds > 0 ? Math.min(durationSeconds, LONGEST_SECONDS) : null
  await context.pool.query(
    `INSERT INTO users.mutes AS m (account_id, target_id, hide_notifications, expires_at)
     SELECT $1, id, $3, now() + make_interval(secs => $4) FROM users.accounts WHERE id = $2
     ON CONFLICT (account_id, target_id) DO UPDATE
     SET hide_notifications = EXCLUDED.hide_notifications, expires_at = EXCLUDED.expires_at
     WHERE (m.hide_notifications, m.expires_at) IS DISTINCT FROM (EXCLUDED.hide_notifications, EXCLUDED.expires_at)`,
    [accountId, targetId, hideNotifications, seconds],
  )
  await context.graphChanged([accountId, targetId])
  return relationshipTo(context, accountId, targetId)
}

/** Ending a mute that is none is no error. */
export async function unmuteUser(
  context: Pick<UserContext, 'pool' | 'graphChanged'>,
  { accountId, targetId }: { accountId: Id; targetId: Id },
): Promise<Relationship> {
  await context.pool.query('DELETE FROM users.mutes WHERE account_id = $1 AND target_id = $2', [accountId, targetId])
  await context.graphChanged([accountId, targetId])
  return relationshipTo(context, accountId, targetId)
}
