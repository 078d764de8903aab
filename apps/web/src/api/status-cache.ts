/**
 * Keeps every cached copy of a post in step: an edit, a like or a deletion shows on all pages at once. What arrives live is
 * kept beside the pages that were read, so that an answer already under way can neither hide it nor bring a deleted post back.
 */
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { camelise } from './camelise.ts'
import type { Status } from './problem.ts'

export type StatusPages = InfiniteData<Status[], string | undefined>

/** Timelines are cached under keys that begin with this, threads under `thread`. */
export const TIMELINE = 'timeline'
export const HOME_KEY = [TIMELINE, 'home'] as const
export const LIVE_KEY = ['live'] as const

export interface Live {
  /** Posts of home that arrived live and are on the page. */
  shown: readonly Status[]
  /** Posts of home that wait behind the "new posts" pill, newest first. */
  pending: readonly Status[]
  /** Deleted posts, whatever an older answer says. */
  gone: ReadonlySet<string>
}

export const NOTHING_LIVE: Live = { shown: [], pending: [], gone: new Set() }

export const parseStatus = (payload: string): Status => camelise(JSON.parse(payload)) as Status

export const liveOf = (client: QueryClient): Live => client.getQueryData<Live>(LIVE_KEY) ?? NOTHING_LIVE

const setLive = (client: QueryClient, change: Partial<Live>) =>
  client.setQueryData<Live>(LIVE_KEY, { ...liveOf(client), ...change })

/** Snowflakes as text: the longer is the newer, then the alphabet decides. */
export const newestFirst = (a: { id: string }, b: { id: string }): number =>
  b.id.length - a.id.length || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)

/** What a page shows: each post once, nothing deleted. */
export function present(statuses: readonly Status[], gone: ReadonlySet<string>): Status[] {
  const seen = new Set<string>()
  return statuses.filter(({ id, reblog }) => {
    if (seen.has(id) || gone.has(id) || (reblog && gone.has(reblog.id))) return false
    return seen.add(id)
  })
}

/** Home: what was read and what arrived, in the one order of ids. Read copies win: they are the later ones. */
export const presentHome = (pages: readonly Status[][], live: Live): Status[] =>
  present([...pages.flat(), ...live.shown], live.gone).sort(newestFirst)

/** Every post of home that this tab knows of. */
export function knownHome(client: QueryClient): Status[] {
  const { shown, pending } = liveOf(client)
  return [...(client.getQueryData<StatusPages>(HOME_KEY)?.pages.flat() ?? []), ...shown, ...pending]
}

/** Changes a post wherever it stands, also inside boosts. */
export function patchStatus(client: QueryClient, id: string, patch: (status: Status) => Status): void {
  const one = (status: Status) => {
    if (status.id === id) return patch(status)
    if (status.reblog?.id === id) return { ...status, reblog: patch(status.reblog) }
    return status
  }
  const has = (statuses: readonly Status[]) => statuses.some((status) => one(status) !== status)
  const all = (statuses: readonly Status[]) => (has(statuses) ? statuses.map(one) : (statuses as Status[]))
  client.setQueriesData<StatusPages>(
    { queryKey: [TIMELINE] },
    (data) => data && { ...data, pages: data.pages.map(all) },
  )
  client.setQueriesData<Status[]>({ queryKey: ['thread'] }, (thread) => thread && all(thread))
  const { shown, pending } = liveOf(client)
  setLive(client, { shown: all(shown), pending: all(pending) })
}

/** Takes a post off every page; `restore` brings it back as it was. */
export const hideStatus = (client: QueryClient, id: string): void =>
  void setLive(client, { gone: new Set([...liveOf(client).gone, id]) })

export const restoreStatus = (client: QueryClient, id: string): void =>
  void setLive(client, { gone: new Set([...liveOf(client).gone].filter((other) => other !== id)) })

/** A new post of home, once, on the page or behind the pill; a reply also joins its open thread. */
export function arrive(client: QueryClient, status: Status, visible: boolean): void {
  client.setQueriesData<Status[]>({ queryKey: ['thread'] }, (thread) =>
    thread?.some(({ id }) => id === status.inReplyToId) && !thread.some(({ id }) => id === status.id)
      ? [...thread, status]
      : thread,
  )
  const { shown, pending } = liveOf(client)
  const waits = pending.some(({ id }) => id === status.id)
  if (waits && visible) setLive(client, { pending: pending.filter(({ id }) => id !== status.id) })
  else if (knownHome(client).some(({ id }) => id === status.id)) return
  if (visible) setLive(client, { shown: [status, ...shown] })
  else setLive(client, { pending: [status, ...pending].sort(newestFirst) })
}

export function showPending(client: QueryClient): void {
  const { shown, pending } = liveOf(client)
  setLive(client, { shown: [...pending, ...shown], pending: [] })
}

/** Reads home again after follows changed; only what arrived since its newest post stays beside it. */
export async function reloadHome(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: HOME_KEY, refetchType: 'all' })
  const newest = client.getQueryData<StatusPages>(HOME_KEY)?.pages[0]?.[0]
  if (!newest) return
  const later = (status: Status) => newestFirst(status, newest) < 0
  const { shown, pending } = liveOf(client)
  setLive(client, { shown: shown.filter(later), pending: pending.filter(later) })
}

/** Takes posts out of home alone: an author unfollowed meanwhile still has them on their own page. */
export function dropFromHome(client: QueryClient, ids: ReadonlySet<string>): void {
  if (ids.size === 0) return
  const kept = (statuses: readonly Status[]) => statuses.filter(({ id }) => !ids.has(id))
  client.setQueryData<StatusPages>(HOME_KEY, (data) => data && { ...data, pages: data.pages.map(kept) })
  const { shown, pending } = liveOf(client)
  setLive(client, { shown: kept(shown), pending: kept(pending) })
}

/** Starts home anew from pages just read. */
export function replaceHome(client: QueryClient, statuses: Status[]): void {
  client.setQueryData<StatusPages>(HOME_KEY, { pages: [statuses], pageParams: [undefined] })
  setLive(client, { shown: [], pending: [] })
}
