/** What a viewer keeps within a stretch of ids: the newest entries, each with its reason. */
import type { Id } from '@rookery/contracts'
import type { Reason } from '../../query/types.ts'
import { type Client, reach } from './client.ts'
import { routingOf } from './documents.ts'

export interface Library {
  /** Complete for ids from here on. */
  from: Id
  kept(reasons: readonly Reason[] | null): readonly Id[]
  has(id: Id): boolean
}

/** Read at once, and looked for among the posts at once. */
const MOST = 3_000

export const NOTHING_KEPT: Library = { from: 0, kept: () => [], has: () => false }

export async function readLibrary(
  client: Client,
  alias: string,
  viewerId: Id,
  { from, below }: { from: Id; below: Id },
): Promise<Library> {
  const answer = await reach(
    client.search({
      index: alias,
      routing: routingOf(viewerId),
      query: { bool: { filter: [{ term: { account: viewerId } }, { range: { post: { gte: from, lt: below } } }] } },
      size: MOST,
      // What is sorted by comes back with the hit: nothing else is fetched.
      sort: [{ post: 'desc' }, { reason: 'asc' }],
      _source: false,
      track_total_hits: false,
      allow_partial_search_results: false,
      filter_path: 'hits.hits.sort',
    }),
  )
  const entries = (answer.hits?.hits ?? []).map(({ sort }) => sort as [post: Id, reason: Reason])
  // The lowest post of a full page may have more reasons than fitted.
  const complete = entries.length < MOST ? from : entries.at(-1)![0] + 1
  const within = entries.filter(([post]) => post >= complete)
  const ids = new Set(within.map(([post]) => post))
  return {
    from: complete,
    kept: (reasons) =>
      reasons === null ? [...ids] : within.flatMap(([post, reason]) => (reasons.includes(reason) ? post : [])),
    has: (id) => ids.has(id),
  }
}
