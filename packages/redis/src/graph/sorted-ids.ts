/** A set of ids as one sorted Float64Array: 8 bytes an entry (ids are 53 bits, so exact), membership by binary search. */
import type { Id, IdSet } from '@rookery/contracts'

export interface SortedIds extends IdSet {
  /** Ascending, without repeats. Read only. */
  readonly values: Float64Array
}

/** From ids in any order; sorted ones (as loadGraph answers) are only copied. */
export function sortedIds(ids: readonly Id[]): SortedIds {
  const given = Float64Array.from(ids)
  const values = isAscending(given) ? given : Float64Array.from(new Set(given.sort()))
  return { values, size: values.length, has: (id) => contains(values, id) }
}

function isAscending(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (values[i - 1]! >= values[i]!) return false
  return true
}

function contains(values: Float64Array, id: Id): boolean {
  let low = 0
  let high = values.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const value = values[middle]!
    if (value === id) return true
    if (value < id) low = middle + 1
    else high = middle - 1
  }
  return false
}
