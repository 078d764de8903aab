/** Which of some posts a viewer liked and boosted: one round trip. */
import type { Id } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'

const MARKS: Statement = {
  name: 'viewer_marks',
  text: `SELECT tweet_id AS id, true AS liked FROM tweets.likes WHERE tweet_id = ANY ($2::bigint[]) AND account_id = $1
  UNION ALL
  SELECT boost_of_id, false FROM tweets.tweets WHERE boost_of_id = ANY ($2::bigint[]) AND author_id = $1`,
}

export async function viewerMarks(
  pool: Pool,
  { viewerId, tweetIds }: { viewerId: Id; tweetIds: Id[] },
): Promise<{ liked: Id[]; boosted: Id[] }> {
  if (tweetIds.length === 0) return { liked: [], boosted: [] }
  const marks = await rows<{ id: Id; liked: boolean }>(pool, MARKS, [viewerId, tweetIds])
  return {
    liked: marks.filter((mark) => mark.liked).map((mark) => mark.id),
    boosted: marks.filter((mark) => !mark.liked).map((mark) => mark.id),
  }
}
