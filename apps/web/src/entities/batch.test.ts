import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createBatch } from './batch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('asks for each once, in batches, and again after a failure', async () => {
  const requests: string[][] = []
  let fail = true
  const want = createBatch(2, async (ids) => {
    requests.push(ids)
    if (fail) throw new Error('away')
  })
  for (const id of ['1', '2', '1', '3']) want(id)
  await vi.runAllTimersAsync()
  expect(requests).toEqual([['1', '2'], ['3']])
  fail = false
  want('3')
  await vi.runAllTimersAsync()
  expect(requests).toEqual([['1', '2'], ['3'], ['3']])
})
