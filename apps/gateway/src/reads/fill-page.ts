/** Pages that are never short in the middle: fetch, hydrate, filter, and fetch on until full or exhausted. */
import type { Graph, Id, Paging, PostFacts, ViewPath } from '@rookery/contracts'
import { maySee } from '@rookery/contracts'
import type { Core } from '../statuses/render-status.ts'
import type { Reads } from './create-reads.ts'

/** A superset of a page: ids newest first, and whether there is nothing further in the direction of paging. */
export interface Skeleton {
  ids: Id[]
  exhausted: boolean
}

export interface PostPage {
  cores: Core[]
  /** False when nothing follows in the direction of paging. */
  more: boolean
}

/** Every service answers at least this many at once; refills ask for it so that sparse pages need few rounds. */
const REFILL = 40

/**
 * Pages downward (`maxId`, `sinceId`), or upward from `minId`, contiguously. Only what maySee allows is in the page;
 * hidden posts are made up for from further on. `also`: what the timeline itself asks beyond it.
 */
export async function fillPage(
  reads: Pick<Reads, 'cores'>,
  paging: Paging,
  see: {
    graph: Graph | null | Promise<Graph | null>
    path: ViewPath
    also?: ((post: PostFacts) => boolean) | undefined
  },
  fetch: (paging: Paging) => Promise<Skeleton>,
): Promise<PostPage> {
  const upward = paging.minId !== undefined
  const kept: Core[] = []
  let at = paging
  // Both are round trips of their own: the first page need not wait for the graph.
  const [first, graph] = await Promise.all([fetch(at), see.graph])
  let { ids, exhausted } = first
  for (;;) {
    const found = await reads.cores(ids)
    const ordered = upward ? ids.toReversed() : ids
    for (const [index, id] of ordered.entries()) {
      const core = found.get(id)
      if (core && maySee(graph, core.facts, see.path) && (see.also?.(core.facts) ?? true)) kept.push(core)
      if (kept.length === paging.limit) {
        return { cores: upward ? kept.toReversed() : kept, more: !exhausted || index < ordered.length - 1 }
      }
    }
    const last = ordered.at(-1)
    if (exhausted || last === undefined) return { cores: upward ? kept.toReversed() : kept, more: false }
    const limit = Math.max(REFILL, paging.limit)
    at = upward ? { ...at, minId: last, limit } : { ...at, maxId: last, limit }
    ;({ ids, exhausted } = await fetch(at))
  }
}

/** For sources that answer plain lists: fewer than asked means that there are no more. */
export const listSkeleton = (ids: Id[], asked: number): Skeleton => ({ ids, exhausted: ids.length < asked })

export interface EdgePage<T> {
  items: T[]
  /** What Link headers carry: ids of edges, not of what they lead to. */
  firstCursor: Id | null
  lastCursor: Id | null
  more: boolean
}

/** The same for lists whose cursors are not in their items (followers, likes): asks exactly for what is still wanted. */
export async function fillEdges<T>(
  paging: Paging,
  fetch: (paging: Paging) => Promise<{ items: T[]; fetched: number; firstCursor: Id | null; lastCursor: Id | null }>,
): Promise<EdgePage<T>> {
  const upward = paging.minId !== undefined
  let items: T[] = []
  let at = paging
  let bounds: { firstCursor: Id | null; lastCursor: Id | null } = { firstCursor: null, lastCursor: null }
  for (;;) {
    const page = await fetch(at)
    items = upward ? [...page.items, ...items] : [...items, ...page.items]
    if (page.fetched > 0) {
      bounds = {
        firstCursor: upward ? page.firstCursor : (bounds.firstCursor ?? page.firstCursor),
        lastCursor: upward ? (bounds.lastCursor ?? page.lastCursor) : page.lastCursor,
      }
    }
    const more = page.fetched >= at.limit
    if (!more || items.length >= paging.limit) return { items, ...bounds, more }
    const limit = paging.limit - items.length
    at = upward ? { ...at, minId: bounds.firstCursor!, limit } : { ...at, maxId: bounds.lastCursor!, limit }
  }
}
