import { expect, test } from 'vitest'
import { interruptible } from './interruptible.ts'

test('work goes through while nothing ends', async () => {
  const unlessEnded = interruptible([Promise.withResolvers<never>().promise])
  expect(await unlessEnded(Promise.resolve(1))).toBe(1)
  await expect(unlessEnded(Promise.reject(new Error('its own')))).rejects.toThrow('its own')
})

test('an end interrupts the work in hand and refuses all that follows, with the first cause', async () => {
  const [one, other] = [Promise.withResolvers<never>(), Promise.withResolvers<never>()]
  const unlessEnded = interruptible([one.promise, other.promise])
  const inHand = unlessEnded(new Promise(() => {}))
  one.reject(new Error('the first'))
  await expect(inHand).rejects.toThrow('the first')
  other.reject(new Error('the second'))
  await expect(unlessEnded(Promise.resolve(1))).rejects.toThrow('the first')
})
