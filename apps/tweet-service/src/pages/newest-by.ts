/** The newest entries of each of several authors: for merging a new followee, and for rebuilds. */
import type { Id, TimelineEntry } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'

/** `limit` counts for each author by itself. Direct posts never: followers do not get them. */
const NEWEST: Statement = {
  name: 'newest_by',
  text: `SELECT e.* FROM unnest($1::bigint[]) AS a (id) CROSS JOIN LATERAL (
    SELECT t.id AS "tweetId", t.author_id AS "authorId", coalesce(t.boost_of_id, 0) AS "boostOfId" FROM tweets.tweets t
    WHERE t.author_id = a.id AND (t.visibility <> 'direct' OR t.mention_ids @> ARRAY[$3::bigint] OR t.author_id = $3)
    ORDER BY t.id DESC LIMIT $2
  ) AS e ORDER BY e."tweetId" DESC`,
}

export const newestBy = (
  pool: Pool,
  { authorIds, limit, forReader }: { authorIds: Id[]; limit: number; forReader: Id },
): Promise<TimelineEntry[]> => rows<TimelineEntry>(pool, NEWEST, [[...new Set(authorIds)], limit, forReader])
