// Ending a follow, or taking back the request for one. Ending one that is none is no error.
import type { Id, Relationship } from '@rookery/contracts'
import { retryPassing } from '@rookery/database'
import type { UserContext } from '../context.ts'
import { relationshipTo } from '../graph/relationships.ts'

export async function unfollowUser(
  context: Pick<UserContext, 'pool' | 'graphChanged'>,
  { followerId, followeeId }: { followerId: Id; followeeId: Id },
): Promise<Relationship> {
  await retryPassing(() =>
    context.pool.query(
      `WITH withdrawn AS (DELETE FROM users.follow_requests WHERE follower_id = $1 AND followee_id = $2)
       DELETE FROM users.follows WHERE follower_id = $1 AND followee_id = $2`,
      [followerId, followeeId],
    ),
  )
  await context.graphChanged([followerId, followeeId])
  return relationshipTo(context, followerId, followeeId)
}
