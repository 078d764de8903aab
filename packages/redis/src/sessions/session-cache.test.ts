import type { Session } from '@rookery/contracts'
import { fixedClock } from '@rookery/testing'
import { expect, it } from 'vitest'
import { fakeSignals } from '../graph/fakes.ts'
import { createSessionCache } from './session-cache.ts'

const [alice, laptop, phone] = [1001, 2001, 2002]
const session = (id: number): Session => ({ id, accountId: alice, appId: 1, scopes: ['read'], createdAt: 0 })

function setUp(maxEntries?: number) {
  const rows = new Map([laptop, phone].map((id) => [id, session(id)]))
  const clock = fixedClock()
  const signals = fakeSignals()
  const table = { reads: 0, gate: null as Promise<void> | null }
  const find = async ({ sessionId }: { sessionId: number }) => {
    table.reads++
    const row = rows.get(sessionId) ?? null
    await table.gate
    return row
  }
  return { rows, clock, signals, table, cache: createSessionCache({ find, signals, clock, maxEntries }) }
}

it('serves a session for five seconds and reads it again then', async () => {
  const { cache, clock, table } = setUp()
  await cache.find(laptop)
  clock.advance(4_999)
  expect(await cache.find(laptop)).toEqual(session(laptop))
  expect(table.reads).toBe(1)
  clock.advance(1)
  await cache.find(laptop)
  expect(table.reads).toBe(2)
})

it('asks user-service when told to be fresh', async () => {
  const { cache, rows } = setUp()
  await cache.find(laptop)
  rows.delete(laptop)
  expect(await cache.find(laptop, { fresh: true })).toBeNull()
})

it('forgets a revoked session at once', async () => {
  const { cache, rows } = setUp()
  await cache.find(laptop)
  rows.delete(laptop)
  await cache.sessionRevoked(laptop)
  expect(await cache.find(laptop)).toBeNull()
})

it('forgets all sessions of a closed account', async () => {
  const { cache, rows } = setUp()
  await cache.find(laptop)
  await cache.find(phone)
  rows.clear()
  await cache.accountChanged(alice)
  expect([await cache.find(laptop), await cache.find(phone)]).toEqual([null, null])
})

it('an account that is let in (again) has its sessions at once, though they were just refused', async () => {
  const { cache, rows } = setUp()
  rows.delete(laptop)
  expect(await cache.find(laptop)).toBeNull()
  rows.set(laptop, session(laptop))
  expect(await cache.find(laptop)).toBeNull()
  await cache.accountChanged(alice)
  expect(await cache.find(laptop)).toEqual(session(laptop))
})

it('does not keep a session that was revoked while it was looked up, nor share that look-up', async () => {
  const { cache, rows, table } = setUp()
  const { promise, resolve } = Promise.withResolvers<void>()
  table.gate = promise
  const early = cache.find(laptop)
  rows.delete(laptop)
  await cache.sessionRevoked(laptop)
  table.gate = null
  expect(await cache.find(laptop)).toBeNull()
  // The early answer comes last: it must not take the place of the newer one.
  resolve()
  expect(await early).toEqual(session(laptop))
  expect(await cache.find(laptop)).toBeNull()
})

it('forgets here what the log tells of: a session, or those of an account', async () => {
  const { cache, rows } = setUp()
  await cache.find(laptop)
  await cache.find(phone)
  rows.clear()
  cache.forget(laptop)
  expect([await cache.find(laptop), await cache.find(phone)]).toEqual([null, session(phone)])
  cache.forgetAccount(alice)
  expect(await cache.find(phone)).toBeNull()
})

it('shares one look-up among those who ask at the same time', async () => {
  const { cache, table } = setUp()
  await Promise.all([cache.find(laptop), cache.find(laptop), cache.find(laptop)])
  expect(table.reads).toBe(1)
})

it('caches nothing while signals cannot be heard, and drops what it had when they could not', async () => {
  const { cache, rows, signals } = setUp()
  await cache.find(laptop)
  signals.setConnected(false)
  rows.delete(laptop)
  expect(await cache.find(laptop)).toBeNull()
  rows.set(laptop, session(laptop))
  signals.setConnected(true)
  await cache.find(laptop)
  rows.delete(laptop)
  await signals.send({ type: 'missed' })
  expect(await cache.find(laptop)).toBeNull()
})

it('stays bounded', async () => {
  const { cache, table } = setUp(1)
  await cache.find(laptop)
  await cache.find(phone)
  await cache.find(laptop)
  expect(table.reads).toBe(3)
})
