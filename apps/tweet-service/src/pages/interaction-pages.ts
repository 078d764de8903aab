/** Who liked or boosted a post, and what somebody liked: paged by the id of the like or boost, newest first. */
import type { Id, Paging, Tweet } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { JOIN_COUNTERS, TWEET_COLUMNS, type TweetRow, toTweet } from '../tweets/tweet-row.ts'
import { type PageStatement, page, pageStatement } from './paging.ts'

const LIKERS = pageStatement(
  'liker_page',
  ({ bounds, order }) => `SELECT l.id AS cursor, l.account_id FROM tweets.likes l
  WHERE l.tweet_id = $4 AND ${bounds('l.id')} ${order('l.id')}`,
)
const BOOSTERS = pageStatement(
  'booster_page',
  ({ bounds, order }) => `SELECT t.id AS cursor, t.author_id AS account_id FROM tweets.tweets t
  WHERE t.boost_of_id = $4 AND ${bounds('t.id')} ${order('t.id')}`,
)
const LIKED = pageStatement(
  'liked_page',
  ({ bounds, order }) => `SELECT l.id AS cursor, ${TWEET_COLUMNS}
  FROM tweets.likes l JOIN tweets.tweets t ON t.id = l.tweet_id ${JOIN_COUNTERS}
  WHERE l.account_id = $4 AND ${bounds('l.id')} ${order('l.id')}`,
)

interface Cursors {
  firstCursor: Id | null
  lastCursor: Id | null
}

export const cursors = (found: { cursor: Id }[]): Cursors => ({
  firstCursor: found.at(0)?.cursor ?? null,
  lastCursor: found.at(-1)?.cursor ?? null,
})

export const likerPage = (pool: Pool, input: { tweetId: Id } & Paging) => peoplePage(pool, LIKERS, input)
export const boosterPage = (pool: Pool, input: { tweetId: Id } & Paging) => peoplePage(pool, BOOSTERS, input)

async function peoplePage(
  pool: Pool,
  statement: PageStatement,
  input: { tweetId: Id } & Paging,
): Promise<{ ids: Id[] } & Cursors> {
  const found = await page<{ cursor: Id; account_id: Id }>(pool, statement, input, [input.tweetId])
  return { ids: found.map((row) => row.account_id), ...cursors(found) }
}

export async function likedPage(pool: Pool, input: { accountId: Id } & Paging): Promise<{ tweets: Tweet[] } & Cursors> {
  const found = await page<TweetRow & { cursor: Id }>(pool, LIKED, input, [input.accountId])
  return { tweets: found.map(toTweet), ...cursors(found) }
}
