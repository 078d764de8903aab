import type { DomainEvent } from '@rookery/contracts'
import { describe, expect, it } from 'vitest'
import { createLiveWindow } from './live-window.ts'

const at = (lsn: number, epoch = 1) => ({ epoch, lsn, index: 0 })
const event = (lsn: number, time = 0, epoch = 1): DomainEvent => ({
  type: 'user.registered',
  v: 1,
  position: at(lsn, epoch),
  at: time,
  accountId: 1,
  username: 'alice',
})
const lsns = (events: readonly DomainEvent[] | null) => events?.map(({ position }) => position.lsn) ?? null

function setUp(maxBytes = 1e9) {
  const clock = { time: 0, now: () => clock.time }
  return { clock, window: createLiveWindow({ maxAgeMs: 1_000, maxBytes, clock }) }
}

describe('the live window', () => {
  it('answers what lies between two positions, in parts', () => {
    const { window } = setUp()
    for (const lsn of [10, 20, 30, 40]) window.push(event(lsn))
    expect(lsns(window.between(at(10), at(40), 2))).toEqual([20, 30])
    expect(lsns(window.between(at(30), at(40), 9))).toEqual([40])
    expect(lsns(window.between(at(25), at(30), 9))).toEqual([30])
    expect(lsns(window.between(at(40), at(40), 9))).toEqual([])
  })

  it('does not claim to know what came before its first event', () => {
    const { window } = setUp()
    expect(window.between(at(10), at(20), 9)).toBeNull()
    window.push(event(20))
    expect(window.between(at(10), at(20), 9)).toBeNull()
    expect(lsns(window.between(at(20), at(20), 9))).toEqual([])
  })

  it('knows another epoch for another', () => {
    const { window } = setUp()
    window.push(event(10))
    window.push(event(5, 0, 2))
    expect(window.between(at(10), at(5, 2), 9)).toBeNull()
  })

  it('drops what is too old, and answers exactly from the last dropped on', () => {
    const { window, clock } = setUp()
    for (const lsn of [10, 20, 30]) window.push(event(lsn, lsn * 100))
    clock.time = 3_500
    window.push(event(40, 3_500))
    expect(window.size()).toBe(2)
    expect(window.between(at(10), at(40), 9)).toBeNull()
    expect(lsns(window.between(at(20), at(40), 9))).toEqual([30, 40])
  })

  it('stays within its bytes over many events', () => {
    const { window } = setUp(40_000)
    for (let lsn = 1; lsn <= 5_000; lsn++) window.push(event(lsn))
    expect(window.bytes()).toBeLessThanOrEqual(40_000)
    expect(window.size()).toBe(100)
    expect(lsns(window.between(at(4_998), at(5_000), 9))).toEqual([4_999, 5_000])
  })

  it('skips what comes again', () => {
    const { window } = setUp()
    for (const lsn of [10, 20, 10, 20, 30]) window.push(event(lsn))
    expect(lsns(window.between(at(10), at(30), 9))).toEqual([20, 30])
  })
})
