/** Which causes are still there: asked of their owners when what the log would have told is lost or old. */
import type { Id, NotificationKind } from '@rookery/contracts'
import type { NotificationContext } from '../context.ts'
import type { Cause } from '../events/changes-of.ts'

/** A few hundred at a time; one call for each kind that is among them. In the given order. */
export async function standing<C extends Cause>(
  { users, tweets }: Pick<NotificationContext, 'users' | 'tweets'>,
  causes: readonly C[],
): Promise<C[]> {
  const of = (...kinds: NotificationKind[]) => causes.filter(({ kind }) => kinds.includes(kind))
  const followKeys = (kind: NotificationKind) =>
    of(kind).map(({ accountId, actorId }) => ({ accountId: actorId, targetId: accountId }))
  const [likes, boosts, posts, follows, requests] = await Promise.all([
    when(of('favourite'), (some) =>
      tweets.standingLikes({ likes: some.map(({ actorId, tweetId }) => ({ accountId: actorId, tweetId: tweetId! })) }),
    ),
    when(of('reblog'), (some) => tweets.boostsAmong({ tweetIds: tweetsOf(some), authorIds: actorsOf(some) })),
    when(of('mention', 'status', 'update'), (some) => tweets.getTweets({ ids: tweetsOf(some) })),
    when(followKeys('follow'), (some) => users.standingFollows({ follows: some, requests: false })),
    when(followKeys('follow_request'), (some) => users.standingFollows({ follows: some, requests: true })),
  ])
  const keys = new Set([
    ...likes.map(({ tweetId, accountId }) => `favourite ${tweetId} ${accountId}`),
    ...boosts.map(({ boostOfId, authorId }) => `reblog ${boostOfId} ${authorId}`),
    ...follows.map(({ accountId, targetId }) => `follow ${targetId} ${accountId}`),
    ...requests.map(({ accountId, targetId }) => `follow_request ${targetId} ${accountId}`),
  ])
  const mentionsOf = new Map(posts.map(({ id, mentionIds }) => [id, mentionIds]))
  return causes.filter(({ kind, accountId, actorId, tweetId }) => {
    if (kind === 'mention') return mentionsOf.get(tweetId!)?.includes(accountId) ?? false
    if (kind === 'status' || kind === 'update') return mentionsOf.has(tweetId!)
    return keys.has(`${kind} ${tweetId ?? accountId} ${actorId}`)
  })
}

const when = async <I, O>(some: I[], ask: (some: I[]) => Promise<O[]>): Promise<O[]> =>
  some.length === 0 ? [] : ask(some)
const tweetsOf = (causes: readonly Cause[]): Id[] => [...new Set(causes.map(({ tweetId }) => tweetId!))]
const actorsOf = (causes: readonly Cause[]): Id[] => [...new Set(causes.map(({ actorId }) => actorId))]
