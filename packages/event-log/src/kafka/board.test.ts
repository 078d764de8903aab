import { expect, test } from 'vitest'
import { openBoard } from './board.ts'
import type { Line } from './line.ts'
import { createNames } from './names.ts'
import { createReport } from './report.ts'

/** Its topics end at `end`; what they hold never comes. */
function setUp(end: number) {
  const options = { brokers: ['127.0.0.1:1'], prefix: 'rookery', partitions: 1, replication: 1 }
  const cluster = {
    findTopicPartitionMetadata: () => [{ partitionId: 0 }],
    fetchTopicsOffset: async ([{ topic, fromBeginning }]: [{ topic: string; fromBeginning: boolean }]) => [
      { topic, partitions: [{ partition: 0, offset: String(fromBeginning ? 0 : end) }] },
    ],
  }
  const control = {
    ask: (question: () => Promise<unknown>) => question(),
    knowing: async () => cluster,
    forget() {},
  } as unknown as Line
  return openBoard(options, control, createNames('rookery'), createReport(options))
}

test('a Kafka that falls silent before it shows what was written is not waited for without end', async () => {
  const board = setUp(5)
  await expect(board.reach(4, 20)).rejects.toMatchObject({ name: 'KafkaJSRequestTimeoutError', retriable: true })
  await board.close()
})

test('metrics wait as long as they say, and have what is known', async () => {
  const board = setUp(5)
  await board.refresh(20)
  expect(board.state).toBeNull()
  await board.close()
})

test('closing ends every waiting', async () => {
  const board = setUp(5)
  const waiting = Promise.all([board.refresh(), board.reach(4)].map((each) => expect(each).rejects.toThrow('closed')))
  await board.close()
  await waiting
})
