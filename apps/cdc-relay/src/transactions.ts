/**
 * Transactions received and not yet acknowledged, in commit order, and how far they may be acknowledged.
 * An entry may go once all events up to it are in the log *and* the log says that they are safe there.
 */
import type { Position } from '@rookery/contracts'

interface Entry {
  /** What to acknowledge when this entry is done. */
  lsn: number
  /** Index of its last event; -1 when it has none and only waits for those before it. */
  lastIndex: number
  /** How many events had been received, this transaction included. */
  events: number
}

/** The newest event up to an entry: that it is safe says everything, whatever became of the entries before. */
interface Pending extends Entry {
  newest: Place | null
}
type Place = Pick<Position, 'lsn' | 'index'>

/** Beyond this many, every other entry is forgotten: that only makes steps coarser, and bounds memory. */
const MAX_ENTRIES = 65_536

export interface Transactions {
  push(entry: Entry): void
  /** The LSN up to which all is done, or null; forgets what it answers. `appended`: events in the log so far. */
  acknowledge(appended: number, safe: Position | null): number | null
  readonly size: number
}

export function createTransactions(maxEntries: number = MAX_ENTRIES): Transactions {
  let entries: Pending[] = []
  /** Of all entries pushed, and of all acknowledged. */
  let newest: Place | null = null
  let settled: Place | null = null

  const isDone = (entry: Pending, appended: number, safe: Position | null) =>
    entry.events <= appended && (covers(settled, entry.newest) || covers(safe, entry.newest))

  return {
    push(entry) {
      const last = entries.at(-1)
      if (entry.lastIndex >= 0) newest = { lsn: entry.lsn, index: entry.lastIndex }
      // Both without events, and nothing between: the later one says it all.
      if (last && last.lastIndex < 0 && entry.lastIndex < 0 && last.events === entry.events) entries.pop()
      else if (entries.length >= maxEntries) entries = entries.filter((_, i) => (entries.length - i) % 2 === 1)
      entries.push({ ...entry, newest })
    },
    acknowledge(appended, safe) {
      let done = 0
      while (done < entries.length && isDone(entries[done]!, appended, safe)) done++
      if (done === 0) return null
      const last = entries[done - 1]!
      settled = last.newest
      entries.splice(0, done)
      return last.lsn
    },
    get size() {
      return entries.length
    },
  }
}

const covers = (reached: Place | null, wanted: Place | null): boolean =>
  wanted === null ||
  (reached !== null && (reached.lsn > wanted.lsn || (reached.lsn === wanted.lsn && reached.index >= wanted.index)))
