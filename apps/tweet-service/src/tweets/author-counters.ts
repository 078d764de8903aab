/** How much somebody has posted, and when last; authors who never posted are answered with zero. */
import type { AuthorCounters, Id } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'

const COUNTERS: Statement = {
  name: 'author_counters',
  text: `SELECT a.id AS "authorId", coalesce(c.statuses_count, 0) AS "statusesCount",
    c.last_status_at AS "lastStatusAt"
  FROM unnest($1::bigint[]) AS a (id) LEFT JOIN tweets.author_counters c ON c.author_id = a.id`,
}

export const authorCounters = async (pool: Pool, authorIds: Id[]): Promise<AuthorCounters[]> =>
  authorIds.length === 0 ? [] : rows<AuthorCounters>(pool, COUNTERS, [authorIds])
