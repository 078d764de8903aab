/** Which of some posts were boosted by which of some people. */
import type { Id, TimelineEntry } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'

const AMONG: Statement = {
  name: 'boosts_among',
  text: `SELECT id AS "tweetId", author_id AS "authorId", boost_of_id AS "boostOfId"
  FROM tweets.tweets WHERE boost_of_id = ANY ($1::bigint[]) AND author_id = ANY ($2::bigint[])`,
}

export const boostsAmong = async (
  pool: Pool,
  { tweetIds, authorIds }: { tweetIds: Id[]; authorIds: Id[] },
): Promise<TimelineEntry[]> =>
  tweetIds.length === 0 || authorIds.length === 0 ? [] : rows<TimelineEntry>(pool, AMONG, [tweetIds, authorIds])
