/**
 * The timelines of a session: reads pages into them, closes gaps, and catches up after the live connection was away. A feed's
 * state is query data under ['feed', …key]; the posts themselves are in the entity stores.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { Entities, Status } from '../entities/entities.ts'
import {
  appendPage,
  arrive,
  type Feed,
  fillGap,
  firstPage,
  type IdPage,
  idsOf,
  meetTop,
  newestFirst,
  renewTop,
  showPending,
  vanished,
  without,
} from './feed.ts'
import type { FeedSource } from './source.ts'

/** As many as the server gives at once. The top is always read by the same address: offline its last answer is found again. */
export const PAGE = 40
/** A post younger than this may be live before it is in a timeline: that it is missing there means nothing yet. */
const SETTLED_MS = 60_000

export const feedKey = (key: readonly string[]) => ['feed', ...key] as const

export interface Feeds {
  /** The first page: the query function of a feed. */
  open(source: FeedSource): Promise<Feed>
  /** Reads the next older page, once however often it is asked for. */
  older(source: FeedSource): Promise<void>
  /** Reads what is directly below `below`. */
  fill(source: FeedSource, below: string): Promise<void>
  /** Reads the top again: misses nothing, doubles nothing, moves nothing. `show` unless new posts are to wait. */
  catchUp(source: FeedSource, show: () => boolean): Promise<void>
  /** A post that came live, or one's own. Feeds that nobody has opened stay so. */
  arrive(key: readonly string[], status: Status, show: boolean): void
  showPending(key: readonly string[]): void
  /** Takes posts out of one timeline alone. */
  drop(key: readonly string[], ids: ReadonlySet<string>): void
  /**
   * Takes out what `which` says, of every timeline whose key is `among`: a blocked person's posts. What it returns puts them
   * back where they were.
   */
  dropWhere(which: (status: Status) => boolean, among?: (key: readonly string[]) => boolean): () => void
  get(key: readonly string[]): Feed | undefined
}

export function createFeeds(queries: QueryClient, entities: Entities): Feeds {
  const underWay = new Map<string, Promise<void>>()
  const get = (key: readonly string[]) => queries.getQueryData<Feed>(feedKey(key))
  const change = (key: readonly string[], how: (feed: Feed) => Feed) =>
    queries.setQueryData<Feed>(feedKey(key), (feed) => feed && how(feed))

  const load = async (source: FeedSource, limit: number, after?: string): Promise<IdPage> => {
    const { statuses, next } = await source.load({ limit, after })
    return { ids: entities.keep(statuses), next }
  }
  const once = (name: string, run: () => Promise<void>): Promise<void> => {
    const running = underWay.get(name) ?? run().finally(() => underWay.delete(name))
    underWay.set(name, running)
    return running
  }
  const named = (source: FeedSource, what: string) => `${what} ${source.key.join(' ')}`

  return {
    get,
    async open(source) {
      return firstPage(await load(source, PAGE))
    },
    older: (source) =>
      once(named(source, 'older'), async () => {
        const after = get(source.key)?.next
        if (!after) return
        const page = await load(source, PAGE, after)
        change(source.key, (feed) => appendPage(feed, page))
      }),
    fill: (source, below) =>
      once(named(source, `fill ${below}`), async () => {
        const page = await load(source, PAGE, below)
        change(source.key, (feed) => fillGap(feed, below, page))
      }),
    catchUp: (source, show) =>
      once(named(source, 'catch up'), async () => {
        // A first read that is under way may be older than the gap: it is waited for, then compared.
        if (!get(source.key)) return
        const page = await load(source, PAGE)
        const newest = page.ids[0]
        change(source.key, (feed) => {
          if (source.order === 'given') return renewTop(feed, page)
          const createdAt = (id: string) => Date.parse(entities.statuses.get(id)?.createdAt ?? '')
          const edge = newest === undefined ? Date.now() : createdAt(newest)
          const settled = (id: string) => createdAt(id) < edge - SETTLED_MS
          return meetTop(without(feed, vanished(feed, page, settled)), page, show())
        })
      }),
    arrive(key, status, show) {
      entities.keep([status])
      change(key, (feed) => {
        const lowest = idsOf(feed.entries).at(-1)
        // Below what was paged in: the next pages bring it.
        if (lowest && feed.next !== null && newestFirst(status.id, lowest) > 0) return feed
        return arrive(feed, status.id, show)
      })
    },
    showPending: (key) => void change(key, showPending),
    drop: (key, ids) => void change(key, (feed) => without(feed, ids)),
    dropWhere(which, among = () => true) {
      const taken: { key: readonly string[]; before: Feed; after: Feed; ids: string[] }[] = []
      for (const [[, ...key], before] of queries.getQueriesData<Feed>({ queryKey: ['feed'] })) {
        if (!before || !among(key as string[])) continue
        const ids = [...idsOf(before.entries), ...idsOf(before.pending)].filter((id) => {
          const status = entities.statuses.get(id)
          return status && (which(status) || (status.reblog && which(status.reblog as Status)))
        })
        if (ids.length === 0) continue
        const after = without(before, new Set(ids))
        change(key as string[], () => after)
        taken.push({ key: key as string[], before, after, ids })
      }
      return () => {
        // What came meanwhile stays.
        for (const { key, before, after, ids } of taken)
          change(key, (feed) => (feed === after ? before : ids.reduce((all, id) => arrive(all, id, true), feed)))
      }
    },
  }
}
