/**
 * Timelines over a reload: what was around the reader's place is written to this tab's storage when the page goes, and read
 * back before the first rendering. Nothing is written while one reads.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { Entities, Status } from '../entities/entities.ts'
import { tabStore } from '../storage/stores.ts'
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
  const saved = queries
    .getQueryCache()
    .findAll({ queryKey: ['feed'] })
    .flatMap(({ queryKey, state }) => {
      const feed = state.data as Feed | undefined
      return feed ? [{ queryKey: queryKey as string[], ...around(feed, places), updatedAt: state.dataUpdatedAt }] : []
    })
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, FEEDS)
  const ids = new Set(saved.flatMap(({ near }) => near))
  const feeds = saved.map(({ near: _, ...feed }) => feed)
  const statuses = [...ids].flatMap((id) => entities.statuses.get(id) ?? [])
  // A boost carries its post along, in its latest form.
  const latest = statuses.map((status) => {
    const inner = status.reblog && entities.statuses.get(status.reblog.id)
    return inner ? ({ ...status, reblog: inner } as Status) : status
  })
  tabStore.set(KEY, JSON.stringify({ accountId, feeds, statuses: latest } satisfies Saved))
}

export function restoreFeeds(queries: QueryClient, entities: Entities, accountId: string | null): void {
  const text = tabStore.get(KEY)
  tabStore.remove(KEY)
  if (!text) return
  const saved = JSON.parse(text) as Saved
  if (saved.accountId !== accountId) return
  entities.keep(saved.statuses)
  for (const { queryKey, feed, updatedAt } of saved.feeds) queries.setQueryData(queryKey, feed, { updatedAt })
}

/** All ids, so that nothing is missing above or below; beyond this many the rest is paged in again. */
const IDS = 2_000

/** A feed as it is saved: its ids, and which of its posts are near a kept place and saved with it. */
export function around(feed: Feed, places: ReadonlySet<string>): { feed: Feed; near: readonly string[] } {
  const at = Math.max(
    0,
    feed.entries.findIndex((entry) => places.has(isGap(entry) ? `gap ${entry.below}` : entry)),
  )
  const near = [
    ...idsOf(feed.entries.slice(Math.max(0, at - ABOVE), at + BELOW)),
    ...idsOf(feed.pending.slice(0, ABOVE)),
  ]
  const until = Math.max(IDS, at + BELOW)
  if (until >= feed.entries.length) return { feed, near }
  const entries = feed.entries.slice(0, until)
  return { feed: { ...feed, entries, next: idsOf(entries).at(-1) ?? feed.next }, near }
}
