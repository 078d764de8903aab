/** What an index needs to be filled from the tables: everything, in the order of a key, a page at a time. From the primary. */
import type { Id } from '../ids.ts'
import type { Tweet } from './tweet-shapes.ts'
import type { Account } from './user-shapes.ts'

/** A post that somebody keeps. */
export interface KeptTweet {
  tweetId: Id
  accountId: Id
}

export interface TweetIndexingMethods {
  /** Every post and boost by id, ascending, after `afterId` (exclusive). Fewer than `limit`: that was all. */
  tweetsAfter(input: { afterId: Id; limit: number }): Promise<Tweet[]>
  /** Likes or bookmarks in the order of (post, account). */
  keptAfter(input: { reason: 'liked' | 'bookmarked'; after: KeptTweet | null; limit: number }): Promise<KeptTweet[]>
}

export interface AccountIndexingMethods {
  /** Accounts of every state by id, ascending, after `afterId` (exclusive). */
  accountsAfter(input: { afterId: Id; limit: number }): Promise<Account[]>
}
