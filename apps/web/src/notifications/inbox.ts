/**
 * A list whose rows come anew when something happens to them (groups of notifications, conversations): newest first, nothing
 * twice, nothing that is read ever moves. Pure; what is new waits in `pending` until the reader asks for it.
 */
import { newestFirst } from '../feeds/feed.ts'

export interface Item {
  /** Stays the same however often the row comes anew. */
  key: string
  /** The newest of what is in it; decides the order. */
  newestId: string
  /** How much is in it. */
  count: number
}

export interface Inbox<T extends Item> {
  items: ReadonlyMap<string, T>
  entries: readonly string[]
  /** Newer than the entries; a row that came anew is here and, in its latest form, still where it was. */
  pending: readonly string[]
  /** How much waits in `pending`. */
  waiting: number
  /** Taken away, but not for good yet. */
  hidden: ReadonlySet<string>
  /** Nothing is missing below this id: what was the newest when the top was read last. */
  readTo: string | null
  /** Where the next older page begins; null when that was all. */
  next: string | null
}

export interface ItemPage<T> {
  /** Newest first. */
  items: readonly T[]
  next: string | null
}

export function firstPage<T extends Item>({ items, next }: ItemPage<T>): Inbox<T> {
  const known = new Map(items.map((item) => [item.key, item]))
  return {
    items: known,
    entries: [...known.keys()],
    pending: [],
    waiting: 0,
    hidden: new Set(),
    readTo: items[0]?.newestId ?? null,
    next,
  }
}

/** A row that is known already was on a newer page in a later form: that one stays. */
export function appendPage<T extends Item>(inbox: Inbox<T>, { items, next }: ItemPage<T>): Inbox<T> {
  const fresh = new Map(items.filter(({ key }) => !inbox.items.has(key)).map((item) => [item.key, item]))
  return {
    ...inbox,
    items: new Map([...inbox.items, ...fresh]),
    entries: [...inbox.entries, ...fresh.keys()],
    next,
  }
}

/** A row that came, or came anew, live. `show` at the very top of the page: otherwise it changes in place and waits. */
export function arrive<T extends Item>(inbox: Inbox<T>, item: T, show: boolean): Inbox<T> {
  const { key } = item
  const items = new Map(inbox.items).set(key, item)
  const pending = [key, ...inbox.pending.filter((other) => other !== key)]
  const arrived = { ...inbox, items, pending, waiting: inbox.waiting + 1 }
  return show || (inbox.entries.length === 0 && inbox.pending.length === 0) ? showPending(arrived) : arrived
}

export function showPending<T extends Item>(inbox: Inbox<T>): Inbox<T> {
  if (inbox.pending.length === 0) return inbox
  const first = new Set(inbox.pending)
  const rest = inbox.entries.filter((key) => !first.has(key))
  return { ...inbox, entries: [...inbox.pending, ...rest], pending: [], waiting: 0 }
}

/** Whether pages read from the top come down to what is known, so that nothing is missing in between. */
export function reaches<T extends Item>(inbox: Inbox<T>, { items, next }: ItemPage<T>): boolean {
  const lowest = items.at(-1)?.newestId
  if (next === null || lowest === undefined) return true
  return inbox.readTo === null || newestFirst(lowest, inbox.readTo) >= 0
}

/**
 * What was read from the top again, joined with what is known: what is gone goes, what changed changes in place, what is new
 * waits, unless it is to be shown. For pages that `reaches` says reach.
 */
export function meetTop<T extends Item>(inbox: Inbox<T>, page: ItemPage<T>, show: boolean): Inbox<T> {
  const read = new Map(page.items.map((item) => [item.key, item]))
  const highest = page.items[0]?.newestId
  const lowest = page.items.at(-1)?.newestId
  // Newer than the page: came live while it was read. Older: the page says nothing of it.
  const isGone = ({ key, newestId }: T) =>
    !read.has(key) &&
    (highest === undefined || newestFirst(newestId, highest) >= 0) &&
    (page.next === null || (lowest !== undefined && newestFirst(newestId, lowest) <= 0))
  const items = new Map([...inbox.items].filter(([, item]) => !isGone(item)))
  const before = newestOf(inbox)
  const oldest = inbox.items.get(inbox.entries.at(-1) ?? '')?.newestId
  const above: T[] = []
  let { waiting } = inbox
  let entries = inbox.entries.filter((key) => items.has(key))
  for (const item of page.items) {
    const known = inbox.items.get(item.key)
    if (known && newestFirst(known.newestId, item.newestId) < 0) continue
    const isNewer = before === undefined || newestFirst(item.newestId, before) < 0
    // The older pages will bring it.
    if (!known && !isNewer && inbox.next !== null && oldest && newestFirst(item.newestId, oldest) > 0) continue
    items.set(item.key, item)
    if (isNewer) {
      above.push(item)
      waiting += Math.max(1, item.count - (known?.count ?? 0))
    } else if (!known) entries = insert(entries, item, items)
  }
  const fresh = new Set(above.map(({ key }) => key))
  const pending = [...fresh, ...inbox.pending.filter((key) => items.has(key) && !fresh.has(key))]
  const readTo = highest ?? inbox.readTo
  const joined = { ...inbox, items, entries, pending, waiting: pending.length > 0 ? waiting : 0, readTo }
  return show ? showPending(joined) : joined
}

/** In the place that its age gives it. */
function insert<T extends Item>(entries: readonly string[], { key, newestId }: T, items: ReadonlyMap<string, T>) {
  const at = entries.findIndex((other) => newestFirst(newestId, items.get(other)?.newestId ?? '0') < 0)
  return at < 0 ? [...entries, key] : [...entries.slice(0, at), key, ...entries.slice(at)]
}

export function patch<T extends Item>(inbox: Inbox<T>, key: string, change: (old: T) => T): Inbox<T> {
  const old = inbox.items.get(key)
  return old ? { ...inbox, items: new Map(inbox.items).set(key, change(old)) } : inbox
}

/** Takes rows away as it seems; `unhide` brings them back where they were, `drop` is for good. */
export const hide = <T extends Item>(inbox: Inbox<T>, keys: Iterable<string>): Inbox<T> => ({
  ...inbox,
  hidden: new Set([...inbox.hidden, ...keys]),
})

export function unhide<T extends Item>(inbox: Inbox<T>, keys: Iterable<string>): Inbox<T> {
  const back = new Set(keys)
  return { ...inbox, hidden: new Set([...inbox.hidden].filter((key) => !back.has(key))) }
}

export function drop<T extends Item>(inbox: Inbox<T>, keys: Iterable<string>): Inbox<T> {
  const gone = new Set(keys)
  const pending = inbox.pending.filter((key) => !gone.has(key))
  return {
    ...unhide(inbox, gone),
    items: new Map([...inbox.items].filter(([key]) => !gone.has(key))),
    entries: inbox.entries.filter((key) => !gone.has(key)),
    pending,
    waiting: pending.length > 0 ? inbox.waiting : 0,
  }
}

/** The newest id of all that is known. */
export function newestOf<T extends Item>({ items }: Inbox<T>): string | undefined {
  return [...items.values()].map(({ newestId }) => newestId).sort(newestFirst)[0]
}
