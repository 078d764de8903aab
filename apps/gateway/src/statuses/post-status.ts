/** Posting: one write, one's own timeline, and the same JSON that the home timeline will hold. */
import { type Id, invalid, notFound, parseId, type Tweet, type Visibility } from '@rookery/contracts'
import type { AccountViewer } from '../auth/authenticate.ts'
import type { Edge } from '../edge.ts'
import { findStatus, originalOf, showStatus } from './find-status.ts'
import type { Core } from './render-status.ts'

export interface NewStatus {
  status?: string
  spoiler_text?: string
  sensitive?: boolean
  language?: string
  visibility?: 'public' | 'unlisted' | 'private' | 'direct'
  in_reply_to_id?: Id | null
  media_ids?: string[]
  poll?: unknown
  scheduled_at?: string
  quoted_status_id?: string | null
}

/** `private` is Mastodon's word for followers-only. */
export const readVisibility = (word: NonNullable<NewStatus['visibility']>): Visibility =>
  word === 'private' ? 'followers' : word

export async function postStatus(
  edge: Edge,
  viewer: AccountViewer,
  status: NewStatus,
  idempotencyKey: string | null,
): Promise<string> {
  return showStatus(edge, viewer.accountId, await createStatus(edge, viewer, status, idempotencyKey))
}

/** The same, answering what any API may render. */
export async function createStatus(
  edge: Edge,
  viewer: AccountViewer,
  status: NewStatus,
  idempotencyKey: string | null,
): Promise<Core> {
  refuseWhatIsMissing(status)
  const mediaIds = readMediaIds(status.media_ids) ?? []
  const { accountId } = viewer
  const author = (await edge.reads.accounts([accountId])).get(accountId)?.account
  if (!author) throw notFound()
  const replyTo = status.in_reply_to_id == null ? null : await findReplyTarget(edge, accountId, status.in_reply_to_id)
  const since = edge.reads.moment()
  const tweet = await edge.tweets.postTweet({
    authorId: accountId,
    text: status.status ?? '',
    spoilerText: status.spoiler_text ?? '',
    sensitive: status.sensitive ?? (author.defaultSensitive || Boolean(status.spoiler_text)),
    language: status.language || author.defaultLanguage,
    visibility: status.visibility === undefined ? author.defaultVisibility : readVisibility(status.visibility),
    inReplyToId: replyTo,
    mediaIds,
    appId: viewer.appId,
    idempotencyKey,
  })
  if (replyTo !== null) edge.reads.forgetTweet(replyTo)
  edge.reads.countTweet(tweet)
  const [core] = await Promise.all([edge.reads.coreOf(tweet, since), appendOwn(edge, tweet)])
  return core
}

/** One's own new post is in one's own timeline before the answer. The post stands when nobody answers there: the relay repairs. */
export const appendOwn = (edge: Pick<Edge, 'timelines'>, tweet: Tweet): Promise<void> =>
  edge.timelines
    .appendOwn({
      readerId: tweet.authorId,
      entry: { tweetId: tweet.id, authorId: tweet.authorId, boostOfId: tweet.boostOfId ?? 0 },
    })
    .catch(() => {})

async function findReplyTarget(edge: Edge, viewerId: Id, id: Id): Promise<Id> {
  return originalOf(await findStatus(edge, viewerId, id)).tweet.id
}

/** Forms cannot send an empty list: one empty id stands for it. What is no id is nobody's media. */
export function readMediaIds(texts: string[] | undefined): Id[] | undefined {
  const given = texts?.filter((text) => text !== '')
  return given?.map((text) => {
    const id = parseId(text)
    if (id === null) throw invalid('Media not found or already attached to another post')
    return id
  })
}

/** Refused aloud: a post without its poll or its quote is not what its author meant to publish. */
export function refuseWhatIsMissing({
  poll,
  scheduled_at,
  quoted_status_id,
}: Pick<NewStatus, 'poll' | 'scheduled_at' | 'quoted_status_id'>): void {
  if (poll !== undefined && poll !== null) throw invalid('Polls are not available on this server yet')
  if (quoted_status_id) throw invalid('Quotes are not available on this server yet')
  if (scheduled_at) throw invalid('Posts cannot be scheduled on this server yet')
}
