/** A timeline page, whatever its source: skeleton, hydrate, filter, present. */
import type { Id, Paging, PostFacts, ViewPath } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import { filterContextOf } from '../filters/filter-context.ts'
import { fillPage, type Skeleton } from '../reads/fill-page.ts'
import { graphFor } from './find-status.ts'
import { renderPage } from './render-status.ts'

export interface RenderedPage {
  /** JSON. */
  json: Buffer
  first: Id | null
  last: Id | null
  more: boolean
}

export async function readTimeline(
  edge: Pick<Edge, 'graphs' | 'reads'>,
  viewerId: Id | null,
  paging: Paging,
  path: ViewPath,
  skeleton: (paging: Paging) => Promise<Skeleton>,
  also?: (post: PostFacts) => boolean,
): Promise<RenderedPage> {
  const graph = graphFor(edge, viewerId)
  const { cores, more } = await fillPage(edge.reads, paging, { graph, path, also }, skeleton)
  const marks = await edge.reads.marks(await graph, cores, filterContextOf(path))
  const json = renderPage(cores, marks)
  return { json, first: cores[0]?.tweet.id ?? null, last: cores.at(-1)?.tweet.id ?? null, more }
}
