/** What notification-service asks the owners of posts and people: whom to tell, and, for back-fills, what there is and what still stands. */
import type { TweetFacts } from '../events/events.ts'
import type { Id } from '../ids.ts'

export interface LikeKey {
  tweetId: Id
  accountId: Id
}

export interface FollowKey {
  accountId: Id
  targetId: Id
}

export interface TweetCauseMethods {
  /**
   * Likes of posts by others, of posts from `sinceId` on, in the order of their keys; `after` is exclusive. At most `limit`
   * rows are looked at; `next` is null at the end.
   */
  likesFrom(input: { sinceId: Id; after: LikeKey | null; limit: number }): Promise<{
    likes: (LikeKey & { id: Id; tweetAuthorId: Id })[]
    next: LikeKey | null
  }>
  /** Posts above an id that mention or boost somebody, ascending. At most `limit` rows are looked at; `next` is null at the end. */
  tellingTweetsAfter(input: { afterId: Id; limit: number }): Promise<{ tweets: TweetFacts[]; next: Id | null }>
  /** Those of the likes that are there. */
  standingLikes(input: { likes: LikeKey[] }): Promise<LikeKey[]>
}

export interface UserCauseMethods {
  /** Followers who asked to be told of new posts by these people, by (followee, follower); `after` is exclusive. */
  notifiedFollowers(input: {
    followeeIds: Id[]
    after: { followeeId: Id; followerId: Id } | null
    limit: number
  }): Promise<{ followeeId: Id; followerId: Id }[]>
  /** Follows from an id on, in the order of their keys. At most `limit` rows are looked at; `next` is null at the end. */
  followsFrom(input: { sinceId: Id; after: FollowKey | null; limit: number }): Promise<{
    follows: (FollowKey & { id: Id })[]
    next: FollowKey | null
  }>
  /** The same for requests to follow that wait. */
  followRequestsFrom(input: { sinceId: Id; after: FollowKey | null; limit: number }): Promise<{
    follows: (FollowKey & { id: Id })[]
    next: FollowKey | null
  }>
  /** Those of the follows (`requests`: of the requests to follow) that are there. */
  standingFollows(input: { follows: FollowKey[]; requests: boolean }): Promise<FollowKey[]>
}
