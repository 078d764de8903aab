/** The versions of a post. */
import { type Id, notFound, type TweetVersion } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'

const HISTORY: Statement = {
  name: 'tweet_history',
  text: `SELECT text, spoiler_text AS "spoilerText", sensitive, media_ids AS "mediaIds",
      made AS "createdAt"
    FROM (
      SELECT version, text, spoiler_text, sensitive, media_ids, created_at AS made FROM tweets.tweet_edits WHERE tweet_id = $1
      UNION ALL
      SELECT 2147483647, text, spoiler_text, sensitive, media_ids, coalesce(edited_at, created_at) FROM tweets.tweets WHERE id = $1
    ) AS versions ORDER BY version`,
}

/** Oldest first, the present version last. */
export async function history(pool: Pool, tweetId: Id): Promise<TweetVersion[]> {
  const versions = await rows<TweetVersion>(pool, HISTORY, [tweetId])
  if (versions.length === 0) throw notFound()
  return versions
}
