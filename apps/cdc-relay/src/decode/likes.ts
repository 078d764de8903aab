/** tweets.likes → tweet.liked, tweet.unliked. */
import type { Id } from '@rookery/contracts'
import type { Decoder, Row } from './row-change.ts'

export const decodeLike: Decoder = (change) => {
  switch (change.kind) {
    case 'insert':
      return { type: 'tweet.liked', ...like(change.new) }
    case 'update':
      return null
    case 'delete':
      return { type: 'tweet.unliked', ...like(change.old) }
  }
}

const like = (row: Row) => ({
  tweetId: row.tweet_id as Id,
  tweetAuthorId: row.tweet_author_id as Id,
  accountId: row.account_id as Id,
})
