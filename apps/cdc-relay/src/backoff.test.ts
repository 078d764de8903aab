import { expect, test } from 'vitest'
import { backoff } from './backoff.ts'

test('doubles up to the cap, with up to half taken off', () => {
  expect([1, 2, 3, 4].map((n) => backoff(n, 0))).toEqual([100, 200, 400, 800])
  expect(backoff(50, 0)).toBe(3_000)
  expect(backoff(1, 0.999)).toBeGreaterThan(50)
})
