import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { posts } from '../contract/harness.ts'
import { tellingOfSlow } from './slow-batches.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a batch that does not end is told of once a minute, until it ends', async () => {
  const gate = Promise.withResolvers<void>()
  const told: string[] = []
  const handle = tellingOfSlow(
    () => gate.promise,
    ({ message }) => told.push(message),
  )
  const handled = handle(posts(3), 2)
  vi.advanceTimersByTime(59_000)
  expect(told).toEqual([])
  vi.advanceTimersByTime(70_000)
  const expected = [60, 120].map((seconds) => `partition 2: a batch of 3 has been in hand for ${seconds} s`)
  expect(told).toEqual(expected)
  gate.resolve()
  await handled
  vi.advanceTimersByTime(600_000)
  expect(told).toEqual(expected)
})
