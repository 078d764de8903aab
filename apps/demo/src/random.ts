/** Random choices that follow from a seed alone: the same seed makes the same town. */

export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One element, the likelier the higher its weight. */
  weighted<T>(list: readonly T[], weigh: (item: T) => number): T
  shuffle<T>(list: readonly T[]): T[]
  /** Another sequence, which follows from this seed and the name: what is drawn from it moves nothing here. */
  fork(name: string): Random
}

/** Mulberry32, public domain, by Tommy Ettinger. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => list[int(0, list.length - 1)]!,
    weighted(list, weigh) {
      let left = next() * list.reduce((sum, item) => sum + weigh(item), 0)
      for (const item of list) {
        left -= weigh(item)
        if (left < 0) return item
      }
      return list.at(-1)!
    },
    shuffle<T>(list: readonly T[]): T[] {
      const copy = [...list]
      for (let last = copy.length - 1; last > 0; last--) {
        const other = int(0, last)
        ;[copy[last], copy[other]] = [copy[other]!, copy[last]!]
      }
      return copy
    },
    fork: (name) => createRandom(hash(`${seed} ${name}`)),
  }
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let sum = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193)
  return sum >>> 0
}
