import { fixedClock } from '@rookery/testing'
import { describe, expect, it } from 'vitest'
import { fakeGraphRedis, fakeGraphTable, fakeSignals } from './fakes.ts'
import { createGraphCache } from './graph-cache.ts'
import { versionKey } from './graph-versions.ts'

const [alice, bob, carol] = [1001, 1002, 1003]

function setUp(options: { maxBytes?: number } = {}) {
  const table = fakeGraphTable()
  const clock = fixedClock()
  const { redis, strings, state } = fakeGraphRedis()
  // Two processes on one Redis; `deaf` never hears the other's signals.
  const make = (signals = fakeSignals()) => ({
    signals,
    cache: createGraphCache({ load: (input) => table.load(input), redis, signals, clock, waitMs: 50, ...options }),
  })
  const here = make()
  const deaf = make()
  const follows = async (viewer: number, cache = here.cache) => [...(await cache.graphOf(viewer)).following.values]
  return { table, clock, redis, strings, state, here, deaf, follows }
}
const turns = async (n: number) => {
  for (let i = 0; i < n; i++) await new Promise((resolve) => setImmediate(resolve))
}

describe('graphOf', () => {
  it('loads once and then serves from memory', async () => {
    const { table, follows } = setUp()
    table.following.set(alice, [bob])
    expect(await follows(alice)).toEqual([bob])
    expect(await follows(alice)).toEqual([bob])
    expect(table.loads).toBe(1)
  })

  it('reads the versions of one tick in one call', async () => {
    const { here, state } = setUp()
    const people = [alice, bob, carol]
    await Promise.all(people.map((id) => here.cache.graphOf(id)))
    state.calls = 0
    await Promise.all([...people, alice].map((id) => here.cache.graphOf(id)))
    expect(state.calls).toBe(1)
  })

  it('needs no call of its own when the caller brings the version', async () => {
    const { here, state, strings, table } = setUp()
    await here.cache.graphOf(alice)
    state.calls = 0
    await here.cache.graphOf(alice, strings.get(versionKey(alice)))
    expect([state.calls, table.loads]).toEqual([0, 1])
  })

  it('asks the database while signals cannot be heard: Redis may have forgotten the newest version', async () => {
    const { table, here, deaf, strings, follows } = setUp()
    await follows(alice, deaf.cache)
    const before = strings.get(versionKey(alice))!
    table.following.set(alice, [bob])
    await here.cache.graphChanged([alice])
    strings.set(versionKey(alice), before)
    expect(await follows(alice, deaf.cache)).toEqual([])
    deaf.signals.setConnected(false)
    expect(await follows(alice, deaf.cache)).toEqual([bob])
    await deaf.signals.send({ type: 'missed' })
    deaf.signals.setConnected(true)
    expect(await follows(alice, deaf.cache)).toEqual([bob])
  })

  it('sees a change made by another process although no signal came', async () => {
    const { table, here, deaf, follows } = setUp()
    await follows(alice, deaf.cache)
    table.following.set(alice, [bob])
    await here.cache.graphChanged([alice, bob])
    expect(await follows(alice, deaf.cache)).toEqual([bob])
  })

  it('does not take a version for unchanged after FLUSHALL', async () => {
    const { table, here, deaf, strings, follows } = setUp()
    await follows(alice, deaf.cache)
    table.following.set(alice, [bob])
    await here.cache.graphChanged([alice])
    strings.clear()
    expect(await follows(alice, deaf.cache)).toEqual([bob])
    strings.clear()
    await follows(alice)
    expect(await follows(alice, deaf.cache)).toEqual([bob])
  })

  it('reads PostgreSQL on every read while Redis is away', async () => {
    const { table, state, follows } = setUp()
    await follows(alice)
    state.away = true
    table.following.set(alice, [carol])
    expect(await follows(alice)).toEqual([carol])
    table.following.set(alice, [])
    expect(await follows(alice)).toEqual([])
  })

  it('reads again what is older than five seconds, unless the caller follows the log', async () => {
    const { table, clock, here, follows } = setUp()
    await follows(alice)
    table.following.set(alice, [bob])
    clock.advance(5_000)
    expect([...(await here.cache.graphOf(alice, undefined, { maxAgeMs: 60_000 })).following.values]).toEqual([])
    expect(await follows(alice)).toEqual([bob])
  })
})

describe('a change while a load is under way', () => {
  it('is not overwritten by the old graph, and whoever was waiting gets the new one', async () => {
    const { table, here, follows } = setUp()
    const release = table.hold()
    const waiting = follows(alice)
    await turns(5)
    expect(table.loads).toBe(1)
    table.following.set(alice, [bob])
    await here.cache.graphChanged([alice])
    release()
    expect(await waiting).toEqual([bob])
    expect(await follows(alice)).toEqual([bob])
  })

  it('in a process that heard no signal is seen by the next read', async () => {
    const { table, here, deaf, follows } = setUp()
    const release = table.hold()
    const waiting = follows(alice, deaf.cache)
    await turns(5)
    table.following.set(alice, [bob])
    await here.cache.graphChanged([alice])
    const after = follows(alice, deaf.cache)
    await turns(5)
    release()
    await waiting
    expect(await after).toEqual([bob])
    expect(await follows(alice, deaf.cache)).toEqual([bob])
  })

  it('does not make each waiting reader load for itself', async () => {
    const { table, here, follows } = setUp()
    await here.cache.graphChanged([alice])
    const release = table.hold()
    const readers = Array.from({ length: 10 }, () => follows(alice))
    await turns(5)
    release()
    await Promise.all(readers)
    expect(table.loads).toBe(1)
  })
})

describe('graphChanged', () => {
  it('applies here and does not fail while Redis is away', async () => {
    const { table, state, here, follows } = setUp()
    await follows(alice)
    state.away = true
    await here.cache.graphChanged([alice])
    expect(here.cache.peek(alice)).toBeUndefined()
    table.following.set(alice, [bob])
    state.away = false
    expect(await follows(alice)).toEqual([bob])
  })

  it('drops everything when signals were missed', async () => {
    const { here, follows } = setUp()
    await follows(alice)
    await here.signals.send({ type: 'missed' })
    expect(here.cache.peek(alice)).toBeUndefined()
  })
})

it('keeps within the byte budget, dropping the longest unread', async () => {
  const { table, here, follows } = setUp({ maxBytes: 2 * (1_500 + 8 * 100) })
  for (const id of [alice, bob, carol])
    table.following.set(
      id,
      Array.from({ length: 100 }, (_, i) => i + 1),
    )
  await follows(alice)
  await follows(bob)
  await follows(alice)
  await follows(carol)
  expect([alice, bob, carol].map((id) => here.cache.peek(id) !== undefined)).toEqual([true, false, true])
  expect(here.cache.stats().bytes).toBeLessThanOrEqual(2 * (1_500 + 8 * 100))
})
