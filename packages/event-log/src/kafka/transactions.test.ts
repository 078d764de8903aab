import type { Cluster, TopicMessages } from 'kafkajs'
import { expect, test } from 'vitest'
import type { Line } from './line.ts'
import { openTransactions } from './transactions.ts'

interface Sent {
  node: string
  /** By partition: the first sequence. */
  partitions: Record<number, number>
}

const passing = (type: string) =>
  Object.assign(new Error(type), { name: 'KafkaJSProtocolError', type, retriable: true })

/** Partitions 0 and 1 of one topic, and who leads them; `answer` decides what becomes of a request. */
function setUp(answer: (sent: Sent) => Promise<void>, endings: (Error | null)[] = []) {
  const [leaders, sent, ended, greeted] = [['1', '2'], [] as Sent[], [] as boolean[], [] as string[]]
  const coordinator = {
    initProducerId: async () => ({ producerId: 7, producerEpoch: 0 }),
    addPartitionsToTxn: async () => {},
    async endTxn() {
      const failure = endings.shift()
      if (failure) throw failure
      ended.push(true)
    },
  }
  const broker = (node: string) => ({
    async metadata() {
      greeted.push(node)
    },
    async produce({ topicData }: { topicData: { partitions: { partition: number; firstSequence: number }[] }[] }) {
      const { partitions } = topicData[0]!
      const request = { node, partitions: Object.fromEntries(partitions.map((it) => [it.partition, it.firstSequence])) }
      sent.push(request)
      await answer(request)
      const answers = partitions.map(({ partition }) => ({ partition, baseOffset: String(10 * partition) }))
      return { topics: [{ topicName: 'tweets', partitions: answers }] }
    },
  })
  const cluster = {
    findLeaderForPartitions: (_: string, [partition]: number[]) => ({ [leaders[partition!]!]: [partition] }),
    findBroker: async ({ nodeId }: { nodeId: string }) => broker(nodeId),
  } as unknown as Cluster
  const line = {
    ask: (step: () => Promise<unknown>) => step(),
    knowing: async () => cluster,
    transactionCoordinator: async () => coordinator,
    renew: async () => {},
  } as unknown as Line
  return { line, leaders, sent, ended, greeted }
}

const two = (): TopicMessages[] => [
  { topic: 'tweets', messages: [0, 1, 0].map((partition) => ({ value: '{}', partition })) },
]

test('one request to each leader; sequences go on from one transaction to the next', async () => {
  const { line, sent } = setUp(async () => {})
  const transactions = await openTransactions(line, 'writer')
  expect(await transactions.commit(two())).toEqual([
    { topic: 'tweets', partition: 0, baseOffset: 0 },
    { topic: 'tweets', partition: 1, baseOffset: 10 },
  ])
  await transactions.commit(two())
  expect(sent.map(({ partitions }) => partitions)).toEqual([{ 0: 0 }, { 1: 0 }, { 0: 2 }, { 1: 1 }])
})

test('nothing goes twice while its answer is under way; what failed goes again as it was, to whoever leads then', async () => {
  const slow = Promise.withResolvers<void>()
  let failed = false
  const { line, leaders, sent } = setUp(async ({ node }) => {
    if (node === '2') return slow.promise
    if (failed) return
    failed = true
    // The other one, which has not answered yet, leads both from now on.
    leaders[0] = '2'
    throw passing('NOT_LEADER_FOR_PARTITION')
  })
  const transactions = await openTransactions(line, 'writer')
  const committing = transactions.commit(two())
  for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve))
  expect(sent.length).toBe(2)
  slow.resolve()
  await committing
  expect(sent).toEqual([
    { node: '1', partitions: { 0: 0 } },
    { node: '2', partitions: { 1: 0 } },
    { node: '2', partitions: { 0: 0 } },
  ])
})

test('a leader is asked whether it is there before the first records, and again after a failure', async () => {
  let failed = false
  const { line, greeted } = setUp(async ({ node }) => {
    if (failed || node !== '2') return
    failed = true
    throw passing('NOT_ENOUGH_REPLICAS')
  })
  const transactions = await openTransactions(line, 'writer')
  await transactions.commit(two())
  expect(greeted).toEqual(['1', '2', '2'])
  await transactions.commit(two())
  expect(greeted).toEqual(['1', '2', '2', '1'])
})

test('the end is asked for until it is known; what will not pass is thrown at once', async () => {
  const { line, ended } = setUp(async () => {}, [
    passing('NOT_COORDINATOR_FOR_GROUP'),
    passing('CONCURRENT_TRANSACTIONS'),
  ])
  const transactions = await openTransactions(line, 'writer')
  await transactions.commit(two())
  expect(ended).toEqual([true])

  const fenced = Object.assign(passing('INVALID_PRODUCER_EPOCH'), { retriable: false })
  const shutOut = setUp(async () => Promise.reject(fenced))
  const late = await openTransactions(shutOut.line, 'writer')
  await expect(late.commit(two())).rejects.toBe(fenced)
  expect(shutOut.sent.length).toBe(2)
  expect(shutOut.ended).toEqual([])
})
