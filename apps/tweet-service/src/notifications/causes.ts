/** What may have caused notifications, in pages by key: for notification-service's back-fill. Each looks at `limit` rows at most. */
import type { Id, LikeKey, TweetCauseMethods, TweetFacts } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { rows, type Statement } from '../statement.ts'

const LIKES: Statement = {
  name: 'likes_from',
  text: `SELECT l.id, l.tweet_id AS "tweetId", l.account_id AS "accountId", l.tweet_author_id AS "tweetAuthorId" FROM tweets.likes l
  WHERE (l.tweet_id, l.account_id) > ($1, $2) ORDER BY l.tweet_id, l.account_id LIMIT $3`,
}

/** As events have them. */
const TWEETS: Statement = {
  name: 'tweets_from',
  text: `SELECT t.id AS "tweetId", t.author_id AS "authorId", t.visibility, t.mention_ids AS "mentionIds", t.tags,
    t.in_reply_to_id AS "inReplyToId", t.in_reply_to_account_id AS "inReplyToAccountId",
    t.boost_of_id AS "boostOfId", t.boost_of_author_id AS "boostOfAuthorId", t.created_at AS "createdAt"
  FROM tweets.tweets t WHERE t.id > $1 ORDER BY t.id LIMIT $2`,
}

const STANDING: Statement = {
  name: 'standing_likes',
  text: `SELECT l.tweet_id AS "tweetId", l.account_id AS "accountId"
  FROM unnest($1::bigint[], $2::bigint[]) AS k (tweet_id, account_id)
  JOIN tweets.likes l ON l.tweet_id = k.tweet_id AND l.account_id = k.account_id`,
}

export const tweetCauses = (pool: Pool): TweetCauseMethods => ({
  likesFrom: (input) => likesFrom(pool, input),
  tellingTweetsAfter: (input) => tellingTweetsAfter(pool, input),
  standingLikes: (input) => standingLikes(pool, input),
})

async function likesFrom(
  pool: Pool,
  { sinceId, after, limit }: Parameters<TweetCauseMethods['likesFrom']>[0],
): ReturnType<TweetCauseMethods['likesFrom']> {
  const start = after ?? { tweetId: sinceId - 1, accountId: Number.MAX_SAFE_INTEGER }
  const found = await rows<LikeKey & { id: Id; tweetAuthorId: Id }>(pool, LIKES, [
    start.tweetId,
    start.accountId,
    limit,
  ])
  const last = found.length < limit ? undefined : found.at(-1)
  return {
    likes: found.filter((like) => like.accountId !== like.tweetAuthorId),
    next: last ? { tweetId: last.tweetId, accountId: last.accountId } : null,
  }
}

async function tellingTweetsAfter(
  pool: Pool,
  { afterId, limit }: { afterId: Id; limit: number },
): Promise<{ tweets: TweetFacts[]; next: Id | null }> {
  const found = await rows<TweetFacts>(pool, TWEETS, [afterId, limit])
  const telling = found.filter((tweet) => tweet.boostOfId !== null || tweet.mentionIds.length > 0)
  return { tweets: telling, next: found.length < limit ? null : (found.at(-1)?.tweetId ?? null) }
}

const standingLikes = (pool: Pool, { likes }: { likes: LikeKey[] }): Promise<LikeKey[]> =>
  rows<LikeKey>(pool, STANDING, [likes.map(({ tweetId }) => tweetId), likes.map(({ accountId }) => accountId)])
