/** Found posts as the viewer may see them. The index answers a superset; what it does not know yet, or only knew, is decided here. */
import { type FoundPost, type Graph, type Id, maySee } from '@rookery/contracts'
import type { Edge } from '../edge.ts'
import { graphFor } from './find-status.ts'
import type { Core } from './render-status.ts'

export interface StatusSearch {
  query: string
  limit: number
  /** Visible hits to leave out first: for clients that page by offset. Bounded: a cursor costs the same on every page. */
  offset: number
  cursor: string | null
  maxId?: Id | undefined
  minId?: Id | undefined
  authorId?: Id | undefined
  languages: string[]
  highlight: boolean
}

export interface FoundStatuses {
  cores: Core[]
  fragments: Map<Id, string[]>
  /** Null at the end. */
  next: string | null
}

const MAX_OFFSET = 400
/** A page in which nearly everything is hidden ends early rather than search on for ever; its cursor goes on. */
const MAX_ROUNDS = 8

export async function searchStatuses(edge: Edge, viewerId: Id, search: StatusSearch): Promise<FoundStatuses> {
  const graph = await graphFor(edge, viewerId)
  const { limit, offset, ...asked } = search
  const found: FoundStatuses = { cores: [], fragments: new Map(), next: null }
  if (offset > MAX_OFFSET) return found
  let skip = offset
  let cursor = search.cursor
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const wanted = skip + limit - found.cores.length
    const hits = await edge.search.searchPosts({ ...asked, viewerId, limit: wanted, cursor })
    const cores = await edge.reads.cores(hits.map(({ id }) => id))
    for (const hit of hits) {
      cursor = hit.cursor
      const core = cores.get(hit.id)
      if (!core || !mayFind(graph, core, hit) || skip-- > 0) continue
      found.cores.push(core)
      if (search.highlight) found.fragments.set(hit.id, hit.fragments)
    }
    skip = Math.max(0, skip)
    if (hits.length < wanted) return found
    if (found.cores.length >= limit) break
  }
  return { ...found, next: cursor }
}

/** Of others only what they post publicly and let be found, and nobody who is muted; what one keeps, as long as one may see it. */
function mayFind(graph: Graph | null, { facts, author }: Core, { kept }: FoundPost): boolean {
  if (kept || facts.authorId === graph?.viewerId) return maySee(graph, facts, 'single')
  return facts.visibility === 'public' && author.account.indexable && maySee(graph, facts, 'thread')
}
