/** Tells the `direct` streams of its participants of each new direct post: the conversation as it is now, to those who may see it. */
import type { DomainEvent, Id, TweetPosted } from '@rookery/contracts'
import { liveEvent } from './frames.ts'
import { CLOSE, isBackdated, isNews, type StreamingDeps, type Subscription } from './ports.ts'

export const isDirectPost = (event: DomainEvent): event is TweetPosted =>
  event.type === 'tweet.posted' &&
  event.visibility === 'direct' &&
  event.boostOfId === null &&
  !isBackdated(event.tweetId, event.at)

export const participantsOf = ({ authorId, mentionIds }: TweetPosted): Set<Id> => new Set([authorId, ...mentionIds])

/** Is this event for this subscription? */
export const concernsConversation = ({ stream, viewerId }: Subscription, event: DomainEvent): event is TweetPosted =>
  stream.name === 'direct' && viewerId !== null && isDirectPost(event) && participantsOf(event).has(viewerId)

/** A connection for which this fails is closed: its client comes back and resumes where it was. */
export async function tellConversation(
  { conversation, onError }: Pick<StreamingDeps, 'conversation' | 'onError'>,
  event: TweetPosted,
  subscriptions: Iterable<Subscription>,
): Promise<void> {
  for (const subscription of subscriptions) {
    const { peer, stream, viewerId } = subscription
    if (subscription.closed || viewerId === null || !isNews(subscription, event.position)) continue
    try {
      const text = await conversation(event.tweetId, viewerId)
      if (text === null || subscription.closed) continue
      subscription.after = event.position
      peer.send(liveEvent('conversation', text, event.position), stream.label)
    } catch (error) {
      onError(error)
      peer.close(CLOSE.failed)
    }
  }
}
