// Fan-out's range of followers: by (bucket, follower), which the index follows_range holds in this order.
import type { FollowerCursor, Id } from '@rookery/contracts'
import type { UserContext } from '../context.ts'

/** From the primary. `after` is exclusive; null starts at the first. */
export async function followersAfter(
  { pool }: Pick<UserContext, 'pool'>,
  { accountId, after, limit }: { accountId: Id; after: FollowerCursor | null; limit: number },
): Promise<FollowerCursor[]> {
  const { rows } = await pool.query<{ bucket: number; follower_id: Id }>({
    name: 'followers-after',
    text: `SELECT bucket, follower_id FROM users.follows
           WHERE followee_id = $1 AND (bucket, follower_id) > ($2, $3) ORDER BY bucket, follower_id LIMIT $4`,
    values: [accountId, after?.bucket ?? -1, after?.followerId ?? 0, limit],
  })
  return rows.map((row) => ({ bucket: row.bucket, followerId: row.follower_id }))
}
