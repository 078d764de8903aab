/** How much is posted here, by how many. One pass over the authors' counters; the callers hold the answer. */
import type { TweetStats } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'

const STATS: Statement = {
  name: 'stats',
  text: `SELECT coalesce(sum(statuses_count), 0)::bigint AS tweets,
    count(*) FILTER (WHERE last_status_at > now() - interval '30 days') AS "activeAuthors"
  FROM tweets.author_counters`,
}

export const stats = async (pool: Pool): Promise<TweetStats> => (await rows<TweetStats>(pool, STATS, []))[0]!
