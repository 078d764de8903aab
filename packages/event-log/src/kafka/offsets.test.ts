import { expect, test } from 'vitest'
import type { Line } from './line.ts'
import { deleteBelow, passing } from './offsets.ts'

type Request = { topics: { partitions: { partition: number; offset: string }[] }[] }

/** Partitions 0 and 1, led by brokers 1 and 2; records 10 to 100 are there. */
function setUp(answer: (node: string) => Promise<void>) {
  const deleted: Record<string, Request['topics'][0]['partitions']> = {}
  const cluster = {
    findLeaderForPartitions: (_: string, ids: number[]) => Object.fromEntries(ids.map((id) => [String(id + 1), [id]])),
    findBroker: async ({ nodeId }: { nodeId: string }) => ({
      async deleteRecords({ topics: [topic] }: Request) {
        await answer(nodeId)
        deleted[nodeId] = topic!.partitions
      },
    }),
    fetchTopicsOffset: async ([{ fromBeginning }]: [{ fromBeginning: boolean }]) => [
      { partitions: [0, 1].map((partition) => ({ partition, offset: fromBeginning ? '10' : '100' })) },
    ],
  }
  const line = {
    ask: (work: () => Promise<unknown>) => work(),
    knowing: async () => cluster,
    forget() {},
    renew: async () => {},
  } as unknown as Line
  return { line, deleted }
}

const cuts = new Map([
  [0, 50],
  [1, Number.POSITIVE_INFINITY],
])

test('each leader deletes its own, at most to the end; what is gone already is not asked for', async () => {
  const { line, deleted } = setUp(async () => {})
  await deleteBelow(line, 'tweets', cuts)
  expect(deleted).toEqual({ 1: [{ partition: 0, offset: '50' }], 2: [{ partition: 1, offset: '100' }] })
  const { line: other, deleted: none } = setUp(async () => {})
  await deleteBelow(other, 'tweets', new Map([[0, 10]]))
  expect(none).toEqual({})
})

test('a leader that is away is what it fails with; one that has moved is asked again', async () => {
  const away = Object.assign(new Error('does not answer'), { name: 'KafkaJSConnectionError', retriable: true })
  await expect(deleteBelow(setUp(() => Promise.reject(away)).line, 'tweets', cuts)).rejects.toBe(away)

  let failed = false
  const { line, deleted } = setUp(async () => {
    if (failed) return
    failed = true
    const error = Object.assign(new Error('moved'), { name: 'KafkaJSProtocolError', retriable: true })
    throw Object.assign(new Error('Error while deleting records'), { partitions: [{ error }] })
  })
  await deleteBelow(line, 'tweets', cuts)
  expect(Object.keys(deleted)).toEqual(['1', '2'])
})

test('a coordinator that is not there yet is asked for again', async () => {
  const { line } = setUp(async () => {})
  let tries = 0
  const found = await passing(line, async () => {
    if (++tries === 1)
      throw Object.assign(new Error('none'), { name: 'KafkaJSGroupCoordinatorNotFound', retriable: false })
    return 'alice'
  })
  expect([found, tries]).toEqual(['alice', 2])
})
