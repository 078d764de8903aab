import { describe, expect, test } from 'vitest'
import { createTransactions } from './transactions.ts'

const at = (lsn: number, index: number) => ({ epoch: 1, lsn, index })

describe('transactions', () => {
  test('nothing is acknowledged before its events are in the log and safe there', () => {
    const transactions = createTransactions()
    transactions.push({ lsn: 100, lastIndex: 0, events: 1 })
    expect(transactions.acknowledge(0, at(100, 0))).toBeNull()
    expect(transactions.acknowledge(1, null)).toBeNull()
    expect(transactions.acknowledge(1, at(99, 5))).toBeNull()
    expect(transactions.acknowledge(1, at(100, 0))).toBe(100)
    expect(transactions.size).toBe(0)
  })

  test('a transaction is safe only with its last event', () => {
    const transactions = createTransactions()
    transactions.push({ lsn: 100, lastIndex: 3, events: 4 })
    expect(transactions.acknowledge(4, at(100, 2))).toBeNull()
    expect(transactions.acknowledge(4, at(100, 3))).toBe(100)
  })

  test('one without events waits for those before it, and for no others', () => {
    const transactions = createTransactions()
    transactions.push({ lsn: 100, lastIndex: 0, events: 1 })
    transactions.push({ lsn: 200, lastIndex: -1, events: 1 })
    expect(transactions.acknowledge(1, null)).toBeNull()
    expect(transactions.acknowledge(1, at(100, 0))).toBe(200)
  })

  test('the log may know more than this session has received: that is not acknowledged', () => {
    const transactions = createTransactions()
    transactions.push({ lsn: 100, lastIndex: 0, events: 1 })
    expect(transactions.acknowledge(1, at(900, 0))).toBe(100)
    expect(transactions.acknowledge(1, at(900, 0))).toBeNull()
  })

  test('idle keepalives do not pile up', () => {
    const transactions = createTransactions()
    for (let lsn = 1; lsn <= 1000; lsn++) transactions.push({ lsn, lastIndex: -1, events: 0 })
    expect(transactions.size).toBe(1)
    expect(transactions.acknowledge(0, null)).toBe(1000)
  })

  test('a bounded memory makes coarser steps, never wrong ones', () => {
    const transactions = createTransactions(10)
    for (let i = 1; i <= 1000; i++) transactions.push({ lsn: i * 10, lastIndex: 0, events: i })
    expect(transactions.size).toBeLessThanOrEqual(10)
    expect(transactions.acknowledge(999, at(10_000, 0))).toBeLessThanOrEqual(9990)
    expect(transactions.acknowledge(1000, at(10_000, 0))).toBe(10_000)
  })

  test('forgetting an entry never frees those behind it from waiting for its events', () => {
    const transactions = createTransactions(4)
    for (let i = 1; i <= 200; i++) {
      transactions.push({ lsn: i * 10, lastIndex: 0, events: i })
      transactions.push({ lsn: i * 10 + 5, lastIndex: -1, events: i })
    }
    expect(transactions.acknowledge(200, null)).toBeNull()
    expect(transactions.acknowledge(200, at(1999, 0)) ?? 0).toBeLessThan(2000)
    expect(transactions.acknowledge(200, at(2000, 0))).toBe(2005)
  })

  test('what was safe once stays so', () => {
    const transactions = createTransactions()
    transactions.push({ lsn: 100, lastIndex: 0, events: 1 })
    expect(transactions.acknowledge(1, at(100, 0))).toBe(100)
    transactions.push({ lsn: 200, lastIndex: -1, events: 1 })
    expect(transactions.acknowledge(1, null)).toBe(200)
  })
})
