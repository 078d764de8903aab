// The packed form of a timeline: a 24-byte header, then 24-byte entries, all little-endian float64 (exact for 53-bit ids).
import type { Id, TimelineEntry } from '@rookery/contracts'

/** Numbers an entry holds: post id, author id, boosted post id or 0. */
export const ENTRY_WIDTH = 3
/** Bytes of an entry, and of the header `generation, state, floor`. */
export const ENTRY_BYTES = 24
/**
 * Lowest bit of the state: complete from its floor on, else from nowhere. The next, 2, is the scripts' own: a merge or back-fill left
 * entries out of order, and a cut that did not sort first would drop the newest.
 */
const BUILT = 1
/** The rest of the state: four times the mark of who vouches for it (runs.ts), 0 where nobody has to. */
export const FLAGS = 4

/** A timeline as it was loaded: superset of the truth for every id ≥ floor, in no certain order, with repeats. */
export interface LoadedTimeline {
  generation: number
  built: boolean
  floor: Id
  /** Post id, author id, boosted id or 0, one entry after the other. */
  numbers: Float64Array
}

/** Entries as bytes, in the order given. */
export function packEntries(entries: readonly TimelineEntry[]): Buffer {
  const numbers = new Float64Array(entries.length * ENTRY_WIDTH)
  entries.forEach((entry, index) => {
    numbers[index * ENTRY_WIDTH] = entry.tweetId
    numbers[index * ENTRY_WIDTH + 1] = entry.authorId
    numbers[index * ENTRY_WIDTH + 2] = entry.boostOfId
  })
  return Buffer.from(numbers.buffer)
}

/** Ascending by post id, as `merge` and `finish` want them. */
export const packAscending = (entries: readonly TimelineEntry[]): Buffer =>
  packEntries([...entries].sort((a, b) => a.tweetId - b.tweetId))

/** The reverse, header included. Copies: replies of ioredis lie at any offset, and a Float64Array needs one divisible by 8. */
export function unpackTimeline(bytes: Uint8Array): LoadedTimeline {
  const all = new Float64Array(new Uint8Array(bytes).buffer)
  return { generation: all[0]!, built: all[1]! % 2 === BUILT, floor: all[2]!, numbers: all.subarray(ENTRY_WIDTH) }
}

/** Four times the mark that a timeline carries. */
export function markOf(bytes: Buffer): number {
  const state = bytes.readDoubleLE(8)
  return state - (state % FLAGS)
}

/** The entries of a loaded timeline as objects, in stored order. For tests and small lists. */
export function entriesOf(numbers: Float64Array): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  for (let at = 0; at < numbers.length; at += ENTRY_WIDTH) entries.push(entryAt(numbers, at))
  return entries
}

/** The entry that starts at number `at`. */
export const entryAt = (numbers: Float64Array, at: number): TimelineEntry => ({
  tweetId: numbers[at]!,
  authorId: numbers[at + 1]!,
  boostOfId: numbers[at + 2]!,
})
