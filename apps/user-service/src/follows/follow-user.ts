// Following somebody, or changing how.
import { checkLanguage, forbidden, type Id, invalid, notFound, type Relationship } from '@rookery/contracts'
import { retryPassing } from '@rookery/database'
import type { UserContext } from '../context.ts'
import { relationshipTo } from '../graph/relationships.ts'

export interface FollowRequest {
  followerId: Id
  followeeId: Id
  showBoosts?: boolean | undefined
  notify?: boolean | undefined
  languages?: string[] | null | undefined
}

/**
 * Following again changes only what is given. A locked account is followed like any other: follow requests are not built yet.
 * Throws `forbidden` when either blocks the other, `notFound` for unknown and hidden people, `invalid` for oneself.
 */
export async function followUser(
  context: Pick<UserContext, 'pool' | 'graphChanged'>,
  input: FollowRequest,
): Promise<Relationship> {
  const { followerId, followeeId } = input
  if (followerId === followeeId) throw invalid('You cannot follow yourself')
  const found = await retryPassing(() => writeFollow(context, input)).catch((error) => {
    // Raised by the trigger that counts: it looks for blocks under the lock that blocks take too.
    if (error.constraint === 'follows_no_block') throw forbidden()
    throw error
  })
  if (!found) throw notFound()
  // Also when nothing changed: an earlier attempt may have died between the two.
  await context.graphChanged([followerId, followeeId])
  return relationshipTo(context, followerId, followeeId)
}

async function writeFollow({ pool }: Pick<UserContext, 'pool'>, input: FollowRequest): Promise<boolean> {
  const { followerId, followeeId, showBoosts = null, notify = null } = input
  const languages = input.languages?.map(checkLanguage).filter((language) => language !== null) ?? input.languages
  const { rows } = await pool.query<{ found: boolean }>(
    `WITH target AS (
       SELECT t.id FROM users.accounts t, users.accounts me
       WHERE t.id = $2 AND t.state = 'active' AND me.id = $1 AND me.state = 'active'
     ), followed AS (
       INSERT INTO users.follows AS f (follower_id, followee_id, show_boosts, notify, languages)
       SELECT $1, id, coalesce($3, true), coalesce($4, false), $5 FROM target
       ON CONFLICT (follower_id, followee_id) DO UPDATE
       SET show_boosts = coalesce($3, f.show_boosts), notify = coalesce($4, f.notify),
           languages = CASE WHEN $6 THEN EXCLUDED.languages ELSE f.languages END
       WHERE (coalesce($3, f.show_boosts), coalesce($4, f.notify), CASE WHEN $6 THEN EXCLUDED.languages ELSE f.languages END)
             IS DISTINCT FROM (f.show_boosts, f.notify, f.languages)
     )
     SELECT EXISTS (SELECT FROM target) AS found`,
    [followerId, followeeId, showBoosts, notify, languages?.length ? languages : null, languages !== undefined],
  )
  return rows[0]?.found ?? false
}
