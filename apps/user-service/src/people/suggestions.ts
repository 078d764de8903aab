// Whom to follow: those whom most of the people one follows follow; then those whom most people follow.
import type { Id, SuggestionSource } from '@rookery/contracts'
import type { UserContext } from '../context.ts'

/** Newest follows that are looked at: of the viewer, and of each of those. Bounds one question to some 40,000 rows. */
const FRIENDS = 200
const OF_EACH = 200
/** How many of the most followed are kept, and for how long: a look over all accounts, and an index would cost every follow. */
const POPULAR = 500
const POPULAR_LIFETIME_MS = 60_000

/** Who may be suggested to $1: see the contract. Conditions on `a`. */
const SUGGESTIBLE = `
  a.state = 'active' AND a.discoverable AND a.id <> $1
  AND NOT EXISTS (SELECT FROM users.follows x WHERE x.follower_id = $1 AND x.followee_id = a.id)
  AND NOT EXISTS (SELECT FROM users.follow_requests x WHERE x.follower_id = $1 AND x.followee_id = a.id)
  AND NOT EXISTS (SELECT FROM users.blocks x WHERE x.account_id = $1 AND x.target_id = a.id)
  AND NOT EXISTS (SELECT FROM users.blocks x WHERE x.account_id = a.id AND x.target_id = $1)
  AND NOT EXISTS (SELECT FROM users.mutes x WHERE x.account_id = $1 AND x.target_id = a.id
                  AND (x.expires_at IS NULL OR x.expires_at > now()))
  AND NOT EXISTS (SELECT FROM users.dismissed_suggestions x WHERE x.account_id = $1 AND x.target_id = a.id)`

export interface Suggestion {
  accountId: Id
  source: SuggestionSource
}

/** One of these for each service: it keeps the most followed people for a minute. */
export function createSuggestions({ pool, clock }: Pick<UserContext, 'pool' | 'clock'>) {
  let popular: { ids: Promise<Id[]>; until: number } | undefined
  const mostFollowed = (): Promise<Id[]> => {
    if (popular && popular.until > clock.now()) return popular.ids
    const mine = { ids: loadPopular(pool), until: clock.now() + POPULAR_LIFETIME_MS }
    popular = mine
    mine.ids.catch(() => {
      if (popular === mine) popular = undefined
    })
    return mine.ids
  }
  return async ({ viewerId, limit }: { viewerId: Id; limit: number }): Promise<Suggestion[]> => {
    const friends = await friendsOfFriends(pool, viewerId, limit)
    const found: Suggestion[] = friends.map((accountId) => ({ accountId, source: 'friends_of_friends' }))
    if (found.length >= limit) return found
    const { rows } = await pool.query<{ id: Id }>(
      `SELECT a.id FROM unnest($2::bigint[]) WITH ORDINALITY AS p (id, place) JOIN users.accounts a ON a.id = p.id
       WHERE ${SUGGESTIBLE} AND a.id <> ALL ($3::bigint[]) ORDER BY p.place LIMIT $4`,
      [viewerId, await mostFollowed(), friends, limit - found.length],
    )
    return [...found, ...rows.map(({ id }): Suggestion => ({ accountId: id, source: 'most_followed' }))]
  }
}

/** Boundaries are materialised so that the filters run over candidates, best first, and not over every edge. */
async function friendsOfFriends(pool: UserContext['pool'], viewerId: Id, limit: number): Promise<Id[]> {
  const { rows } = await pool.query<{ id: Id }>({
    name: 'friends-of-friends',
    text: `
      WITH friends AS MATERIALIZED (
        SELECT f.followee_id AS id FROM users.follows f WHERE f.follower_id = $1 ORDER BY f.id DESC LIMIT ${FRIENDS}
      ), candidates AS MATERIALIZED (
        SELECT f.followee_id AS id, count(*) AS mutual
        FROM friends CROSS JOIN LATERAL (
          SELECT g.followee_id FROM users.follows g WHERE g.follower_id = friends.id ORDER BY g.id DESC LIMIT ${OF_EACH}
        ) AS f
        GROUP BY f.followee_id
      )
      SELECT a.id FROM candidates c JOIN users.accounts a ON a.id = c.id
      WHERE ${SUGGESTIBLE} ORDER BY c.mutual DESC, a.id DESC LIMIT $2`,
    values: [viewerId, limit],
  })
  return rows.map(({ id }) => id)
}

async function loadPopular(pool: UserContext['pool']): Promise<Id[]> {
  const { rows } = await pool.query<{ id: Id }>(
    `SELECT a.id FROM users.account_counters c JOIN users.accounts a ON a.id = c.account_id
     WHERE c.followers_count > 0 AND a.state = 'active' AND a.discoverable
     ORDER BY c.followers_count DESC, a.id DESC LIMIT ${POPULAR}`,
  )
  return rows.map(({ id }) => id)
}

/** Remembered for ever; dismissing nobody in particular is no error. */
export async function dismissSuggestion(
  { pool }: Pick<UserContext, 'pool'>,
  { viewerId, targetId }: { viewerId: Id; targetId: Id },
): Promise<void> {
  await pool.query(
    `INSERT INTO users.dismissed_suggestions (account_id, target_id) SELECT $1, id FROM users.accounts WHERE id = $2
     ON CONFLICT (account_id, target_id) DO NOTHING`,
    [viewerId, targetId],
  )
}
