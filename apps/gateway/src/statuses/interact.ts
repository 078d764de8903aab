/** Likes and boosts: each answers the post (or the boost) as it is afterwards. */
import { forbidden, type Id, type Tweet, type Visibility } from '@rookery/contracts'
import type { AccountViewer } from '../auth/authenticate.ts'
import type { Edge } from '../edge.ts'
import { findStatus, originalOf, showStatus } from './find-status.ts'
import { appendOwn } from './post-status.ts'

export async function favourite(edge: Edge, { accountId }: AccountViewer, id: Id): Promise<string> {
  const { tweet } = originalOf(await findStatus(edge, accountId, id))
  const since = edge.reads.moment()
  const liked = await edge.tweets.like({ accountId, tweetId: tweet.id })
  return showStatus(edge, accountId, await edge.reads.coreOf(liked, since))
}

export async function unfavourite(edge: Edge, { accountId }: AccountViewer, id: Id): Promise<string> {
  const { tweet } = originalOf(await findStatus(edge, accountId, id))
  const since = edge.reads.moment()
  const unliked = await edge.tweets.unlike({ accountId, tweetId: tweet.id })
  return showStatus(edge, accountId, await edge.reads.coreOf(unliked, since))
}

/** Public and unlisted posts may be boosted by anyone who sees them, followers-only ones by their author. */
export async function reblog(edge: Edge, viewer: AccountViewer, id: Id, wanted: Visibility): Promise<string> {
  const { accountId, appId } = viewer
  const { tweet } = originalOf(await findStatus(edge, accountId, id))
  const since = edge.reads.moment()
  const boost = await edge.tweets.boost({
    accountId,
    tweetId: tweet.id,
    visibility: visibilityOf(tweet, wanted, accountId),
    appId,
  })
  edge.reads.forgetTweet(tweet.id)
  edge.reads.forgetAccount(accountId)
  const [core] = await Promise.all([edge.reads.coreOf(boost, since), appendOwn(edge, boost)])
  return showStatus(edge, accountId, core)
}

export async function unreblog(edge: Edge, { accountId }: AccountViewer, id: Id): Promise<string> {
  const { tweet } = originalOf(await findStatus(edge, accountId, id))
  const since = edge.reads.moment()
  const { tweet: original, boostId } = await edge.tweets.unboost({ accountId, tweetId: tweet.id })
  await edge.forgetEverywhere({ tweetIds: boostId === null ? [] : [boostId], accountIds: [accountId] })
  return showStatus(edge, accountId, await edge.reads.coreOf(original, since))
}

function visibilityOf(tweet: Tweet, wanted: Visibility, boosterId: Id): Visibility {
  if (tweet.visibility === 'direct') throw forbidden()
  if (tweet.visibility !== 'followers') return wanted === 'direct' ? 'public' : wanted
  if (tweet.authorId !== boosterId) throw forbidden()
  return 'followers'
}
