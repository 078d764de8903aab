// Who of those one follows follows somebody: what a profile says to strangers.
import type { Id } from '@rookery/contracts'
import type { UserContext } from '../context.ts'

const MOST = 40

/** Conditions on `a`, who may be named to $1: active, and not muted. */
const NAMED = `a.state = 'active' AND NOT EXISTS (
  SELECT FROM users.mutes m WHERE m.account_id = $1 AND m.target_id = a.id AND (m.expires_at IS NULL OR m.expires_at > now()))`

/** Walks through whom $1 follows, newest first, and looks each up among the followers of t.id: stops early where many fit. */
const FROM_VIEWER = `
  SELECT f.followee_id FROM users.follows f JOIN users.accounts a ON a.id = f.followee_id
  WHERE f.follower_id = $1 AND ${NAMED}
    AND EXISTS (SELECT FROM users.follows g WHERE g.follower_id = f.followee_id AND g.followee_id = t.id OFFSET 0)
  ORDER BY f.id DESC LIMIT ${MOST}`

/** The other way round: through the followers of t.id. */
const FROM_TARGET = `
  SELECT f.followee_id FROM users.follows g
  JOIN LATERAL (SELECT * FROM users.follows x WHERE x.follower_id = $1 AND x.followee_id = g.follower_id OFFSET 0) f ON true
  JOIN users.accounts a ON a.id = f.followee_id
  WHERE g.followee_id = t.id AND ${NAMED}
  ORDER BY f.id DESC LIMIT ${MOST}`

/** Newest follow of the viewer first. Across a block, in whatever direction, there is nobody; nor are muted people named. */
export async function familiarFollowers(
  { pool }: Pick<UserContext, 'pool'>,
  { viewerId, targetIds }: { viewerId: Id; targetIds: Id[] },
): Promise<{ targetId: Id; accountIds: Id[] }[]> {
  if (targetIds.length === 0) return []
  const { rows } = await pool.query<{ targetId: Id; accountIds: Id[] }>({
    name: 'familiar-followers',
    // Whichever side has fewer edges is walked through: with 5,000 followees that is 0.1 ms instead of 20 for most targets.
    text: `
      SELECT t.id AS "targetId", CASE
        WHEN EXISTS (SELECT FROM users.blocks b WHERE (b.account_id, b.target_id) IN (($1, t.id), (t.id, $1))) THEN '{}'
        WHEN theirs.followers_count < mine.following_count THEN ARRAY(${FROM_TARGET})
        ELSE ARRAY(${FROM_VIEWER})
      END AS "accountIds"
      FROM unnest($2::bigint[]) WITH ORDINALITY AS t (id, place)
      JOIN users.accounts target ON target.id = t.id AND target.state = 'active'
      LEFT JOIN users.account_counters theirs ON theirs.account_id = t.id
      LEFT JOIN users.account_counters mine ON mine.account_id = $1
      ORDER BY t.place`,
    values: [viewerId, targetIds],
  })
  return rows
}
