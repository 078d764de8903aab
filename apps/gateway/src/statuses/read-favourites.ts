/** The posts that an account likes or has bookmarked, in the order in which it did. */
import { type Id, maySee, type Paging } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import { type EdgePage, fillEdges } from '../reads/fill-page.ts'
import { graphFor } from './find-status.ts'
import { type Core, renderStatuses } from './render-status.ts'

export const readFavourites = (edge: Edge, viewerId: Id, paging: Paging): Promise<KeptPage> =>
  readKept(edge, viewerId, paging, (at) => edge.tweets.likedPage({ accountId: viewerId, ...at }))

export const readBookmarks = (edge: Edge, viewerId: Id, paging: Paging): Promise<KeptPage> =>
  readKept(edge, viewerId, paging, (at) => edge.tweets.bookmarkedPage({ accountId: viewerId, ...at }))

type KeptPage = EdgePage<Core> & { json: string }

async function readKept(
  edge: Edge,
  viewerId: Id,
  paging: Paging,
  fetch: (paging: Paging) => ReturnType<Edge['tweets']['likedPage']>,
): Promise<KeptPage> {
  const graph = await graphFor(edge, viewerId)
  const page = await fillEdges(paging, async (at) => {
    const { tweets, firstCursor, lastCursor } = await fetch(at)
    const found = await edge.reads.cores(tweets.map(({ id }) => id))
    const items = tweets.flatMap(({ id }) => found.get(id) ?? []).filter((core) => maySee(graph, core.facts, 'single'))
    return { items, fetched: tweets.length, firstCursor, lastCursor }
  })
  return { ...page, json: renderStatuses(page.items, await edge.reads.marks(graph, page.items)) }
}
