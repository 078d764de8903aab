// Whom to tell of new posts, and what may have caused notifications, in pages by key: for notification-service.
import type { FollowKey, Id, UserCauseMethods } from '@rookery/contracts'
import type { UserContext } from '../context.ts'

type Db = Pick<UserContext, 'pool'>
type Input<Name extends keyof UserCauseMethods> = Parameters<UserCauseMethods[Name]>[0]

export const userCauses = (context: Db): UserCauseMethods => ({
  notifiedFollowers: (input) => notifiedFollowers(context, input),
  followsFrom: (input) => followsFrom(context, 'follows', input),
  followRequestsFrom: (input) => followsFrom(context, 'requests', input),
  standingFollows: (input) => standingFollows(context, input),
})

async function notifiedFollowers(
  { pool }: Db,
  { followeeIds, after, limit }: Input<'notifiedFollowers'>,
): Promise<{ followeeId: Id; followerId: Id }[]> {
  const { rows } = await pool.query<{ followeeId: Id; followerId: Id }>({
    name: 'notified-followers',
    text: `SELECT followee_id AS "followeeId", follower_id AS "followerId" FROM users.follows
           WHERE notify AND followee_id = ANY ($1::bigint[]) AND (followee_id, follower_id) > ($2, $3)
           ORDER BY followee_id, follower_id LIMIT $4`,
    values: [followeeIds, after?.followeeId ?? 0, after?.followerId ?? 0, limit],
  })
  return rows
}

/** Follows and requests to follow have the same columns. */
const TABLES = { follows: 'users.follows', requests: 'users.follow_requests' } as const

async function followsFrom(
  { pool }: Db,
  table: keyof typeof TABLES,
  { sinceId, after, limit }: Input<'followsFrom'>,
): ReturnType<UserCauseMethods['followsFrom']> {
  const { rows } = await pool.query<FollowKey & { id: Id }>({
    name: `${table}-from`,
    text: `SELECT id, follower_id AS "accountId", followee_id AS "targetId" FROM ${TABLES[table]}
           WHERE (follower_id, followee_id) > ($1, $2) ORDER BY follower_id, followee_id LIMIT $3`,
    values: [after?.accountId ?? 0, after?.targetId ?? 0, limit],
  })
  const last = rows.length < limit ? undefined : rows.at(-1)
  return {
    follows: rows.filter(({ id }) => id >= sinceId),
    next: last ? { accountId: last.accountId, targetId: last.targetId } : null,
  }
}

async function standingFollows({ pool }: Db, { follows, requests }: Input<'standingFollows'>): Promise<FollowKey[]> {
  const { rows } = await pool.query<FollowKey>({
    name: `standing-${requests ? 'requests' : 'follows'}`,
    text: `SELECT f.follower_id AS "accountId", f.followee_id AS "targetId"
           FROM unnest($1::bigint[], $2::bigint[]) AS k (follower_id, followee_id)
           JOIN ${requests ? TABLES.requests : TABLES.follows} f ON f.follower_id = k.follower_id AND f.followee_id = k.followee_id`,
    values: [follows.map(({ accountId }) => accountId), follows.map(({ targetId }) => targetId)],
  })
  return rows
}
