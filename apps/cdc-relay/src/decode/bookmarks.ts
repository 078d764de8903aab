/** tweets.bookmarks → tweet.bookmarked, tweet.unbookmarked. */
import type { Id } from '@rookery/contracts'
import type { Decoder, Row } from './row-change.ts'

export const decodeBookmark: Decoder = (change) => {
  switch (change.kind) {
    case 'insert':
      return { type: 'tweet.bookmarked', ...bookmark(change.new) }
    case 'update':
      return null
    case 'delete':
      return { type: 'tweet.unbookmarked', ...bookmark(change.old) }
  }
}

const bookmark = (row: Row) => ({ tweetId: row.tweet_id as Id, accountId: row.account_id as Id })
