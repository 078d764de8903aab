import { expect, test } from 'vitest'
import { visibleRecords } from './records.ts'

const message = (offset: number, producerId: string, inTransaction = true) => ({
  offset: String(offset),
  key: null,
  value: Buffer.from(`v${offset}`),
  timestamp: '0',
  batchContext: { producerId, inTransaction },
})
/** Kafka's mark at the end of a transaction: version 0, then 0 for abort and 1 for commit. */
const mark = (offset: number, producerId: string, type: 'abort' | 'commit') => ({
  ...message(offset, producerId),
  key: Buffer.from([0, 0, 0, type === 'abort' ? 0 : 1]),
  isControlRecord: true,
})

test('of producers that mingle only what is committed is seen', () => {
  const records = visibleRecords(
    {
      partition: 0,
      lastStableOffset: '12',
      abortedTransactions: [
        { producerId: '1', firstOffset: '7' },
        { producerId: '1', firstOffset: '0' },
      ],
      messages: [
        message(0, '1'),
        message(1, '2'),
        message(2, '1'),
        mark(3, '1', 'abort'),
        message(4, '1'),
        mark(5, '1', 'commit'),
        mark(6, '2', 'commit'),
        message(7, '1'),
        message(8, '3', false),
        mark(9, '1', 'abort'),
        message(10, '1'),
        mark(11, '1', 'commit'),
      ],
    },
    1,
  )
  expect(records.map(({ offset }) => offset)).toEqual([1, 4, 8, 10])
  expect(records[0]!.value).toBe('v1')
})
