/** Boosts are rows of tweets. Idempotent; a boost of a boost boosts the original. */
import { forbidden, type Id, invalid, notFound, type Tweet, type Visibility } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement, write } from '../statement.ts'
import { getTweet } from '../tweets/get-tweets.ts'
import { JOIN_COUNTERS, TWEET_COLUMNS, type TweetRow, toTweet } from '../tweets/tweet-row.ts'

/** What is for followers stays for followers, and only its author may boost it. */
const BOOST: Statement = {
  name: 'boost_tweet',
  text: `WITH original AS (
    SELECT o.id, o.author_id, o.visibility
    FROM tweets.tweets t JOIN tweets.tweets o ON o.id = coalesce(t.boost_of_id, t.id) WHERE t.id = $2
  ), t AS (
    INSERT INTO tweets.tweets (author_id, boost_of_id, boost_of_author_id, visibility, app_id)
    SELECT $1, id, author_id, CASE visibility WHEN 'followers' THEN 'followers' ELSE $3 END, $4::bigint FROM original
    WHERE visibility IN ('public', 'unlisted') OR (visibility = 'followers' AND author_id = $1)
    ON CONFLICT (boost_of_id, author_id) WHERE boost_of_id IS NOT NULL DO NOTHING RETURNING *
  ), c AS (SELECT 0 AS likes_count, 0 AS boosts_count, 0 AS replies_count)
  SELECT ${TWEET_COLUMNS} FROM t, c`,
}

const STANDING: Statement = {
  name: 'standing_boost',
  text: `SELECT ${TWEET_COLUMNS} FROM tweets.tweets o JOIN tweets.tweets t ON t.boost_of_id = coalesce(o.boost_of_id, o.id)
  ${JOIN_COUNTERS} WHERE o.id = $2 AND t.author_id = $1`,
}

const UNBOOST: Statement = {
  name: 'unboost_tweet',
  text: `WITH original AS (SELECT coalesce(boost_of_id, id) AS id FROM tweets.tweets WHERE id = $2),
  gone AS (DELETE FROM tweets.tweets t USING original WHERE t.author_id = $1 AND t.boost_of_id = original.id RETURNING t.id)
  SELECT id, (SELECT id FROM gone) AS boost_id FROM original`,
}

/** The boost row; the same one when it stood already. 403 for direct posts and other people's followers-only ones. */
export async function boostTweet(
  pool: Pool,
  input: { accountId: Id; tweetId: Id; visibility: Visibility; appId: Id | null },
): Promise<Tweet> {
  if (!['public', 'unlisted', 'followers'].includes(input.visibility)) throw invalid('Visibility is not for boosts')
  const { accountId, tweetId, visibility, appId } = input
  const [made] = await write<TweetRow>(pool, BOOST, [accountId, tweetId, visibility, appId])
  if (made) return toTweet(made)
  const [standing] = await rows<TweetRow>(pool, STANDING, [accountId, tweetId])
  if (standing) return toTweet(standing)
  await getTweet(pool, tweetId)
  throw forbidden()
}

/** The boosted post, whether or not a boost stood, and the boost that did. */
export async function unboostTweet(
  pool: Pool,
  input: { accountId: Id; tweetId: Id },
): Promise<{ tweet: Tweet; boostId: Id | null }> {
  const [original] = await write<{ id: Id; boost_id: Id | null }>(pool, UNBOOST, [input.accountId, input.tweetId])
  if (!original) throw notFound()
  return { tweet: await getTweet(pool, original.id), boostId: original.boost_id }
}
