import { fixedClock, waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { createLimiter } from './limiter.ts'
import { createMemoryRateCounters } from './memory-rate-counters.ts'
import type { RateCounters } from './rate-counters.ts'

const rule = { limit: 10, windowMs: 60_000 }
const key = 'limit:{a1}:reads'

/** Shared counters that can be away (reject) or hang. */
function shared() {
  const counters = createMemoryRateCounters()
  const state = { mode: 'there' as 'there' | 'away' | 'hanging', calls: 0 }
  const guarded: RateCounters = {
    async take(take) {
      state.calls++
      if (state.mode === 'away') throw new Error('Redis is away')
      if (state.mode === 'hanging') return new Promise<never>(() => {})
      return counters.take(take)
    },
    clear: (keys) => counters.clear(keys),
  }
  return { counters: guarded, state }
}
const takes = (take: () => boolean, times: number) => Array.from({ length: times }, take).filter(Boolean).length

test('hot requests are decided at once, by one settlement for many', async () => {
  const { counters, state } = shared()
  using limiter = createLimiter({ counters, clock: fixedClock() })
  expect(takes(() => limiter.takeSoon(key, rule).taken, 15)).toBe(10)
  expect(state.calls).toBe(0)
  await limiter.settle()
  expect(state.calls).toBe(1)
})

test('what one instance took the other knows after both have settled', async () => {
  const { counters } = shared()
  const clock = fixedClock()
  using one = createLimiter({ counters, clock })
  using other = createLimiter({ counters, clock })
  expect(takes(() => one.takeSoon(key, rule).taken, 6)).toBe(6)
  await one.settle()
  other.takeSoon(key, rule)
  await other.settle()
  expect(takes(() => other.takeSoon(key, rule).taken, 10)).toBe(3)
})

test('a caller who is new here is asked about with the first request', async () => {
  const { counters } = shared()
  const clock = fixedClock()
  await counters.take({ key, rule, now: clock.now(), cost: 10, always: true })
  using limiter = createLimiter({ counters, clock, settleMs: 1e6 })
  expect(limiter.takeSoon(key, rule).taken).toBe(true)
  await waitUntil(() => !limiter.takeSoon(key, rule).taken)
})

test.each(['away', 'hanging'] as const)(
  'while Redis is %s nothing fails, and the process counts for itself',
  async (mode) => {
    const { counters, state } = shared()
    state.mode = mode
    const clock = fixedClock()
    const troubles: unknown[] = []
    using limiter = createLimiter({ counters, clock, waitMs: 5, onError: (error) => troubles.push(error) })
    const taken = []
    for (let n = 0; n < 15; n++) taken.push((await limiter.takeNow({ key, rule, cost: 1 })).taken)
    expect(taken.filter(Boolean)).toHaveLength(10)
    // Only the first one waited for Redis, and only it was told of.
    expect([state.calls, troubles.length]).toEqual([1, 1])
    state.mode = 'there'
    clock.advance(2_000)
    expect((await limiter.takeNow({ key, rule, cost: 1 })).taken).toBe(true)
    expect(state.calls).toBe(2)
  },
)

test('what could not be settled is settled later', async () => {
  const { counters, state } = shared()
  state.mode = 'away'
  const clock = fixedClock()
  using limiter = createLimiter({ counters, clock })
  takes(() => limiter.takeSoon(key, rule).taken, 7)
  await limiter.settle()
  state.mode = 'there'
  clock.advance(2_000)
  await limiter.settle()
  const { counter } = await counters.take({ key, rule, now: clock.now(), cost: 0 })
  expect(counter.current).toBe(7)
})
