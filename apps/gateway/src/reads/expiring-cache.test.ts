import { expect, it } from 'vitest'
import { createExpiringCache } from './expiring-cache.ts'

function setUp(maxEntries = 100) {
  const rows = new Map([
    [1, 'one'],
    [2, 'two'],
    [3, 'three'],
  ])
  const loads: number[][] = []
  const state = { time: 0, gate: null as Promise<void> | null }
  const cache = createExpiringCache<string>({
    lifetime: 1000,
    maxEntries,
    now: () => state.time,
    load: async (ids) => {
      loads.push(ids)
      const values = new Map(ids.filter((id) => rows.has(id)).map((id) => [id, rows.get(id)!]))
      await state.gate
      return values
    },
  })
  return { rows, loads, state, cache }
}

it('loads what is missing in one batch, and again only after the lifetime', async () => {
  const { cache, loads, state } = setUp()
  expect(await cache.getMany([1, 2, 9])).toEqual(
    new Map([
      [1, 'one'],
      [2, 'two'],
    ]),
  )
  await cache.getMany([1, 3])
  expect(loads).toEqual([[1, 2, 9], [3]])
  state.time = 1000
  await cache.getMany([1])
  expect(loads).toHaveLength(3)
})

it('shares a load under way', async () => {
  const { cache, loads } = setUp()
  const [a, b] = await Promise.all([cache.getMany([1, 2]), cache.getMany([2])])
  expect(loads).toEqual([[1, 2]])
  expect([a.size, b.size]).toEqual([2, 1])
})

it('neither shares nor keeps a load that began before `forget`', async () => {
  const { cache, rows, state } = setUp()
  const { promise, resolve } = Promise.withResolvers<void>()
  state.gate = promise
  const early = cache.getMany([1])
  rows.set(1, 'edited')
  cache.forget(1)
  const late = cache.getMany([1])
  resolve()
  expect((await early).get(1)).toBe('one')
  expect((await late).get(1)).toBe('edited')
  expect(cache.peek(1)).toBe('edited')
})

it('does not keep a failed load', async () => {
  let fail = true
  const load = async () => {
    if (fail) throw new Error('away')
    return new Map([[1, 'one']])
  }
  const cache = createExpiringCache<string>({ lifetime: 1000, maxEntries: 10, load })
  await expect(cache.getMany([1])).rejects.toThrow('away')
  fail = false
  expect((await cache.getMany([1])).get(1)).toBe('one')
})

it('stays bounded, oldest out first', async () => {
  const { cache } = setUp(2)
  await cache.getMany([1])
  await cache.getMany([2])
  await cache.getMany([3])
  expect([cache.peek(1), cache.peek(2), cache.peek(3)]).toEqual([undefined, 'two', 'three'])
})
