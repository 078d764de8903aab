// What a reader's page is cut from: loaded timelines as one sorted list without repeats, complete from its floor on.
import type { Id } from '@rookery/contracts'
import { ENTRY_WIDTH, type LoadedTimeline } from '@rookery/redis/home-timeline'

export interface TimelineView {
  /** Ascending by post id, without repeats, nothing below the floor. */
  numbers: Float64Array
  floor: Id
}

/** Of home alone, or home and outboxes: then complete from the highest of their floors. All must be built. */
export function viewOf(timelines: readonly LoadedTimeline[]): TimelineView {
  const floor = Math.max(...timelines.map((timeline) => timeline.floor))
  const all = timelines.length === 1 ? timelines[0]!.numbers : concatenate(timelines)
  const numbers = inOrder(all) ? all : sortedUnique(all)
  return { numbers: numbers.subarray(indexFrom(numbers, floor)), floor }
}

/** Where the first entry with an id ≥ `id` begins, as an index into the numbers. */
export function indexFrom(numbers: Float64Array, id: Id): number {
  let low = 0
  let high = numbers.length / ENTRY_WIDTH
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle * ENTRY_WIDTH]! < id) low = middle + 1
    else high = middle
  }
  return low * ENTRY_WIDTH
}

function concatenate(timelines: readonly LoadedTimeline[]): Float64Array {
  const all = new Float64Array(timelines.reduce((sum, timeline) => sum + timeline.numbers.length, 0))
  let at = 0
  for (const { numbers } of timelines) {
    all.set(numbers, at)
    at += numbers.length
  }
  return all
}

function inOrder(numbers: Float64Array): boolean {
  for (let at = ENTRY_WIDTH; at < numbers.length; at += ENTRY_WIDTH) {
    if (numbers[at]! <= numbers[at - ENTRY_WIDTH]!) return false
  }
  return true
}

function sortedUnique(numbers: Float64Array): Float64Array {
  const starts = Array.from({ length: numbers.length / ENTRY_WIDTH }, (_, index) => index * ENTRY_WIDTH)
  starts.sort((a, b) => numbers[a]! - numbers[b]!)
  const sorted = new Float64Array(numbers.length)
  let length = 0
  for (const start of starts) {
    if (length > 0 && sorted[length - ENTRY_WIDTH] === numbers[start]) continue
    sorted[length] = numbers[start]!
    sorted[length + 1] = numbers[start + 1]!
    sorted[length + 2] = numbers[start + 2]!
    length += ENTRY_WIDTH
  }
  return sorted.subarray(0, length)
}
