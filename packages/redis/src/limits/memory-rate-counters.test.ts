import { expect, test } from 'vitest'
import { rateCountersContract } from './contract-suite.ts'
import { createMemoryRateCounters } from './memory-rate-counters.ts'
import { waitFor } from './sliding-window.ts'

rateCountersContract('in memory', async () => createMemoryRateCounters())

test('memory is bounded: the longest unused are forgotten first', async () => {
  const counters = createMemoryRateCounters(2)
  const rule = { limit: 1, windowMs: 1000 }
  for (const key of ['a', 'b', 'c']) await counters.take({ key, rule, now: 0, cost: 1 })
  expect((await counters.take({ key: 'a', rule, now: 0, cost: 0 })).taken).toBe(true)
  expect((await counters.take({ key: 'a', rule, now: 0, cost: 1 })).taken).toBe(true)
  expect((await counters.take({ key: 'c', rule, now: 0, cost: 1 })).taken).toBe(false)
})

test('how long to wait: nothing, until enough has faded, or into the window after', () => {
  const rule = { limit: 10, windowMs: 1000 }
  expect(waitFor({ index: 5, current: 3, previous: 0 }, rule, 5_100)).toBe(0)
  expect(waitFor({ index: 5, current: 4, previous: 10 }, rule, 5_100)).toBe(400)
  expect(waitFor({ index: 5, current: 10, previous: 0 }, rule, 5_100)).toBe(1_000)
})
