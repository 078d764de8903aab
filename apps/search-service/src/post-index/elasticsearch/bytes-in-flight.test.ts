import { expect, test } from 'vitest'
import { createBytesInFlight } from './bytes-in-flight.ts'

test('never more bytes at once than allowed, in the order of the calls; what is too big goes alone', async () => {
  const budget = createBytesInFlight(10)
  let [now, most] = [0, 0]
  const order: number[] = []
  const sizes = [4, 6, 1, 25, 3, 3, 3, 9, 2]
  await Promise.all(
    sizes.map((bytes, n) =>
      budget.within(bytes, async () => {
        order.push(n)
        now += bytes
        if (bytes <= 10) most = Math.max(most, now)
        else expect(now).toBe(bytes)
        await new Promise(setImmediate)
        now -= bytes
      }),
    ),
  )
  expect(order).toEqual(sizes.map((_, n) => n))
  expect(most).toBe(10)
  expect(now).toBe(0)
})

test('what fails gives its room back', async () => {
  const budget = createBytesInFlight(1)
  await expect(budget.within(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await budget.within(1, async () => 'yes')).toBe('yes')
})
