import { expect, it } from 'vitest'
import { createBatch } from './batch.ts'

it('asks for each once, in batches, and again after a failure', async () => {
  const requests: string[][] = []
  let fail = true
  const want = createBatch(2, async (ids) => {
    requests.push(ids)
    if (fail) throw new Error('away')
  })
  for (const id of ['1', '2', '1', '3']) want(id)
  await new Promise((resolve) => setTimeout(resolve))
  expect(requests).toEqual([['1', '2'], ['3']])
  fail = false
  want('3')
  await new Promise((resolve) => setTimeout(resolve))
  expect(requests.at(-1)).toEqual(['3'])
  expect(requests).toHaveLength(3)
})
