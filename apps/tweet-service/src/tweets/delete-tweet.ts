/** Deleting: boosts, likes, versions and media go with the post; replies stay. */
import { type Id, notFound, type Tweet } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { type Statement, write } from '../statement.ts'
import { JOIN_COUNTERS, TWEET_COLUMNS, type TweetRow, toTweet } from './tweet-row.ts'

/** The outer SELECT sees the counters as they were before. Media that are kept have let go of the post before its deletion takes them. */
const DELETE: Statement = {
  name: 'delete_tweet',
  text: `WITH kept AS (
    UPDATE tweets.media SET tweet_id = NULL, unattached_since = now()
    WHERE $3::boolean AND tweet_id = $1 AND account_id = $2
  ), t AS (DELETE FROM tweets.tweets WHERE id = $1 AND author_id = $2 RETURNING *)
  SELECT ${TWEET_COLUMNS} FROM t ${JOIN_COUNTERS}`,
}

export async function deleteTweet(
  pool: Pool,
  input: { authorId: Id; tweetId: Id; keepMedia?: boolean | undefined },
): Promise<Tweet> {
  const [row] = await write<TweetRow>(pool, DELETE, [input.tweetId, input.authorId, input.keepMedia ?? false])
  if (!row) throw notFound()
  return toTweet(row)
}
