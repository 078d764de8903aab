// What every RateCounters must do; run on the in-memory twin (unit) and on Redis (integration). The clock is given.
import { describe, expect, it } from 'vitest'
import { limitKey, type RateCounters } from './rate-counters.ts'
import { type Rule, usedAt, waitFor } from './sliding-window.ts'

const RULE: Rule = { limit: 10, windowMs: 1000 }
const KEY = limitKey('a1', 'posts')
/** The beginning of a fixed window. */
const T0 = 1_800_000_000_000

/** `make` answers empty counters. */
export function rateCountersContract(name: string, make: () => Promise<RateCounters>): void {
  const take = (counters: RateCounters, now: number, cost = 1, more: { key?: string; always?: boolean } = {}) =>
    counters.take({ key: KEY, rule: RULE, now, cost, ...more })
  const takes = async (counters: RateCounters, now: number, times: number) => {
    let taken = 0
    for (let n = 0; n < times; n++) if ((await take(counters, now)).taken) taken++
    return taken
  }

  describe(`RateCounters: ${name}`, () => {
    it('takes up to the limit and no more, each caller for itself', async () => {
      const counters = await make()
      expect(await takes(counters, T0 + 500, 15)).toBe(10)
      expect((await take(counters, T0 + 500, 1, { key: limitKey('a2', 'posts') })).taken).toBe(true)
    })

    it('slides: what was used fades over the next window instead of vanishing at its beginning', async () => {
      const counters = await make()
      expect(await takes(counters, T0 + 900, 10)).toBe(10)
      expect(await takes(counters, T0 + 1000, 5)).toBe(0)
      expect(await takes(counters, T0 + 1500, 9)).toBe(5)
      expect(await takes(counters, T0 + 4000, 15)).toBe(10)
    })

    it('does not count what it refuses: whoever goes on knocking is let in as soon as one who waits', async () => {
      const counters = await make()
      await takes(counters, T0, 10)
      const { taken, counter } = await take(counters, T0 + 10)
      expect(taken).toBe(false)
      await takes(counters, T0 + 20, 50)
      const again = T0 + 10 + waitFor(counter, RULE, T0 + 10)
      expect((await take(counters, again - 2)).taken).toBe(false)
      expect((await take(counters, again)).taken).toBe(true)
    })

    it('looks without counting, counts several at once, and beyond the limit what has happened already', async () => {
      const counters = await make()
      expect(usedAt((await take(counters, T0, 0)).counter, RULE, T0)).toBe(0)
      expect((await take(counters, T0, 11)).taken).toBe(false)
      const { taken, counter } = await take(counters, T0, 25, { always: true })
      expect([taken, usedAt(counter, RULE, T0)]).toEqual([true, 25])
      expect((await take(counters, T0, 0)).taken).toBe(false)
    })

    it('stands a clock that is behind', async () => {
      const counters = await make()
      await takes(counters, T0 + 1000, 10)
      expect((await take(counters, T0 + 900)).taken).toBe(false)
    })

    it('forgets when told', async () => {
      const counters = await make()
      await takes(counters, T0, 10)
      await counters.clear([KEY])
      expect(await takes(counters, T0, 15)).toBe(10)
    })
  })
}
