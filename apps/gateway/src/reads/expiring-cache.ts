/** A bounded cache by id with a lifetime, one load at a time per id, and a `forget` that also disowns loads under way. */
import type { Id } from '@rookery/contracts'

export interface ExpiringCacheOptions<V> {
  /** Milliseconds. */
  lifetime: number
  maxEntries: number
  /** Unknown ids are left out of the answer, and are asked again next time. */
  load: (ids: Id[]) => Promise<Map<Id, V>>
  now?: (() => number) | undefined
}

/** Far more than happen while one write is under way. */
const REMEMBERED_CHANGES = 10_000

interface Entry<V> {
  value: V | undefined
  expires: number
  loading: Promise<Map<Id, V>> | null
}

export interface ExpiringCache<V> {
  /** All that exist of `ids`. */
  getMany(ids: Iterable<Id>): Promise<Map<Id, V>>
  /** What is held and alive, without loading. */
  peek(id: Id): V | undefined
  /** A point in time for `put`: taken before the write whose answer is to be held. */
  moment(): number
  /** Holds what a write answered, unless the id was forgotten or written since: then nobody knows which is newer, and nothing is held. */
  put(id: Id, value: V, since: number): void
  /** Changes what is held without prolonging its life; a load under way, which may have missed the change, is disowned. */
  patch(id: Id, change: (value: V) => V): void
  /** Also disowns loads and writes under way. */
  forget(id: Id): void
}

export function createExpiringCache<V>(options: ExpiringCacheOptions<V>): ExpiringCache<V> {
  const now = options.now ?? Date.now
  const entries = new Map<Id, Entry<V>>()

  /** When each id was last changed, on a clock of our own; those dropped from here count as changed at `pruned`. */
  const changed = new Map<Id, number>()
  let [clock, pruned] = [0, 0]
  const change = (id: Id) => {
    entries.delete(id)
    changed.delete(id)
    changed.set(id, ++clock)
    if (changed.size <= REMEMBERED_CHANGES) return
    const [oldest, at] = changed.entries().next().value!
    changed.delete(oldest)
    pruned = at
  }
  const trim = () => {
    for (const id of entries.keys()) {
      if (entries.size <= options.maxEntries) return
      entries.delete(id)
    }
  }

  /** Entries that were forgotten or replaced meanwhile are not touched: the load saw an older state. */
  const settle = (ids: Id[], mine: Entry<V>, values: Map<Id, V> | null) => {
    const expires = now() + options.lifetime
    for (const id of ids) {
      if (entries.get(id) !== mine) continue
      const value = values?.get(id)
      entries.delete(id)
      if (value !== undefined) entries.set(id, { value, expires, loading: null })
    }
    trim()
  }

  const start = (ids: Id[]): Promise<Map<Id, V>> => {
    const mine: Entry<V> = { value: undefined, expires: 0, loading: null }
    const loading = options.load(ids).then(
      (values) => {
        settle(ids, mine, values)
        return values
      },
      (error: unknown) => {
        settle(ids, mine, null)
        throw error
      },
    )
    mine.loading = loading
    for (const id of ids) entries.set(id, mine)
    return loading
  }

  return {
    async getMany(ids) {
      const found = new Map<Id, V>()
      const missing = new Set<Id>()
      const waiting = new Map<Promise<Map<Id, V>>, Id[]>()
      const time = now()
      for (const id of ids) {
        const entry = entries.get(id)
        if (entry?.loading) waiting.set(entry.loading, [...(waiting.get(entry.loading) ?? []), id])
        else if (entry && entry.expires > time) found.set(id, entry.value as V)
        else missing.add(id)
      }
      if (missing.size > 0) waiting.set(start([...missing]), [...missing])
      await Promise.all(
        Array.from(waiting, async ([loading, wanted]) => {
          const values = await loading
          for (const id of wanted) if (values.has(id)) found.set(id, values.get(id)!)
        }),
      )
      return found
    },
    peek(id) {
      const entry = entries.get(id)
      return entry && entry.expires > now() ? entry.value : undefined
    },
    moment: () => clock,
    put(id, value, since) {
      const changedSince = since < pruned || (changed.get(id) ?? 0) > since
      change(id)
      if (changedSince) return
      entries.set(id, { value, expires: now() + options.lifetime, loading: null })
      trim()
    },
    patch(id, change) {
      const entry = entries.get(id)
      if (entry?.loading) entries.delete(id)
      else if (entry) entry.value = change(entry.value as V)
    },
    forget: change,
  }
}
