/** RateCounters of this process alone: for tests, and for the time while Redis is away. Bounded: the longest unused go first. */
import type { RateCounters } from './rate-counters.ts'
import { type Counter, fits, rollTo } from './sliding-window.ts'

const MAX_KEPT = 20_000

export function createMemoryRateCounters(maxKept = MAX_KEPT): RateCounters {
  const kept = new Map<string, Counter>()
  return {
    async take({ key, rule, now, cost, always }) {
      const counter = rollTo(kept.get(key) ?? null, rule, now)
      if (!always && !fits(counter, rule, now, cost)) return { taken: false, counter }
      if (cost === 0) return { taken: true, counter }
      const next = { ...counter, current: counter.current + cost }
      kept.delete(key)
      kept.set(key, next)
      if (kept.size > maxKept) kept.delete(kept.keys().next().value!)
      return { taken: true, counter: next }
    },
    async clear(keys) {
      for (const key of keys) kept.delete(key)
    },
  }
}
