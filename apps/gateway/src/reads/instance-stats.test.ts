import { fixedClock } from '@rookery/testing'
import { expect, it } from 'vitest'
import { createInstanceStats } from './instance-stats.ts'

it('counts once a minute however many ask, and keeps the last figures when counting fails', async () => {
  const clock = fixedClock()
  let counted = 0
  let fails = false
  const count = async () => {
    if (fails) throw new Error('away')
    return { accounts: ++counted }
  }
  const stats = createInstanceStats(
    { users: { stats: count } as never, tweets: { stats: async () => ({ tweets: 5, activeAuthors: 1 }) } as never },
    clock.now,
  )
  const first = { accounts: 1, tweets: 5, activeAuthors: 1 }
  expect(await Promise.all([stats(), stats()])).toEqual([first, first])
  clock.advance(59_999)
  expect(await stats()).toEqual(first)
  clock.advance(1)
  fails = true
  expect(await stats()).toEqual(first)
  fails = false
  expect(await stats()).toEqual({ ...first, accounts: 2 })
})

it('fails where there is nothing to fall back on', async () => {
  const away = async () => Promise.reject(new Error('away'))
  const stats = createInstanceStats({ users: { stats: away } as never, tweets: { stats: away } as never })
  await expect(stats()).rejects.toThrow('away')
})
