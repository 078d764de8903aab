/** Which of some posts were boosted by which of some people. */
import type { Id, TimelineEntry } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'

/**
 * Reads the boosts of the posts from the index alone, looks their authors up in a hash, and only then fetches rows: readers follow
 * thousands, and one look-up for each pair of post and author took 15 ms for 20 posts and 500 authors.
 */
const AMONG: Statement = {
  name: 'boosts_among',
  text: `SELECT t.id AS "tweetId", t.author_id AS "authorId", t.boost_of_id AS "boostOfId" FROM (
    SELECT boost_of_id, author_id FROM tweets.tweets
    WHERE boost_of_id = ANY ($1::bigint[]) AND (author_id IN (SELECT unnest($2::bigint[]))) IS TRUE OFFSET 0
  ) AS pair JOIN tweets.tweets t ON t.boost_of_id = pair.boost_of_id AND t.author_id = pair.author_id`,
}

export const boostsAmong = async (
  pool: Pool,
  { tweetIds, authorIds }: { tweetIds: Id[]; authorIds: Id[] },
): Promise<TimelineEntry[]> =>
  tweetIds.length === 0 || authorIds.length === 0 ? [] : rows<TimelineEntry>(pool, AMONG, [tweetIds, authorIds])
