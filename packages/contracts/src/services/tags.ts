/** Followed hashtags (user-service) and what is said under hashtags (tweet-service). Tags are as posts carry them: lower case, without `#`. */
import type { Id } from '../ids.ts'
import type { Paging } from '../paging.ts'
import type { TimelineEntry } from '../timeline-entry.ts'
import type { FollowerCursor } from './user-shapes.ts'

/** Part of UsersService. Writes are effective on every read path before they answer. */
export interface TagFollowMethods {
  /** No error when followed already. `not_found` for what is no hashtag, `invalid` beyond a thousand. */
  followTag(input: { accountId: Id; tag: string }): Promise<void>
  unfollowTag(input: { accountId: Id; tag: string }): Promise<void>
  /** Newest first; cursors are ids of follows. */
  followedTagPage(
    input: { accountId: Id } & Paging,
  ): Promise<{ tags: string[]; firstCursor: Id | null; lastCursor: Id | null }>
  /** Those of the tags that anybody follows: from the primary, so that nothing is fanned out for the others. */
  tagsFollowed(input: { tags: string[] }): Promise<string[]>
  /** As followersAfter, for everybody who follows any of the tags, each once. */
  tagFollowersAfter(input: { tags: string[]; after: FollowerCursor | null; limit: number }): Promise<FollowerCursor[]>
}

/** Whom of all public posts with a tag a page shows. */
export interface TagPageFilter {
  /** Or with one of these tags. */
  any?: string[] | undefined
  /** Only with each of these as well. */
  all?: string[] | undefined
  /** Without any of these. */
  none?: string[] | undefined
  onlyMedia?: boolean | undefined
}

export interface TagUsage {
  tag: string
  /** Midnight UTC, milliseconds since 1970. */
  day: number
  uses: number
  accounts: number
}

/** Part of TweetsService. */
export interface TagMethods {
  /** The newest public posts with any of the tags, newest first: for merges into homes. Boosts have no tags. */
  newestTagged(input: { tags: string[]; limit: number }): Promise<TimelineEntry[]>
  /** Public posts and their authors of the last seven days (UTC), today included; days without any are left out. */
  tagUsage(input: { tags: string[] }): Promise<TagUsage[]>
}
