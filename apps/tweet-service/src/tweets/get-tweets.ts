/** Reading posts by id, counters included: one query. */
import { type Id, notFound, type Tweet } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'
import { JOIN_COUNTERS, TWEET_COLUMNS, type TweetRow, toTweet } from './tweet-row.ts'

export const GET: Statement = {
  name: 'get_tweets',
  text: `SELECT ${TWEET_COLUMNS} FROM tweets.tweets t ${JOIN_COUNTERS} WHERE t.id = ANY ($1::bigint[])`,
}

export async function getTweets(pool: Pool, ids: Id[]): Promise<Tweet[]> {
  if (ids.length === 0) return []
  return (await rows<TweetRow>(pool, GET, [ids])).map(toTweet)
}

export async function getTweet(pool: Pool, id: Id): Promise<Tweet> {
  const [tweet] = await getTweets(pool, [id])
  if (!tweet) throw notFound()
  return tweet
}
