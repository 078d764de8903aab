/**
 * A timeline as this tab knows it: ids of posts, newest first, with gaps where posts in between were not read. Pure; nothing
 * here ever moves what is already on the page: what is new waits in `pending` until the reader asks for it.
 */
export interface Gap {
  /** Posts directly below this id were not read. */
  below: string
}
export type Entry = string | Gap

export interface Feed {
  entries: readonly Entry[]
  /** Newer than the entries, behind the "new posts" pill. */
  pending: readonly Entry[]
  /** Where the next older page begins; null when that was all. */
  next: string | null
}

/** One page, newest first, and where the next one begins. */
export interface IdPage {
  ids: readonly string[]
  next: string | null
}

export const EMPTY: Feed = { entries: [], pending: [], next: null }
export const isGap = (entry: Entry): entry is Gap => typeof entry !== 'string'
export const idsOf = (entries: readonly Entry[]): string[] => entries.filter((entry) => !isGap(entry)) as string[]

/** Snowflakes as text: the longer is the newer, then the alphabet decides. */
export const newestFirst = (a: string, b: string): number => b.length - a.length || (a < b ? 1 : a > b ? -1 : 0)

export const firstPage = ({ ids, next }: IdPage): Feed => ({ entries: [...new Set(ids)], pending: [], next })

export function appendPage(feed: Feed, { ids, next }: IdPage): Feed {
  const known = knownTo(feed)
  return { ...feed, entries: [...feed.entries, ...ids.filter((id) => !known.has(id))], next }
}

/** A post that came live, at its place in the order. `show` is for the reader's own posts and for a page that is at its top. */
export function arrive(feed: Feed, id: string, show: boolean): Feed {
  if (idsOf(feed.entries).includes(id)) return feed
  const pending = feed.pending.filter((entry) => entry !== id)
  if (!show) return pending.length < feed.pending.length ? feed : { ...feed, pending: insert(pending, id) }
  return { ...feed, pending, entries: insert(feed.entries, id) }
}

export const showPending = (feed: Feed): Feed =>
  feed.pending.length === 0 ? feed : { ...feed, entries: [...feed.pending, ...feed.entries], pending: [] }

/**
 * Puts a fresh page from the top above what is known. When the two do not meet, a gap stands between them. With `show` unset
 * what is new waits behind the pill.
 */
export function meetTop(feed: Feed, { ids, next }: IdPage, show: boolean): Feed {
  const all = showPending(feed).entries
  if (all.length === 0) return firstPage({ ids, next })
  const known = knownTo(feed)
  const fresh = ids.filter((id) => !known.has(id))
  const oldest = ids.at(-1)
  const meets = next === null || oldest === undefined || ids.some((id) => known.has(id))
  const newer: Entry[] = meets ? fresh : [...fresh, { below: oldest }]
  if (show) return { ...feed, pending: [], entries: merge(all, newer) }
  return merged(feed, newer)
}

/** A fresh first page of a list in the server's own order: what was paged in below stays only if the top is as it was. */
export function renewTop(feed: Feed, page: IdPage): Feed {
  const isSame = page.ids.every((id, at) => feed.entries[at] === id)
  const goesOn = page.next !== null || page.ids.length === feed.entries.length
  return isSame && goesOn ? feed : firstPage(page)
}

/** Fills a gap from its top; what is left of it stays a gap further down. */
export function fillGap(feed: Feed, below: string, { ids, next }: IdPage): Feed {
  const fill = (entries: readonly Entry[]): readonly Entry[] => {
    const at = entries.findIndex((entry) => isGap(entry) && entry.below === below)
    if (at < 0) return entries
    const known = knownTo(feed)
    const under = entries.slice(at + 1)
    const following = idsOf(under)[0]
    const met = next === null || following === undefined || ids.some((id) => newestFirst(id, following) >= 0)
    const fresh = ids.filter((id) => !known.has(id))
    const oldest = ids.at(-1)
    const rest: Entry[] = met || oldest === undefined ? [] : [{ below: oldest }]
    return [...entries.slice(0, at), ...fresh, ...rest, ...under]
  }
  return { ...feed, entries: fill(feed.entries), pending: fill(feed.pending) }
}

export function without(feed: Feed, ids: ReadonlySet<string>): Feed {
  const kept = (entries: readonly Entry[]) => entries.filter((entry) => isGap(entry) || !ids.has(entry))
  return { ...feed, entries: kept(feed.entries), pending: kept(feed.pending) }
}

/** Ids that a fresh page from the top should have shown but did not: deleted, or no longer for this timeline. */
export function vanished(feed: Feed, { ids, next }: IdPage, settled: (id: string) => boolean): ReadonlySet<string> {
  const still = new Set(ids)
  const oldest = ids.at(-1)
  const covered = (id: string) => next === null || (oldest !== undefined && newestFirst(id, oldest) <= 0)
  return new Set([...knownTo(feed)].filter((id) => !still.has(id) && covered(id) && settled(id)))
}

const knownTo = (feed: Feed): ReadonlySet<string> => new Set([...idsOf(feed.pending), ...idsOf(feed.entries)])

/** Where an entry belongs; a gap is where the post above it is. */
const placeOf = (entry: Entry) => (isGap(entry) ? entry.below : entry)

function insert(entries: readonly Entry[], id: string): readonly Entry[] {
  const at = entries.findIndex((entry) => newestFirst(id, placeOf(entry)) < 0)
  return at < 0 ? [...entries, id] : [...entries.slice(0, at), id, ...entries.slice(at)]
}

/** Both are in order; of equals the first list's come first, so that a gap stays below its post. */
function merge(entries: readonly Entry[], newer: readonly Entry[]): readonly Entry[] {
  const result: Entry[] = []
  let at = 0
  for (const entry of newer) {
    while (at < entries.length && newestFirst(placeOf(entries[at]!), placeOf(entry)) <= 0) result.push(entries[at++]!)
    result.push(entry)
  }
  return [...result, ...entries.slice(at)]
}

/** What belongs among the entries goes there, since it moves nothing that is read; what is newer than all waits. */
function merged(feed: Feed, newer: readonly Entry[]): Feed {
  const top = feed.entries[0]
  const isAbove = (entry: Entry) => top === undefined || newestFirst(placeOf(entry), placeOf(top)) < 0
  return {
    ...feed,
    pending: merge(feed.pending, newer.filter(isAbove)),
    entries: merge(
      feed.entries,
      newer.filter((entry) => !isAbove(entry)),
    ),
  }
}
