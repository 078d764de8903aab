// The part of a page that the cached timeline can give.
import type { Id, Paging, TimelineEntry } from '@rookery/contracts'
import type { ViewerGraph } from '@rookery/redis'
import { ENTRY_WIDTH, entryAt } from '@rookery/redis/home-timeline'
import type { TimelineContext } from '../context.ts'
import { belongsInHome } from './belongs-in-home.ts'
import { dropCollapsed } from './collapse-boosts.ts'
import type { Feed } from './feed.ts'
import { indexFrom, type TimelineView } from './timeline-view.ts'

/** Entries in the direction of paging (upward: oldest first), at most `limit`; `ended` when the view has no more. */
export interface PagePart {
  entries: TimelineEntry[]
  ended: boolean
}

/** Filtered and collapsed. The bounds of `paging` apply; the caller has checked that they lie above the floor where they must. */
export async function cachePage(
  context: Pick<TimelineContext, 'tweets'>,
  feed: Feed,
  view: TimelineView,
  paging: Paging,
): Promise<PagePart> {
  const { graph } = feed
  const walk = paging.minId === undefined ? downward(view, graph, paging) : upward(view, graph, paging)
  const entries: TimelineEntry[] = []
  // One more than asked for tells whether there is more.
  while (entries.length <= paging.limit) {
    const chunk = [...walk.take(paging.limit + 1 - entries.length)]
    if (chunk.length === 0) return { entries, ended: true }
    entries.push(...(await dropCollapsed(context, feed, view, chunk)))
  }
  return { entries: entries.slice(0, paging.limit), ended: false }
}

function downward(view: TimelineView, graph: ViewerGraph, { maxId, sinceId = -1 }: Paging) {
  const { numbers } = view
  let at = (maxId === undefined ? numbers.length : indexFrom(numbers, maxId)) - ENTRY_WIDTH
  return chunks(() => {
    for (; at >= 0 && numbers[at]! > sinceId; at -= ENTRY_WIDTH) {
      if (!belongsInHome(graph, numbers[at + 1]!, numbers[at + 2]!)) continue
      const entry = entryAt(numbers, at)
      at -= ENTRY_WIDTH
      return entry
    }
    return null
  })
}

function upward(view: TimelineView, graph: ViewerGraph, { minId = 0, maxId = Number.POSITIVE_INFINITY }: Paging) {
  const { numbers } = view
  let at = indexFrom(numbers, minId + 1)
  return chunks(() => {
    for (; at < numbers.length && numbers[at]! < maxId; at += ENTRY_WIDTH) {
      if (!belongsInHome(graph, numbers[at + 1]!, numbers[at + 2]!)) continue
      const entry = entryAt(numbers, at)
      at += ENTRY_WIDTH
      return entry
    }
    return null
  })
}

const chunks = (next: () => TimelineEntry | null) => ({
  take(count: number): TimelineEntry[] {
    const taken: TimelineEntry[] = []
    for (let entry = taken.length < count ? next() : null; entry !== null; ) {
      taken.push(entry)
      entry = taken.length < count ? next() : null
    }
    return taken
  },
})

/** The lowest id that a page downward may still need, given its bounds. */
export const lowestWanted = ({ sinceId }: Paging): Id => (sinceId === undefined ? 0 : sinceId + 1)
