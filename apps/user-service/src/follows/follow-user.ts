// Following somebody, asking to, or changing how.
import { checkLanguage, forbidden, type Id, invalid, notFound, type Relationship } from '@rookery/contracts'
import { retryPassing } from '@rookery/database'
import type { UserContext } from '../context.ts'
import { relationshipTo } from '../graph/relationships.ts'

export interface FollowInput {
  followerId: Id
  followeeId: Id
  showBoosts?: boolean | undefined
  notify?: boolean | undefined
  languages?: string[] | null | undefined
}

/**
 * Following (or asking) again changes only what is given. A locked account is asked, unless it is followed already.
 * Throws `forbidden` when either blocks the other, `notFound` for unknown and hidden people, `invalid` for oneself.
 */
export async function followUser(
  context: Pick<UserContext, 'pool' | 'graphChanged'>,
  input: FollowInput,
): Promise<Relationship> {
  const { followerId, followeeId } = input
  if (followerId === followeeId) throw invalid('You cannot follow yourself')
  const found = await retryPassing(() => writeFollow(context, input)).catch((error) => {
    // Raised by the triggers of follows and requests: they look for blocks under the lock that blocks take too.
    if (error.constraint === 'follows_no_block') throw forbidden()
    throw error
  })
  if (!found) throw notFound()
  // Also when nothing changed: an earlier attempt may have died between the two.
  await context.graphChanged([followerId, followeeId])
  return relationshipTo(context, followerId, followeeId)
}

/** `upsert('follows', 'target')`: rows of `source`, and only what is given where one stands already. */
const upsert = (table: 'follows' | 'follow_requests', source: string) => `
  INSERT INTO users.${table} AS f (follower_id, followee_id, show_boosts, notify, languages)
  SELECT $1, id, coalesce($3, true), coalesce($4, false), $5 FROM ${source}
  ON CONFLICT (follower_id, followee_id) DO UPDATE
  SET show_boosts = coalesce($3, f.show_boosts), notify = coalesce($4, f.notify),
      languages = CASE WHEN $6 THEN EXCLUDED.languages ELSE f.languages END
  WHERE (coalesce($3, f.show_boosts), coalesce($4, f.notify), CASE WHEN $6 THEN EXCLUDED.languages ELSE f.languages END)
        IS DISTINCT FROM (f.show_boosts, f.notify, f.languages)`

const FOLLOW = `
  WITH target AS (
    SELECT t.id, t.locked AND NOT EXISTS (SELECT FROM users.follows WHERE follower_id = $1 AND followee_id = $2) AS asked
    FROM users.accounts t, users.accounts me
    WHERE t.id = $2 AND t.state = 'active' AND me.id = $1 AND me.state = 'active'
  ), free AS (SELECT id FROM target WHERE NOT asked
  ), locked AS (SELECT id FROM target WHERE asked
  ), followed AS (${upsert('follows', 'free')}
  ), requested AS (${upsert('follow_requests', 'locked')}
  )
  SELECT EXISTS (SELECT FROM target) AS found`

async function writeFollow({ pool }: Pick<UserContext, 'pool'>, input: FollowInput): Promise<boolean> {
  const { followerId, followeeId, showBoosts = null, notify = null } = input
  const languages = input.languages?.map(checkLanguage).filter((language) => language !== null) ?? input.languages
  const { rows } = await pool.query<{ found: boolean }>(FOLLOW, [
    followerId,
    followeeId,
    showBoosts,
    notify,
    languages?.length ? languages : null,
    languages !== undefined,
  ])
  return rows[0]?.found ?? false
}
