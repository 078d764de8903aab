/**
 * What only the viewer knows of posts and no counter tells: whether they keep any marks at all, and their filters.
 * Held with the viewer's graph, so it is exactly as fresh: whoever writes them renews the graph's version before the answer
 * (MarkMethods, FilterMethods), and with another graph they are read again. Reading it while nothing changed costs nothing.
 */
import type { Graph, Id, MarkKinds } from '@rookery/contracts'
import type { GatewayContext } from '../context.ts'
import { type AppliedFilters, prepareFilters } from '../filters/apply-filters.ts'

export interface PersonalFacts {
  kinds: MarkKinds
  /** Null: none. */
  filters: AppliedFilters | null
}

/** At once when they are in memory. */
export type PersonalFactsOf = (graph: Graph) => PersonalFacts | Promise<PersonalFacts>

export function createPersonalFacts(
  { tweets, users }: Pick<GatewayContext, 'users' | 'tweets'>,
  now: () => number = Date.now,
): PersonalFactsOf {
  const held = new WeakMap<Graph, PersonalFacts | Promise<PersonalFacts>>()
  let batch: { viewerIds: Set<Id>; answer: Promise<Map<Id, PersonalFacts>> } | null = null

  const loadBatch = async (viewerIds: Set<Id>) => {
    // Everything asked until the event loop turns shares the calls: a post with a hundred listeners takes two, not two hundred.
    await new Promise((resolve) => setImmediate(resolve))
    batch = null
    const ids = [...viewerIds]
    const [kinds, filters] = await Promise.all([
      tweets.markKinds({ viewerIds: ids }),
      users.filtersOfEach({ accountIds: ids }),
    ])
    return new Map(ids.map((id, i) => [id, { kinds: kinds[i]!, filters: prepareFilters(filters[i]!, now) }]))
  }
  const load = async ({ viewerId }: Graph): Promise<PersonalFacts> => {
    if (!batch) {
      const viewerIds = new Set<Id>()
      batch = { viewerIds, answer: loadBatch(viewerIds) }
    }
    batch.viewerIds.add(viewerId)
    return (await batch.answer).get(viewerId)!
  }
  return (graph) => {
    const known = held.get(graph)
    if (known) return known
    const loading = load(graph)
    held.set(graph, loading)
    loading.then(
      (facts) => held.set(graph, facts),
      () => held.delete(graph),
    )
    return loading
  }
}

/** Neither marks nor filters: their posts look like everybody's, counters apart. */
export const isPlain = ({ kinds, filters }: PersonalFacts): boolean =>
  filters === null && !kinds.bookmarks && !kinds.pins && !kinds.threadMutes
