/**
 * Domain events: past tense, ids and facts only, each with a version `v`; consumers accept N and N-1.
 * They are made by the relay from row changes, never by a service.
 */
import type { Id } from '../ids.ts'
import type { Position } from '../position.ts'
import type { Visibility } from '../visibility/post-facts.ts'
import type { Topic } from './topics.ts'

interface Base<Type extends string> {
  type: Type
  v: 1
  /** Where this event stands in the log; unique, and the idempotency key of everything derived from it. */
  position: Position
  /** Commit time, milliseconds since 1970. */
  at: number
}

/** What every consumer may need to know of a post without asking anybody. */
export interface TweetFacts {
  tweetId: Id
  authorId: Id
  visibility: Visibility
  mentionIds: readonly Id[]
  tags: readonly string[]
  inReplyToId: Id | null
  inReplyToAccountId: Id | null
  /** Set on boosts, which are rows of `tweets` too. */
  boostOfId: Id | null
  boostOfAuthorId: Id | null
  /** Milliseconds since 1970. An id much older than the event means a backdated post: enters silently. */
  createdAt: number
}

export type TweetPosted = Base<'tweet.posted'> & TweetFacts
export type TweetEdited = Base<'tweet.edited'> &
  TweetFacts & {
    editedAt: number
    /** Whom it mentioned before; left out when the edit did not change that. */
    previousMentionIds?: readonly Id[] | undefined
  }
export type TweetDeleted = Base<'tweet.deleted'> & TweetFacts
export type TweetLiked = Base<'tweet.liked'> & { tweetId: Id; tweetAuthorId: Id; accountId: Id }
export type TweetUnliked = Base<'tweet.unliked'> & { tweetId: Id; tweetAuthorId: Id; accountId: Id }
export type TweetBookmarked = Base<'tweet.bookmarked'> & { tweetId: Id; accountId: Id }
export type TweetUnbookmarked = Base<'tweet.unbookmarked'> & { tweetId: Id; accountId: Id }
export type UserRegistered = Base<'user.registered'> & { accountId: Id; username: string }
export type UserChanged = Base<'user.changed'> & { accountId: Id; state: AccountState }
export type UserDeleted = Base<'user.deleted'> & { accountId: Id }
export type SessionRevoked = Base<'session.revoked'> & { sessionId: Id; accountId: Id | null }
type Edge<Type extends string> = Base<Type> & { accountId: Id; targetId: Id }
/** accountId is the follower. */
export type UserFollowed = Edge<'user.followed'> & { showBoosts: boolean }
export type FollowChanged = Edge<'follow.changed'> & { showBoosts: boolean }
export type UserUnfollowed = Edge<'user.unfollowed'>
export type UserBlocked = Edge<'user.blocked'>
export type UserUnblocked = Edge<'user.unblocked'>
/** accountId asks targetId, who has to approve. */
export type FollowRequested = Edge<'follow.requested'>
/** Authorized, rejected or withdrawn: an authorized one is followed by user.followed in the same transaction. */
export type FollowRequestEnded = Edge<'follow.request_ended'>
/** `tag` in lower case, without `#`. */
export type TagFollowed = Base<'tag.followed'> & { accountId: Id; tag: string }
export type TagUnfollowed = Base<'tag.unfollowed'> & { accountId: Id; tag: string }
/** A list of this account, its members included, was made, changed or deleted: whoever holds it reads it again. */
export type ListChanged = Base<'list.changed'> & { accountId: Id; listId: Id }
/** The same of its filters, their keywords and posts. */
export type FiltersChanged = Base<'filters.changed'> & { accountId: Id }
/** Live only: who missed it finds the row. `tweetId` null where the kind has no post. */
export type NotificationCreated = Base<'notification.created'> & {
  notificationId: Id
  accountId: Id
  kind: NotificationKind
  actorId: Id
  tweetId: Id | null
}
export type UserMuted = Edge<'user.muted'>
export type UserUnmuted = Edge<'user.unmuted'>

/** `pending`: registered, waits for an administrator's approval. Only `active` ones can be seen or act. */
export type AccountState = 'active' | 'pending' | 'suspended' | 'deleting'

/** Mastodon's names of the types of notifications. */
export const NOTIFICATION_KINDS = [
  'mention',
  'status',
  'reblog',
  'follow',
  'follow_request',
  'favourite',
  'update',
] as const
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]

export type TweetEvent = TweetPosted | TweetEdited | TweetDeleted
export type InteractionEvent = TweetLiked | TweetUnliked | TweetBookmarked | TweetUnbookmarked
export type UserEvent = UserRegistered | UserChanged | UserDeleted
export type GraphEvent =
  | UserFollowed
  | FollowChanged
  | UserUnfollowed
  | UserBlocked
  | UserUnblocked
  | UserMuted
  | UserUnmuted
  | FollowRequested
  | FollowRequestEnded
  | TagFollowed
  | TagUnfollowed
  | ListChanged
export type DomainEvent =
  | TweetEvent
  | InteractionEvent
  | UserEvent
  | SessionRevoked
  | GraphEvent
  | FiltersChanged
  | NotificationCreated
export type EventType = DomainEvent['type']

/** Topic of each event type (null: none), and whether it also goes to `live`, the one stream in commit order. */
export const ROUTING: { readonly [T in EventType]: { topic: Topic | null; live: boolean } } = {
  'tweet.posted': { topic: 'tweets', live: true },
  'tweet.edited': { topic: 'tweets', live: true },
  'tweet.deleted': { topic: 'tweets', live: true },
  'tweet.liked': { topic: 'interactions', live: false },
  'tweet.unliked': { topic: 'interactions', live: false },
  'tweet.bookmarked': { topic: 'interactions', live: false },
  'tweet.unbookmarked': { topic: 'interactions', live: false },
  'user.registered': { topic: 'users', live: false },
  'user.changed': { topic: 'users', live: true },
  'user.deleted': { topic: 'users', live: true },
  'session.revoked': { topic: 'sessions', live: true },
  'user.followed': { topic: 'follows', live: true },
  'follow.changed': { topic: 'follows', live: true },
  'user.unfollowed': { topic: 'follows', live: true },
  'user.blocked': { topic: 'follows', live: true },
  'user.unblocked': { topic: 'follows', live: true },
  'user.muted': { topic: 'follows', live: true },
  'user.unmuted': { topic: 'follows', live: true },
  'follow.requested': { topic: 'follows', live: false },
  'follow.request_ended': { topic: 'follows', live: false },
  'tag.followed': { topic: 'follows', live: true },
  'tag.unfollowed': { topic: 'follows', live: true },
  'list.changed': { topic: null, live: true },
  'filters.changed': { topic: null, live: true },
  'notification.created': { topic: null, live: true },
}

/** The entity whose order matters: decides the partition. */
export function keyOf(event: DomainEvent): Id {
  switch (event.type) {
    case 'tweet.posted':
    case 'tweet.edited':
    case 'tweet.deleted':
      return event.authorId
    case 'tweet.liked':
    case 'tweet.unliked':
    case 'tweet.bookmarked':
    case 'tweet.unbookmarked':
      return event.tweetId
    case 'session.revoked':
      return event.accountId ?? event.sessionId
    default:
      return event.accountId
  }
}
