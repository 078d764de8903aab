/**
 * Transactions received and not yet acknowledged, in commit order, and how far they may be acknowledged.
 * An entry may go once all of its events are in the log *and* the log says that they are safe there.
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

/** Beyond this many, every other entry is forgotten: that only makes steps coarser, and bounds memory. */
const MAX_ENTRIES = 65_536

export interface Transactions {
  push(entry: Entry): void
  /** The LSN up to which all is done, or null; forgets what it answers. `appended`: events in the log so far. */
  acknowledge(appended: number, safe: Position | null): number | null
  readonly size: number
}

export function createTransactions(maxEntries: number = MAX_ENTRIES): Transactions {
  let entries: Entry[] = []
  const isSafe = (entry: Entry, safe: Position | null) =>
    entry.lastIndex < 0 ||
    (safe !== null && (entry.lsn < safe.lsn || (entry.lsn === safe.lsn && entry.lastIndex <= safe.index)))

  return {
    push(entry) {
      const last = entries.at(-1)
      // Without events, and nothing between: the later one says it all.
      if (last && last.lastIndex < 0 && entry.lastIndex < 0 && last.events === entry.events) entries.pop()
      // An entry that is dropped leaves its events to the next one, so the last must stay.
      else if (entries.length >= maxEntries) entries = entries.filter((_, i) => i % 2 === 1)
      entries.push(entry)
    },
    acknowledge(appended, safe) {
      let done = 0
      while (done < entries.length && entries[done]!.events <= appended && isSafe(entries[done]!, safe)) done++
      if (done === 0) return null
      const { lsn } = entries[done - 1]!
      entries.splice(0, done)
      return lsn
    },
    get size() {
      return entries.length
    },
  }
}
