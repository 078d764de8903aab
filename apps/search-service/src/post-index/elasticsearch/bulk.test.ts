import { expect, test } from 'vitest'
import { createBulk } from './bulk.ts'
import type { Client } from './client.ts'

type Answer = (line: string) => { status: number; error?: { type: string; reason: string } }

/** A server that answers each item as told, and remembers what it was sent. */
function server(answer: Answer) {
  const requests: string[][] = []
  const client = {
    async bulk({ operations }: { operations: string[] }) {
      requests.push(operations)
      const items = operations.map((line) => ({ index: { _id: line, _index: 'i', ...answer(line) } }))
      return { errors: items.some(({ index }) => index.error), items }
    },
  } as unknown as Client
  return { requests, bulk: createBulk(client, { firstDelayMs: 1 }) }
}
const item = (line: string, index = 'i') => ({ index, lines: [line] })
const refused = (status: number, type = 'x') => ({ status, error: { type, reason: 'because' } })

test('what is older is done, what is refused as too much is sent again, and only that', async () => {
  let busy = 3
  const { requests, bulk } = server((line) =>
    line === 'old' ? refused(409) : line === 'busy' && busy-- > 0 ? refused(429) : { status: 200 },
  )
  expect((await bulk.send([item('a'), item('old'), item('busy')])).size).toBe(0)
  expect(requests).toEqual([['a', 'old', 'busy'], ['busy'], ['busy'], ['busy']])
})

test('an index that is gone is told; a server that stays busy is away; a document that is refused fails', async () => {
  const { bulk } = server((line) =>
    line === 'gone'
      ? refused(404, 'index_not_found_exception')
      : line === 'full'
        ? refused(429)
        : line === 'wrong'
          ? refused(400)
          : { status: 201 },
  )
  expect([...(await bulk.send([item('a'), item('gone', 'left')]))]).toEqual(['left'])
  await expect(bulk.send([item('full')])).rejects.toMatchObject({ status: 503 })
  await expect(bulk.send([item('wrong')])).rejects.toThrow('refused wrong')
})

test('many documents go in requests of bounded size', async () => {
  const { requests, bulk } = server(() => ({ status: 201 }))
  const line = 'x'.repeat(300_000)
  await bulk.send(Array.from({ length: 10 }, () => item(line)))
  expect(requests.map((lines) => lines.length)).toEqual([3, 3, 3, 1])
})
