// What a reader's page is cut from: loaded timelines as one sorted list without repeats, complete from its floor on.
import type { Id } from '@rookery/contracts'
import { ENTRY_WIDTH, type LoadedTimeline } from '@rookery/redis/home-timeline'

export interface TimelineView {
  /** Ascending by post id, without repeats, nothing below the floor. */
  numbers: Float64Array
  floor: Id
}

/** Of home alone, or home and outboxes: then complete from the highest of their floors. All must be built; may be put in order in place. */
export function viewOf(timelines: readonly LoadedTimeline[]): TimelineView {
  const floor = Math.max(...timelines.map((timeline) => timeline.floor))
  const all = timelines.length === 1 ? timelines[0]!.numbers : concatenate(timelines)
  const numbers = tidied(all)
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

/** Fan-out leaves neighbours swapped and repeats: moving these few costs less than sorting all. */
const MOVES_PER_ENTRY = 4

/** Ascending without repeats; in place where little is out of order. */
function tidied(numbers: Float64Array): Float64Array {
  let moves = (MOVES_PER_ENTRY * numbers.length) / ENTRY_WIDTH
  for (let at = ENTRY_WIDTH; at < numbers.length; at += ENTRY_WIDTH) {
    const id = numbers[at]!
    if (id > numbers[at - ENTRY_WIDTH]!) continue
    let to = at - ENTRY_WIDTH
    while (to > 0 && numbers[to - ENTRY_WIDTH]! > id) to -= ENTRY_WIDTH
    moves -= (at - to) / ENTRY_WIDTH
    if (moves < 0) return withoutRepeats(sorted(numbers))
    const [authorId, boostOfId] = [numbers[at + 1]!, numbers[at + 2]!]
    numbers.copyWithin(to + ENTRY_WIDTH, to, at)
    numbers[to] = id
    numbers[to + 1] = authorId
    numbers[to + 2] = boostOfId
  }
  return withoutRepeats(numbers)
}

function sorted(numbers: Float64Array): Float64Array {
  const starts = Array.from({ length: numbers.length / ENTRY_WIDTH }, (_, index) => index * ENTRY_WIDTH)
  starts.sort((a, b) => numbers[a]! - numbers[b]!)
  const copy = new Float64Array(numbers.length)
  starts.forEach((start, index) => {
    copy[index * ENTRY_WIDTH] = numbers[start]!
    copy[index * ENTRY_WIDTH + 1] = numbers[start + 1]!
    copy[index * ENTRY_WIDTH + 2] = numbers[start + 2]!
  })
  return copy
}

/** In place. */
function withoutRepeats(numbers: Float64Array): Float64Array {
  let length = 0
  for (let at = 0; at < numbers.length; at += ENTRY_WIDTH) {
    if (length > 0 && numbers[length - ENTRY_WIDTH] === numbers[at]) continue
    if (length < at) numbers.copyWithin(length, at, at + ENTRY_WIDTH)
    length += ENTRY_WIDTH
  }
  return numbers.subarray(0, length)
}
