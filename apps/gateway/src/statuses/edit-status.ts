/** Editing one's own post, and taking it back. */
import type { Id } from '@rookery/contracts'
import type { AccountViewer } from '../auth/authenticate.ts'
import type { Edge } from '../edge.ts'
import { readMediaAttributes } from '../media/read-attributes.ts'
import { findStatus, showStatus } from './find-status.ts'
import { readMediaIds, refuseWhatIsMissing } from './post-status.ts'
import { renderStatus } from './render-status.ts'

export interface StatusChanges {
  status?: string
  spoiler_text?: string
  sensitive?: boolean
  language?: string
  media_ids?: string[]
  media_attributes?: Parameters<typeof readMediaAttributes>[0]
  poll?: unknown
}

/** What is not given stays, except the warning, which clients leave out to remove it. */
export async function editStatus(edge: Edge, viewer: AccountViewer, id: Id, changes: StatusChanges): Promise<string> {
  refuseWhatIsMissing(changes)
  const { tweet: before } = await findStatus(edge, viewer.accountId, id)
  const tweet = await edge.tweets.editTweet({
    authorId: viewer.accountId,
    tweetId: id,
    text: changes.status ?? before.text,
    spoilerText: changes.spoiler_text ?? '',
    sensitive: changes.sensitive ?? (before.sensitive || Boolean(changes.spoiler_text)),
    language: changes.language ?? before.language,
    mediaIds: readMediaIds(changes.media_ids) ?? before.mediaIds,
    mediaChanges: readMediaAttributes(changes.media_attributes),
  })
  await edge.forgetEverywhere({ tweetIds: [id] })
  return showStatus(edge, viewer.accountId, await edge.reads.coreOf(tweet, edge.reads.moment()))
}

/** Answers what was deleted, with the text as typed and its media, so that clients can offer to write it anew. */
export async function deleteStatus(
  edge: Edge,
  viewer: AccountViewer,
  id: Id,
  { keepMedia }: { keepMedia: boolean },
): Promise<string> {
  const core = await findStatus(edge, viewer.accountId, id)
  const marks = await edge.reads.marks(viewer.accountId, [core])
  const tweet = await edge.tweets.deleteTweet({ authorId: viewer.accountId, tweetId: id, keepMedia })
  const tweetIds = [id, tweet.inReplyToId, tweet.boostOfId].filter((changed) => changed !== null)
  await edge.forgetEverywhere({ tweetIds, accountIds: [viewer.accountId] })
  return `${renderStatus(core, marks).slice(0, -1)},"text":${JSON.stringify(tweet.text)}}`
}
