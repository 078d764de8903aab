/** Likes. Idempotent; a like of a boost is a like of the boosted post. */
import { type Id, notFound, type Tweet } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { type Statement, write } from '../statement.ts'
import { getTweet } from '../tweets/get-tweets.ts'

const LIKE: Statement = {
  name: 'like_tweet',
  text: `WITH original AS (
    SELECT o.id, o.author_id FROM tweets.tweets t JOIN tweets.tweets o ON o.id = coalesce(t.boost_of_id, t.id) WHERE t.id = $2
  ), made AS (
    INSERT INTO tweets.likes (account_id, tweet_id, tweet_author_id) SELECT $1, id, author_id FROM original
    ON CONFLICT (tweet_id, account_id) DO NOTHING
  ) SELECT id FROM original`,
}

const UNLIKE: Statement = {
  name: 'unlike_tweet',
  text: `WITH original AS (SELECT coalesce(boost_of_id, id) AS id FROM tweets.tweets WHERE id = $2),
  gone AS (DELETE FROM tweets.likes USING original WHERE account_id = $1 AND tweet_id = original.id)
  SELECT id FROM original`,
}

interface Input {
  accountId: Id
  tweetId: Id
}

export const likeTweet = (pool: Pool, input: Input): Promise<Tweet> => change(pool, LIKE, input)
export const unlikeTweet = (pool: Pool, input: Input): Promise<Tweet> => change(pool, UNLIKE, input)

/** Two round trips: a statement does not see what its own triggers count. */
async function change(pool: Pool, statement: Statement, { accountId, tweetId }: Input): Promise<Tweet> {
  const [original] = await write<{ id: Id }>(pool, statement, [accountId, tweetId])
  if (!original) throw notFound()
  return getTweet(pool, original.id)
}
