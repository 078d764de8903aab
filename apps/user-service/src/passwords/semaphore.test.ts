import { expect, it } from 'vitest'
import { createSemaphore } from './semaphore.ts'

function gate() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { open: resolve, promise }
}

it('runs no more at once than allowed, and in order', async () => {
  const inTurn = createSemaphore(2, 10)
  let [running, most] = [0, 0]
  const order: number[] = []
  await Promise.all(
    [1, 2, 3, 4, 5].map((n) =>
      inTurn(async () => {
        most = Math.max(most, ++running)
        order.push(n)
        await new Promise(setImmediate)
        running--
      }),
    ),
  )
  expect(most).toBe(2)
  expect(order).toEqual([1, 2, 3, 4, 5])
})

it('goes on after a failure', async () => {
  const inTurn = createSemaphore(1, 10)
  await expect(inTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await inTurn(async () => 'yes')).toBe('yes')
})

it('refuses what it cannot queue', async () => {
  const inTurn = createSemaphore(1, 1)
  const first = gate()
  const running = inTurn(() => first.promise)
  const queued = inTurn(async () => 'queued')
  await expect(inTurn(async () => 'too many')).rejects.toMatchObject({ status: 503 })
  first.open()
  await running
  expect(await queued).toBe('queued')
})
