/** What an account has pinned, last pinned first, as far as the viewer may see it. */
import { type Graph, type Id, maySee, type Paging } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import type { RenderedPage } from './read-timeline.ts'
import { type Core, renderPage } from './render-status.ts'

/** Five at most: one page, whose bounds only leave posts out. */
export async function readPinned(
  edge: Pick<Edge, 'tweets' | 'reads'>,
  graph: Graph | null,
  authorId: Id,
  paging: Paging,
  wanted: (core: Core) => boolean,
): Promise<RenderedPage> {
  const ids = (await edge.tweets.pinnedBy({ authorId })).filter((id) => isWithin(id, paging))
  const found = await edge.reads.cores(ids)
  const cores = ids
    .flatMap((id) => found.get(id) ?? [])
    .filter((core) => maySee(graph, core.facts, 'account') && wanted(core))
    .slice(0, paging.limit)
  return {
    json: renderPage(cores, await edge.reads.marks(graph, cores, 'account')),
    first: cores[0]?.tweet.id ?? null,
    last: cores.at(-1)?.tweet.id ?? null,
    more: false,
  }
}

const isWithin = (id: Id, { maxId, sinceId, minId }: Paging): boolean =>
  (maxId === undefined || id < maxId) && id > (minId ?? sinceId ?? 0)
