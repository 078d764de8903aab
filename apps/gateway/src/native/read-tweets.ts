/** Pages of posts for the native API: the same sources and the same eyes as the Mastodon API's timelines. */
import { type Id, isApart, notFound, type Paging } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import { fillPage, listSkeleton, type PostPage } from '../reads/fill-page.ts'
import { graphFor } from '../statuses/find-status.ts'

export const readHome = (edge: Edge, readerId: Id, paging: Paging): Promise<PostPage> =>
  fillPage(edge.reads, paging, { graph: graphFor(edge, readerId), path: 'home' }, async (at) => {
    const { entries, exhausted } = await edge.timelines.homePage({ readerId, ...at })
    return { ids: entries.map(({ tweetId }) => tweetId), exhausted }
  })

/** Throws `notFound` for unknown people; empty across a block. */
export async function readUserTweets(edge: Edge, viewerId: Id | null, authorId: Id, paging: Paging): Promise<PostPage> {
  const [graph, authors] = await Promise.all([graphFor(edge, viewerId), edge.reads.accounts([authorId])])
  if (!authors.has(authorId)) throw notFound()
  if (isApart(graph, authorId)) return { cores: [], more: false }
  const viewer = graph && { id: graph.viewerId, follows: graph.following.has(authorId) }
  const filter = { authorId, excludeReplies: false, excludeBoosts: false, tag: null, viewer }
  return fillPage(edge.reads, paging, { graph, path: 'account' }, async (at) => {
    const tweets = await edge.tweets.authorPage({ ...filter, ...at })
    return listSkeleton(
      tweets.map(({ id }) => id),
      at.limit,
    )
  })
}
