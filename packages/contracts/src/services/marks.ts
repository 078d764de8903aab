/** tweet-service: what people keep for themselves of posts. Callers ask maySee; a boost stands for the boosted post. */
import type { Id } from '../ids.ts'
import type { Paging } from '../paging.ts'
import type { Tweet } from './tweet-shapes.ts'

/** What a viewer has done to some posts; no order. */
export interface TweetMarks {
  liked: Id[]
  boosted: Id[]
  bookmarked: Id[]
  pinned: Id[]
  /** Ids of threads, not of posts. */
  mutedThreads: Id[]
}

/** Which kinds of marks without counters a viewer has at all; most have none. */
export interface MarkKinds {
  bookmarks: boolean
  pins: boolean
  threadMutes: boolean
}

interface Mark {
  accountId: Id
  tweetId: Id
}

/** Writes are idempotent, and effective on every read path and open socket before they answer. 404 when the post is gone. */
export interface MarkMethods {
  /** `kinds`: what the viewer has none of is not looked for. */
  viewerMarks(input: { viewerId: Id; tweetIds: Id[]; kinds?: MarkKinds | undefined }): Promise<TweetMarks>
  /** One for each viewer, in this order. */
  markKinds(input: { viewerIds: Id[] }): Promise<MarkKinds[]>
  bookmark(input: Mark): Promise<void>
  unbookmark(input: Mark): Promise<void>
  /** 422 for others' posts, boosts, direct posts, and a sixth. */
  pin(input: Mark): Promise<void>
  unpin(input: Mark): Promise<void>
  /** Of the whole thread that the post belongs to. */
  muteThread(input: Mark): Promise<void>
  unmuteThread(input: Mark): Promise<void>
  /** Paged by the id of the bookmark, newest first. */
  bookmarkedPage(
    input: { accountId: Id } & Paging,
  ): Promise<{ tweets: Tweet[]; firstCursor: Id | null; lastCursor: Id | null }>
  /** What the author has pinned, last pinned first: five at most. */
  pinnedBy(input: { authorId: Id }): Promise<Id[]>
}
