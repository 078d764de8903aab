import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createDue } from './due.ts'

const HOUR = 3_600_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('work that takes hours stays with who began it, until it ends', async () => {
  const pexpire = vi.fn(async () => 1)
  const redis = { set: vi.fn(async () => 'OK'), pexpire }
  const { promise, resolve } = Promise.withResolvers<void>()
  const done = createDue(redis as never)('sweep', 24 * HOUR, () => promise)
  for (let hour = 1; hour <= 3; hour++) {
    pexpire.mockClear()
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(pexpire).toHaveBeenCalledWith('due:sweep', HOUR)
  }
  resolve()
  expect(await done).toBe(true)
  pexpire.mockClear()
  await vi.advanceTimersByTimeAsync(HOUR)
  expect(pexpire).not.toHaveBeenCalled()
})
