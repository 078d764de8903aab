/** The posts of one account, as far as the viewer may see them. */
import { type Id, isApart, normalizeTag, notFound, type Paging } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import { listSkeleton } from '../reads/fill-page.ts'
import { graphFor } from './find-status.ts'
import { readPinned } from './read-pinned.ts'
import { type RenderedPage, readTimeline } from './read-timeline.ts'
import type { Core } from './render-status.ts'

export interface AccountStatusesFilter {
  pinned?: boolean
  only_media?: boolean
  exclude_replies?: boolean
  exclude_reblogs?: boolean
  tagged?: string
}

const NOTHING: RenderedPage = { json: Buffer.from('[]'), first: null, last: null, more: false }

export async function readAccountStatuses(
  edge: Edge,
  viewerId: Id | null,
  authorId: Id,
  paging: Paging,
  filter: AccountStatusesFilter,
): Promise<RenderedPage> {
  const [graph, authors] = await Promise.all([graphFor(edge, viewerId), edge.reads.accounts([authorId])])
  if (!authors.has(authorId)) throw notFound()
  // With a block in between there is nothing to look for.
  if (isApart(graph, authorId)) return NOTHING
  if (filter.pinned) return readPinned(edge, graph, authorId, paging, (core) => isWanted(core, filter))
  // maySee decides; this keeps the pages of much that is private from taking many rounds.
  const viewer = graph && { id: graph.viewerId, follows: graph.following.has(authorId) }
  return readTimeline(edge, viewerId, paging, 'account', async (at) => {
    const tweets = await edge.tweets.authorPage({
      authorId,
      excludeReplies: filter.exclude_replies ?? false,
      excludeBoosts: filter.exclude_reblogs ?? false,
      onlyMedia: filter.only_media ?? false,
      tag: filter.tagged ? normalizeTag(filter.tagged) : null,
      viewer,
      ...at,
    })
    return listSkeleton(
      tweets.map(({ id }) => id),
      at.limit,
    )
  })
}

/** The other conditions, for the few posts that are pinned. */
const isWanted = ({ tweet }: Core, filter: AccountStatusesFilter): boolean =>
  !(filter.exclude_replies && tweet.inReplyToAccountId !== null && tweet.inReplyToAccountId !== tweet.authorId) &&
  !(filter.only_media && tweet.mediaIds.length === 0) &&
  (!filter.tagged || tweet.tags.includes(normalizeTag(filter.tagged)))
