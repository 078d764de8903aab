// Who of those one follows follows somebody: what a profile says to strangers.
import type { Id } from '@rookery/contracts'
import type { UserContext } from '../context.ts'

const MOST = 40

/** Newest follow of the viewer first. Across a block, in whatever direction, there is nobody; nor are muted people named. */
export async function familiarFollowers(
  { pool }: Pick<UserContext, 'pool'>,
  { viewerId, targetIds }: { viewerId: Id; targetIds: Id[] },
): Promise<{ targetId: Id; accountIds: Id[] }[]> {
  if (targetIds.length === 0) return []
  const { rows } = await pool.query<{ targetId: Id; accountIds: Id[] }>({
    name: 'familiar-followers',
    text: `
      SELECT t.id AS "targetId", ARRAY(
        SELECT f.followee_id FROM users.follows f JOIN users.accounts a ON a.id = f.followee_id AND a.state = 'active'
        WHERE f.follower_id = $1
          AND EXISTS (SELECT FROM users.follows g WHERE g.follower_id = f.followee_id AND g.followee_id = t.id OFFSET 0)
          AND NOT EXISTS (SELECT FROM users.mutes m WHERE m.account_id = $1 AND m.target_id = f.followee_id
                          AND (m.expires_at IS NULL OR m.expires_at > now()))
          AND NOT EXISTS (SELECT FROM users.blocks b WHERE (b.account_id, b.target_id) IN (($1, t.id), (t.id, $1)))
        ORDER BY f.id DESC LIMIT ${MOST}
      ) AS "accountIds"
      FROM unnest($2::bigint[]) WITH ORDINALITY AS t (id, place)
      JOIN users.accounts target ON target.id = t.id AND target.state = 'active'
      ORDER BY t.place`,
    values: [viewerId, targetIds],
  })
  return rows
}
