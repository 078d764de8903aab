/** Everything in the order of a key, for whoever fills an index. */
import type { Id, KeptTweet, Tweet, TweetIndexingMethods } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'
import { JOIN_COUNTERS, TWEET_COLUMNS, type TweetRow, toTweet } from './tweet-row.ts'

const TWEETS: Statement = {
  name: 'tweets_after',
  text: `SELECT ${TWEET_COLUMNS} FROM tweets.tweets t ${JOIN_COUNTERS} WHERE t.id > $1 ORDER BY t.id LIMIT $2`,
}
const keptStatement = (table: 'likes' | 'bookmarks'): Statement => ({
  name: `${table}_after`,
  text: `SELECT tweet_id, account_id FROM tweets.${table} WHERE (tweet_id, account_id) > ($1, $2)
    ORDER BY tweet_id, account_id LIMIT $3`,
})
const KEPT = { liked: keptStatement('likes'), bookmarked: keptStatement('bookmarks') }

export const indexingMethods = (pool: Pool): TweetIndexingMethods => ({
  tweetsAfter: ({ afterId, limit }) => tweetsAfter(pool, afterId, limit),
  async keptAfter({ reason, after, limit }) {
    const values = [after?.tweetId ?? 0, after?.accountId ?? 0, limit]
    const found = await rows<{ tweet_id: Id; account_id: Id }>(pool, KEPT[reason], values)
    return found.map((row): KeptTweet => ({ tweetId: row.tweet_id, accountId: row.account_id }))
  },
})

const tweetsAfter = async (pool: Pool, afterId: Id, limit: number): Promise<Tweet[]> =>
  (await rows<TweetRow>(pool, TWEETS, [afterId, limit])).map(toTweet)
