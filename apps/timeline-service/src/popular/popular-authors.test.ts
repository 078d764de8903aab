import { fixedClock } from '@rookery/testing'
import { expect, it } from 'vitest'
import { createPopularAuthors } from './popular-authors.ts'

function setUp() {
  const clock = fixedClock()
  const state = { away: false, loads: 0 }
  const flags = {
    async all() {
      if (state.away) throw new Error('Redis is away')
      return new Map([[++state.loads, 0]])
    },
  }
  return { clock, state, popular: createPopularAuthors(flags, clock, 120_000) }
}

it('asks Redis every ten seconds, once for all who wait', async () => {
  const { clock, state, popular } = setUp()
  await Promise.all([popular.current(), popular.current()])
  clock.advance(9_999)
  await popular.current()
  expect(state.loads).toBe(1)
  clock.advance(1)
  await popular.current()
  expect(state.loads).toBe(2)
})

it('relies on old flags for a minute when Redis is away, no longer', async () => {
  const { clock, state, popular } = setUp()
  const snapshot = await popular.current()
  state.away = true
  clock.advance(59_999)
  expect(popular.fresh(snapshot)).toBe(true)
  expect(await popular.current()).toBe(snapshot)
  clock.advance(1)
  expect(popular.fresh(snapshot)).toBe(false)
  await expect(popular.current()).rejects.toThrow('away')
})
