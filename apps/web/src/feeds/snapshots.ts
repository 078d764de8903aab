/**
 * Timelines over a reload: what was around the reader's place is written to this tab's storage when the page goes, and read
 * back before the first rendering. Nothing is written while one reads.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { Entities, Status } from '../entities/entities.ts'
import { tabStore } from '../storage/stores.ts'
import { takeSaved } from '../storage/take-saved.ts'
import { type Feed, idsOf, isGap } from './feed.ts'
import { anchors } from './place.ts'

const KEY = 'rookery.feeds'
/** Posts kept above and below the place. */
const ABOVE = 60
const BELOW = 120
/** The feeds looked at last; about half a megabyte each at most. */
const FEEDS = 5

interface Saved {
  accountId: string | null
  feeds: { queryKey: readonly string[]; feed: Feed; updatedAt: number }[]
  statuses: Status[]
}

export function saveFeeds(queries: QueryClient, entities: Entities, accountId: string | null): void {
  const places = anchors()
  const feeds = queries
    .getQueryCache()
    .findAll({ queryKey: ['feed'] })
    .flatMap(({ queryKey, state }) => {
      const feed = state.data as Feed | undefined
      return feed ? [{ queryKey: queryKey as string[], feed, updatedAt: state.dataUpdatedAt }] : []
    })
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, FEEDS)
  const ids = new Set(feeds.flatMap(({ feed }) => near(feed, places)))
  const statuses = [...ids].flatMap((id) => entities.statuses.get(id) ?? [])
  // A boost carries its post along, in its latest form.
  const latest = statuses.map((status) => {
    const inner = status.reblog && entities.statuses.get(status.reblog.id)
    return inner ? ({ ...status, reblog: inner } as Status) : status
  })
  tabStore.set(KEY, JSON.stringify({ accountId, feeds, statuses: latest } satisfies Saved))
}

export function restoreFeeds(queries: QueryClient, entities: Entities, accountId: string | null): void {
  const saved = takeSaved<Saved>(KEY, accountId)
  if (!saved) return
  entities.keep(saved.statuses)
  for (const { queryKey, feed, updatedAt } of saved.feeds) queries.setQueryData(queryKey, feed, { updatedAt })
}

/** Ids of the posts near a kept place, or of the first ones: these are saved with the feed, the others read when they come near. */
export function near(feed: Feed, places: ReadonlySet<string>): readonly string[] {
  const at = Math.max(
    0,
    feed.entries.findIndex((entry) => places.has(isGap(entry) ? `gap ${entry.below}` : entry)),
  )
  return [...idsOf(feed.entries.slice(Math.max(0, at - ABOVE), at + BELOW)), ...idsOf(feed.pending.slice(0, ABOVE))]
}
