/** The posts of one account, as far as the viewer may see them. */
import { type Id, normalizeTag, notFound, type Paging } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import { listSkeleton } from '../reads/fill-page.ts'
import { graphFor } from './find-status.ts'
import { type RenderedPage, readTimeline } from './read-timeline.ts'

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
  // Nothing is pinned and nothing carries media yet; with a block in between there is nothing to look for.
  if (filter.pinned || filter.only_media) return NOTHING
  if (graph?.blocking.has(authorId) || graph?.blockedBy.has(authorId)) return NOTHING
  // maySee decides; this keeps the pages of much that is private from taking many rounds.
  const viewer = graph && { id: graph.viewerId, follows: graph.following.has(authorId) }
  return readTimeline(edge, viewerId, paging, 'account', async (at) => {
    const tweets = await edge.tweets.authorPage({
      authorId,
      excludeReplies: filter.exclude_replies ?? false,
      excludeBoosts: filter.exclude_reblogs ?? false,
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
