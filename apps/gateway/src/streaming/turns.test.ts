import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('a few at once, the others in order, also after one failed', async () => {
  const inTurn = createTurns(2)
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
  const began: number[] = []
  const all = gates.map((gate, n) =>
    inTurn(async () => {
      began.push(n)
      await gate.promise
    }),
  )
  const settled = Promise.allSettled(all)
  expect(began).toEqual([0, 1])
  gates[1]!.reject(new Error('failed'))
  await all[1]!.catch(() => {})
  await Promise.resolve()
  expect(began).toEqual([0, 1, 2])
  for (const gate of gates) gate.resolve()
  await settled
  expect(began).toEqual([0, 1, 2, 3, 4])
})
