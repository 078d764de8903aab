/** Graphs in memory, each with the version it was read under; the longest unread go first when the byte budget is full. */
import type { Graph, GraphArrays, Id } from '@rookery/contracts'
import { type SortedIds, sortedIds } from './sorted-ids.ts'

/** A viewer's graph whose sets can also be walked through. */
export interface ViewerGraph extends Graph {
  readonly following: SortedIds
  readonly blocking: SortedIds
  readonly blockedBy: SortedIds
  readonly muting: SortedIds
  readonly hidesBoostsOf: SortedIds
  readonly listedExclusively: SortedIds
}

export interface StoredGraph {
  graph: ViewerGraph
  version: string
  /** When its load began; milliseconds since 1970. */
  loadedAt: number
}

/** Objects and closures around the five arrays, roughly. */
const OVERHEAD_BYTES = 1_500

export const viewerGraph = (arrays: GraphArrays): ViewerGraph => ({
  viewerId: arrays.viewerId,
  following: sortedIds(arrays.following),
  blocking: sortedIds(arrays.blocking),
  blockedBy: sortedIds(arrays.blockedBy),
  muting: sortedIds(arrays.muting),
  hidesBoostsOf: sortedIds(arrays.hidesBoostsOf),
  followedTags: arrays.followedTags.length === 0 ? NO_TAGS : new Set(arrays.followedTags),
  listedExclusively: sortedIds(arrays.listedExclusively),
  languagesOf:
    arrays.languagesOf.length === 0
      ? NO_LANGUAGES
      : new Map(arrays.languagesOf.map(({ accountId, languages }) => [accountId, languages])),
})

/** Most people have none: they share these. */
const NO_TAGS: ReadonlySet<string> = new Set()
const NO_LANGUAGES: ReadonlyMap<Id, readonly string[]> = new Map()
/** An entry of a Set or Map with its texts, roughly. */
const TEXT_ENTRY_BYTES = 120

function graphBytes(graph: ViewerGraph): number {
  const { following, blocking, blockedBy, muting, hidesBoostsOf, listedExclusively } = graph
  const ids = [following, blocking, blockedBy, muting, hidesBoostsOf, listedExclusively]
  const texts = graph.followedTags.size + graph.languagesOf.size
  return OVERHEAD_BYTES + TEXT_ENTRY_BYTES * texts + 8 * ids.reduce((sum, { size }) => sum + size, 0)
}

export function createGraphStore(maxBytes: number) {
  const stored = new Map<Id, StoredGraph>()
  let bytes = 0

  const remove = (id: Id) => {
    const found = stored.get(id)
    if (!found) return
    bytes -= graphBytes(found.graph)
    stored.delete(id)
  }

  return {
    peek: (id: Id) => stored.get(id),
    /** Also marks it as read. */
    get(id: Id): StoredGraph | undefined {
      const found = stored.get(id)
      if (found) {
        stored.delete(id)
        stored.set(id, found)
      }
      return found
    },
    put(id: Id, entry: StoredGraph): void {
      remove(id)
      const size = graphBytes(entry.graph)
      if (size > maxBytes) return
      stored.set(id, entry)
      bytes += size
      while (bytes > maxBytes) remove(stored.keys().next().value!)
    },
    remove,
    clear() {
      stored.clear()
      bytes = 0
    },
    bytes: () => bytes,
    size: () => stored.size,
  }
}
