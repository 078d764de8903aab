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
export type TweetEdited = Base<'tweet.edited'> & TweetFacts & { editedAt: number }
export type TweetDeleted = Base<'tweet.deleted'> & TweetFacts
export type TweetLiked = Base<'tweet.liked'> & { tweetId: Id; tweetAuthorId: Id; accountId: Id }
export type TweetUnliked = Base<'tweet.unliked'> & { tweetId: Id; tweetAuthorId: Id; accountId: Id }
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
export type UserMuted = Edge<'user.muted'>
export type UserUnmuted = Edge<'user.unmuted'>

export type AccountState = 'active' | 'suspended' | 'deleting'

export type TweetEvent = TweetPosted | TweetEdited | TweetDeleted
export type InteractionEvent = TweetLiked | TweetUnliked
export type UserEvent = UserRegistered | UserChanged | UserDeleted
export type GraphEvent =
  | UserFollowed
  | FollowChanged
  | UserUnfollowed
  | UserBlocked
  | UserUnblocked
  | UserMuted
  | UserUnmuted
export type DomainEvent = TweetEvent | InteractionEvent | UserEvent | SessionRevoked | GraphEvent
export type EventType = DomainEvent['type']
export type EventOf<T extends EventType> = Extract<DomainEvent, { type: T }>

/** Topic of each event type, and whether it also goes to `live`, the one stream in commit order. */
export const ROUTING: { readonly [T in EventType]: { topic: Topic; live: boolean } } = {
  'tweet.posted': { topic: 'tweets', live: true },
  'tweet.edited': { topic: 'tweets', live: true },
  'tweet.deleted': { topic: 'tweets', live: true },
  'tweet.liked': { topic: 'interactions', live: false },
  'tweet.unliked': { topic: 'interactions', live: false },
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
      return event.tweetId
    case 'session.revoked':
      return event.accountId ?? event.sessionId
    default:
      return event.accountId
  }
}
