/** Which event leads to which notifications, and which take them away: one pure table. Who may see what is decided when they are read. */
import { type DomainEvent, type Id, type NotificationKind, type TweetPosted, timeOfId } from '@rookery/contracts'

/** The unique key of a notification: who is told, of what kind of deed, by whom, about which post. */
export interface Cause {
  accountId: Id
  kind: NotificationKind
  actorId: Id
  tweetId: Id | null
}

export type Change =
  | { do: 'tell' | 'untell'; cause: Cause }
  /** Everything about the post goes. */
  | { do: 'forgetTweet'; tweetId: Id }
  /** To all who asked to be told of the author's posts (`status`), to all who boosted an edited post (`update`). */
  | { do: 'tellFollowers' | 'tellBoosters'; authorId: Id; tweetId: Id }
  | { do: 'forgetAccount'; accountId: Id }

/** Posts that come much later than they were written enter silently. */
const BACKDATED_MS = 3_600_000

export function changesOf(event: DomainEvent): Change[] {
  switch (event.type) {
    case 'tweet.posted':
      return event.at - timeOfId(event.tweetId) > BACKDATED_MS ? [] : posted(event)
    case 'tweet.edited': {
      const { tweetId, authorId, mentionIds, previousMentionIds = mentionIds } = event
      const added = mentionIds.filter((id) => !previousMentionIds.includes(id))
      const removed = previousMentionIds.filter((id) => !mentionIds.includes(id))
      return [
        ...mentions('untell', removed, authorId, tweetId),
        ...mentions('tell', added, authorId, tweetId),
        { do: 'tellBoosters', authorId, tweetId },
      ]
    }
    case 'tweet.deleted':
      return event.boostOfId === null
        ? [{ do: 'forgetTweet', tweetId: event.tweetId }]
        : between('untell', event.boostOfAuthorId, 'reblog', event.authorId, event.boostOfId)
    case 'tweet.liked':
      return between('tell', event.tweetAuthorId, 'favourite', event.accountId, event.tweetId)
    case 'tweet.unliked':
      return between('untell', event.tweetAuthorId, 'favourite', event.accountId, event.tweetId)
    case 'user.followed':
      return between('tell', event.targetId, 'follow', event.accountId, null)
    case 'user.unfollowed':
      return between('untell', event.targetId, 'follow', event.accountId, null)
    case 'follow.requested':
      return between('tell', event.targetId, 'follow_request', event.accountId, null)
    case 'follow.request_ended':
      return between('untell', event.targetId, 'follow_request', event.accountId, null)
    case 'user.changed':
      return event.state === 'deleting' ? [{ do: 'forgetAccount', accountId: event.accountId }] : []
    case 'user.deleted':
      return [{ do: 'forgetAccount', accountId: event.accountId }]
    default:
      return []
  }
}

function posted({ tweetId, authorId, mentionIds, ...post }: TweetPosted): Change[] {
  if (post.boostOfId !== null) return between('tell', post.boostOfAuthorId, 'reblog', authorId, post.boostOfId)
  const told = mentions('tell', mentionIds, authorId, tweetId)
  // As in Mastodon: what they say to others, or to few, is not what one asked to be told of.
  const toAll = post.inReplyToAccountId === null || post.inReplyToAccountId === authorId
  return toAll && post.visibility !== 'direct' ? [...told, { do: 'tellFollowers', authorId, tweetId }] : told
}

const mentions = (what: 'tell' | 'untell', ids: readonly Id[], authorId: Id, tweetId: Id): Change[] =>
  [...new Set(ids)].flatMap((id) => between(what, id, 'mention', authorId, tweetId))

/** Nobody is told of what they did themselves. */
const between = (
  what: 'tell' | 'untell',
  accountId: Id | null,
  kind: NotificationKind,
  actorId: Id,
  tweetId: Id | null,
): Change[] =>
  accountId === null || accountId === actorId ? [] : [{ do: what, cause: { accountId, kind, actorId, tweetId } }]
