/** tweet-service: posts, replies, likes, boosts. Same rules for methods as in users.ts. Callers ask maySee: no answer here is filtered by it. */
import type { Id } from '../ids.ts'
import type { Paging } from '../paging.ts'
import type { TimelineEntry } from '../timeline-entry.ts'
import type { Visibility } from '../visibility/post-facts.ts'
import type { AuthorMethods } from './authors.ts'
import type { ConversationMethods } from './conversations.ts'
import type { TweetIndexingMethods } from './indexing.ts'
import type { MarkMethods } from './marks.ts'
import type { MediaChanges, MediaMethods } from './media.ts'
import type { TweetCauseMethods } from './notification-causes.ts'
import type { TagMethods, TagPageFilter } from './tags.ts'
import type { Tweet } from './tweet-shapes.ts'

export interface TweetVersion {
  text: string
  spoilerText: string
  sensitive: boolean
  /** As of then; their descriptions are the present ones. */
  mediaIds: Id[]
  createdAt: number
}

export interface AuthorCounters {
  authorId: Id
  /** Boosts included, direct posts not. */
  statusesCount: number
  lastStatusAt: number | null
}

export interface TweetStats {
  /** The sum of all authors' statusesCount: boosts included, direct posts not (Mastodon counts the same). Exact when asked. */
  tweets: number
  /** Authors whose last post, direct ones apart, is at most 30 days old; who only reads is not known here. */
  activeAuthors: number
}

export interface NewTweet {
  authorId: Id
  text: string
  spoilerText: string
  sensitive: boolean
  language: string | null
  visibility: Visibility
  inReplyToId: Id | null
  /** The author's own, ready, no other post's: 422 otherwise. With media the text may be empty. */
  mediaIds?: Id[] | undefined
  appId: Id | null
  /** The same key of the same author within an hour answers the same post. */
  idempotencyKey: string | null
}

export interface TweetsService
  extends AuthorMethods,
    ConversationMethods,
    MarkMethods,
    MediaMethods,
    TweetIndexingMethods,
    TweetCauseMethods,
    TagMethods {
  /** One statement. The reply target must have been checked by the caller with maySee. */
  postTweet(input: NewTweet): Promise<Tweet>
  /** 404 unless the author's own. */
  editTweet(input: {
    authorId: Id
    tweetId: Id
    text: string
    spoilerText: string
    sensitive: boolean
    language: string | null
    /** What is not given stays. */
    mediaIds?: Id[] | undefined
    /** Of media that the post shows or is to show. */
    mediaChanges?: ({ id: Id } & MediaChanges)[] | undefined
  }): Promise<Tweet>
  /**
   * Answers what was deleted (for delete & redraft); 404 unless the author's own. Its boosts go with it; its media too, unless
   * they are to be kept for another post (for a day).
   */
  deleteTweet(input: { authorId: Id; tweetId: Id; keepMedia?: boolean | undefined }): Promise<Tweet>
  /** Missing ones are left out. No order. */
  getTweets(input: { ids: Id[] }): Promise<Tweet[]>
  like(input: { accountId: Id; tweetId: Id }): Promise<Tweet>
  unlike(input: { accountId: Id; tweetId: Id }): Promise<Tweet>
  /** The boost row; the same one when it stood already. */
  boost(input: { accountId: Id; tweetId: Id; visibility: Visibility; appId: Id | null }): Promise<Tweet>
  /** The boosted post, and the id of the boost that was taken back: null when none stood. */
  unboost(input: { accountId: Id; tweetId: Id }): Promise<{ tweet: Tweet; boostId: Id | null }>
  authorCounters(input: { authorIds: Id[] }): Promise<AuthorCounters[]>
  /** Reads every author's counters: callers hold the answer for a minute. */
  stats(): Promise<TweetStats>
  /** Oldest first, the present version last. */
  history(input: { tweetId: Id }): Promise<TweetVersion[]>
  /** Ancestors from the root down; descendants in thread (depth-first) order. Bounded: 40 ancestors, 500 descendants. */
  thread(input: { tweetId: Id }): Promise<{ ancestorIds: Id[]; descendantIds: Id[] }>
  likerPage(input: { tweetId: Id } & Paging): Promise<{ ids: Id[]; firstCursor: Id | null; lastCursor: Id | null }>
  boosterPage(input: { tweetId: Id } & Paging): Promise<{ ids: Id[]; firstCursor: Id | null; lastCursor: Id | null }>
  likedPage(
    input: { accountId: Id } & Paging,
  ): Promise<{ tweets: Tweet[]; firstCursor: Id | null; lastCursor: Id | null }>
  /**
   * A superset of what maySee allows the viewer on this author's page (it knows of no blocks, nor of boosted posts), so that a page
   * takes no more rounds where much is private. `viewer`: null when not signed in; `follows` the author.
   */
  authorPage(
    input: {
      authorId: Id
      excludeReplies: boolean
      excludeBoosts: boolean
      onlyMedia?: boolean | undefined
      tag: string | null
      viewer: { id: Id; follows: boolean } | null
    } & Paging,
  ): Promise<Tweet[]>
  /** Public posts, no boosts, no replies to others. */
  publicPage(input: { onlyMedia?: boolean | undefined } & Paging): Promise<Tweet[]>
  tagPage(input: { tag: string } & TagPageFilter & Paging): Promise<Tweet[]>
  /**
   * The home page as SQL has it: a superset by author (direct posts only where the reader is mentioned or the author),
   * newest first. `withoutAuthors` are blocked or muted ones, also as boosted authors. `tags`: and public posts with any of
   * these, by anybody, left out or not. `own: false` leaves the reader's own posts out, as a list's timeline does.
   */
  homePage(
    input: { readerId: Id; followeeIds: Id[]; withoutAuthors: Id[]; tags?: string[]; own?: boolean } & Paging,
  ): Promise<TimelineEntry[]>
  /**
   * The newest entries of each author that the reader's home may hold, newest first within an author: all but direct posts
   * that do not mention `forReader` (0: nobody, so no direct ones). For merges and rebuilds.
   */
  newestBy(input: { authorIds: Id[]; limit: number; forReader: Id }): Promise<TimelineEntry[]>
  /** The boosts of these posts by these authors (index tweets_boost), no order: what decides whether a later boost is collapsed. */
  boostsAmong(input: { tweetIds: Id[]; authorIds: Id[] }): Promise<TimelineEntry[]>
}
