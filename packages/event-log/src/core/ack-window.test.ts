import { describe, expect, test } from 'vitest'
import { createAckWindow } from './ack-window.ts'

const at = (lsn: number, index = 0) => ({ epoch: 1, lsn, index })
const ALL = Number.POSITIVE_INFINITY

function setUp() {
  const clock = { now: 0 }
  return { clock, window: createAckWindow(() => clock.now) }
}

describe('what may be acknowledged', () => {
  test('nothing at first, and nothing younger than two seconds', () => {
    const { clock, window } = setUp()
    expect(window.safe(ALL)).toBeNull()
    window.added(at(10))
    clock.now = 2_000
    expect(window.safe(ALL)).toBeNull()
    clock.now = 2_001
    expect(window.safe(ALL)).toEqual(at(10))
  })

  test('nothing at or above the lowest LSN owed', () => {
    const { clock, window } = setUp()
    for (const lsn of [10, 20, 30]) window.added(at(lsn))
    clock.now = 9_999
    expect(window.safe(10)).toBeNull()
    expect(window.safe(30)).toEqual(at(20))
    expect(window.safe(15)).toEqual(at(20))
    expect(window.safe(31)).toEqual(at(30))
  })

  test('a transaction in parts is as young as its last part', () => {
    const { clock, window } = setUp()
    window.added(at(10, 4))
    clock.now = 1_900
    window.added(at(10, 9))
    clock.now = 2_500
    expect(window.safe(ALL)).toBeNull()
    clock.now = 4_000
    expect(window.safe(ALL)).toEqual(at(10, 9))
  })

  test('memory is bounded, and the newest is never forgotten', () => {
    const { clock, window } = setUp()
    for (let lsn = 1; lsn <= 100_000; lsn++) window.added(at(lsn))
    clock.now = 5_000
    expect(window.safe(50_000)!.lsn).toBeLessThan(50_000)
    expect(window.safe(ALL)).toEqual(at(100_000))
  })
})
