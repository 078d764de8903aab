/** Bookmarks: nobody but their owner knows of them, so nothing counts them. */
import type { Id, Paging, Tweet } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import { changeMark, type MarkDeps, type MarkInput, ORIGINAL } from '../marks/change-mark.ts'
import { cursors } from '../pages/interaction-pages.ts'
import { page, pageStatement } from '../pages/paging.ts'
import type { Statement } from '../statement.ts'
import { JOIN_COUNTERS, TWEET_COLUMNS, type TweetRow, toTweet } from '../tweets/tweet-row.ts'

const BOOKMARK: Statement = {
  name: 'bookmark_tweet',
  text: `${ORIGINAL}, made AS (
    INSERT INTO tweets.bookmarks (account_id, tweet_id) SELECT $1::bigint, id FROM original ON CONFLICT DO NOTHING
  ) SELECT NOT EXISTS (SELECT FROM tweets.bookmarks b WHERE b.account_id = $1 AND b.tweet_id <> original.id) AS first
  FROM original`,
}

const UNBOOKMARK: Statement = {
  name: 'unbookmark_tweet',
  text: `${ORIGINAL}, gone AS (
    DELETE FROM tweets.bookmarks USING original WHERE account_id = $1 AND tweet_id = original.id
  ) SELECT false AS first FROM original`,
}

export const bookmarkTweet = (deps: MarkDeps, input: MarkInput): Promise<void> => changeMark(deps, BOOKMARK, input)
export const unbookmarkTweet = (deps: MarkDeps, input: MarkInput): Promise<void> => changeMark(deps, UNBOOKMARK, input)

const BOOKMARKED = pageStatement(
  'bookmarked_page',
  ({ bounds, order }) => `SELECT b.id AS cursor, ${TWEET_COLUMNS}
  FROM tweets.bookmarks b JOIN tweets.tweets t ON t.id = b.tweet_id ${JOIN_COUNTERS}
  WHERE b.account_id = $4 AND ${bounds('b.id')} ${order('b.id')}`,
)

export async function bookmarkedPage(
  pool: Pool,
  input: { accountId: Id } & Paging,
): Promise<{ tweets: Tweet[]; firstCursor: Id | null; lastCursor: Id | null }> {
  const found = await page<TweetRow & { cursor: Id }>(pool, BOOKMARKED, input, [input.accountId])
  return { tweets: found.map(toTweet), ...cursors(found) }
}
