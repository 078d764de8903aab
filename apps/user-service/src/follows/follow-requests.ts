// Answering those who ask to follow. The rules that hold whoever writes (blocks, unlocking) are triggers: see the migration.
import { type Id, notFound, type Relationship } from '@rookery/contracts'
import { retryPassing } from '@rookery/database'
import type { UserContext } from '../context.ts'
import { relationshipTo } from '../graph/relationships.ts'

export interface Answer {
  accountId: Id
  followerId: Id
}

/** The request becomes a follow in one statement, as it was asked for. Throws `notFound` when nobody asked. */
export async function authorizeFollowRequest(
  context: Pick<UserContext, 'pool' | 'graphChanged'>,
  { accountId, followerId }: Answer,
): Promise<Relationship> {
  const { rowCount } = await retryPassing(() =>
    context.pool.query(
      `WITH accepted AS (DELETE FROM users.follow_requests WHERE follower_id = $2 AND followee_id = $1 RETURNING *),
       followed AS (
         INSERT INTO users.follows (follower_id, followee_id, show_boosts, notify, languages)
         SELECT follower_id, followee_id, show_boosts, notify, languages FROM accepted
         ON CONFLICT (follower_id, followee_id) DO NOTHING
       )
       SELECT FROM accepted`,
      [accountId, followerId],
    ),
  ).catch((error) => {
    // A block came first and has ended the request.
    if (error.constraint === 'follows_no_block') throw notFound()
    throw error
  })
  if (rowCount === 0) throw notFound()
  await context.graphChanged([followerId, accountId])
  return relationshipTo(context, accountId, followerId)
}

/** Throws `notFound` when nobody asked. Who asked is not told. */
export async function rejectFollowRequest(
  context: Pick<UserContext, 'pool'>,
  { accountId, followerId }: Answer,
): Promise<Relationship> {
  const { rowCount } = await context.pool.query(
    'DELETE FROM users.follow_requests WHERE follower_id = $2 AND followee_id = $1',
    [accountId, followerId],
  )
  if (rowCount === 0) throw notFound()
  return relationshipTo(context, accountId, followerId)
}

/** Requests that one statement accepts at most. */
const BATCH = 1000

/**
 * Before a locked account unlocks: the trigger would accept everybody in the one statement that unlocks, which a hundred
 * thousand of them make slow; here a batch at a time, and the trigger is left with who asked meanwhile.
 */
export async function acceptAllRequests(
  { pool, graphChanged }: Pick<UserContext, 'pool' | 'graphChanged'>,
  { accountId, batch = BATCH }: { accountId: Id; batch?: number },
): Promise<void> {
  for (;;) {
    const { rows } = await retryPassing(() =>
      pool.query<{ follower_id: Id }>(
        `WITH waiting AS MATERIALIZED (
           SELECT r.follower_id FROM users.follow_requests r
           JOIN users.accounts a ON a.id = r.followee_id AND a.locked AND a.state = 'active'
           WHERE r.followee_id = $1 ORDER BY r.id LIMIT $2
         ), accepted AS (
           DELETE FROM users.follow_requests WHERE followee_id = $1 AND follower_id IN (SELECT follower_id FROM waiting)
           RETURNING *
         ), followed AS (
           INSERT INTO users.follows (follower_id, followee_id, show_boosts, notify, languages)
           SELECT follower_id, followee_id, show_boosts, notify, languages FROM accepted ORDER BY id
           ON CONFLICT (follower_id, followee_id) DO NOTHING
         )
         SELECT follower_id FROM waiting`,
        [accountId, batch],
      ),
    )
    if (rows.length === 0) return
    await graphChanged([accountId, ...rows.map((row) => row.follower_id)])
  }
}

/** Only those who can be seen, as on the pages. */
export async function countFollowRequests(
  { pool }: Pick<UserContext, 'pool'>,
  { accountId }: { accountId: Id },
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*) AS count FROM users.follow_requests r JOIN users.accounts a ON a.id = r.follower_id
     WHERE r.followee_id = $1 AND a.state = 'active'`,
    [accountId],
  )
  return rows[0]!.count
}
