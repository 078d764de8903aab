// What every HomeTimelines must do; run on the in-memory twin (unit) and on Redis (integration).
import type { TimelineEntry } from '@rookery/contracts'
import { describe, expect, it } from 'vitest'
import { entriesOf } from './format.ts'
import type { HomeTimelines, TimelineSizes } from './home-timelines.ts'

/** Small sizes, so that cuts happen. */
const SUITE_SIZES: TimelineSizes = { keep: 4, slack: 2, ttlSeconds: 1000 }

const KEY = 'home:{b1}:1'
const OTHER = 'home:{b1}:65'
const entry = (tweetId: number, authorId = 7, boostOfId = 0): TimelineEntry => ({ tweetId, authorId, boostOfId })
const entries = (...ids: number[]) => ids.map((id) => entry(id))

/** `make` answers an empty store. */
export function homeTimelinesContract(name: string, make: (sizes: TimelineSizes) => Promise<HomeTimelines>): void {
  const fresh = () => make(SUITE_SIZES)
  const built = async (floor = 0, ...ids: number[]) => {
    const timelines = await fresh()
    await timelines.open(KEY, 10, 0)
    await timelines.finish(KEY, 10, entries(...ids), floor)
    return timelines
  }
  const idsOf = async (timelines: HomeTimelines, key = KEY) =>
    entriesOf((await timelines.load(key))!.numbers).map(({ tweetId }) => tweetId)

  describe(`HomeTimelines: ${name}`, () => {
    it('opens once, is busy while being built, and knows when it is built', async () => {
      const timelines = await fresh()
      expect(await timelines.load(KEY)).toBeNull()
      expect(await timelines.open(KEY, 10, 5)).toBe('build')
      expect(await timelines.load(KEY)).toMatchObject({ generation: 10, built: false, floor: 0 })
      expect(await timelines.open(KEY, 11, 5)).toBe('busy')
      expect(await timelines.finish(KEY, 10, entries(3, 2), 2)).toBe(true)
      expect(await timelines.open(KEY, 12, 11)).toBe('built')
      expect(await timelines.load(KEY)).toMatchObject({ generation: 10, built: true, floor: 2 })
    })

    it('hands a stale build over: the first builder is refused, what was appended stays', async () => {
      const timelines = await fresh()
      await timelines.open(KEY, 10, 0)
      await timelines.append([KEY], entries(50))
      expect(await timelines.open(KEY, 20, 11)).toBe('build')
      expect(await timelines.finish(KEY, 10, entries(1), 1)).toBe(false)
      expect(await timelines.load(KEY)).toMatchObject({ built: false })
      expect(await timelines.finish(KEY, 20, entries(49), 0)).toBe(true)
      expect(await idsOf(timelines)).toEqual([49, 50])
    })

    it('refuses to finish what was dropped meanwhile', async () => {
      const timelines = await fresh()
      await timelines.open(KEY, 10, 0)
      await timelines.drop([KEY])
      expect(await timelines.finish(KEY, 10, entries(1), 0)).toBe(false)
      expect(await timelines.load(KEY)).toBeNull()
    })

    it('finishes once when the answer was lost and the call is repeated', async () => {
      const timelines = await built(0, 1, 2)
      expect(await timelines.finish(KEY, 10, entries(1, 2), 0)).toBe(true)
      expect(await idsOf(timelines)).toEqual([1, 2])
    })

    it('keeps whole entries, exact to 53 bits', async () => {
      const timelines = await built()
      const large = entry(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER - 2)
      await timelines.append([KEY], [large])
      await timelines.merge(KEY, [entry(5, 6, 4)], 0)
      expect(entriesOf((await timelines.load(KEY))!.numbers)).toEqual([large, entry(5, 6, 4)])
    })

    it('appends only to timelines that exist, built or not', async () => {
      const timelines = await built()
      expect(await timelines.append([KEY, OTHER], entries(1))).toBe(1)
      await timelines.open(OTHER, 10, 0)
      expect(await timelines.append([KEY, OTHER], entries(2))).toBe(2)
      expect(await idsOf(timelines)).toEqual([1, 2])
      expect(await idsOf(timelines, OTHER)).toEqual([2])
      expect(await timelines.append([], entries(2))).toBe(0)
    })

    it('cuts by position and sets the floor above the largest dropped id', async () => {
      const timelines = await built()
      for (const id of [1, 9, 3, 4, 5, 6]) await timelines.append([KEY], entries(id))
      expect(await timelines.load(KEY)).toMatchObject({ floor: 0 })
      await timelines.append([KEY], entries(7))
      expect(await idsOf(timelines)).toEqual([4, 5, 6, 7])
      expect(await timelines.load(KEY)).toMatchObject({ floor: 10, built: true })
    })

    it('sorts before cutting when a merge left it unsorted, and drops repeats', async () => {
      const timelines = await built(0, 20, 21, 22)
      await timelines.merge(KEY, entries(3, 2, 21, 1), 0)
      expect(await idsOf(timelines)).toEqual([3, 20, 21, 22])
      expect(await timelines.load(KEY)).toMatchObject({ floor: 3, built: true })
    })

    it('sorts before cutting when backdated posts were appended', async () => {
      const timelines = await built(0, 20, 21, 22, 23)
      await timelines.append([KEY], entries(1, 2, 3), { unsorted: true })
      expect(await idsOf(timelines)).toEqual([20, 21, 22, 23])
      expect(await timelines.load(KEY)).toMatchObject({ floor: 4 })
    })

    it('merges by raising the floor and leaving out what lies below it', async () => {
      const timelines = await built(5, 6, 7)
      expect(await timelines.merge(KEY, entries(9, 4, 8, 3), 4)).toBe(true)
      expect(await timelines.load(KEY)).toMatchObject({ floor: 5 })
      expect(await idsOf(timelines)).toEqual([6, 7, 8, 9])
      expect(await timelines.merge(KEY, [], 8)).toBe(true)
      expect(await timelines.load(KEY)).toMatchObject({ floor: 8 })
      expect(await timelines.merge(OTHER, entries(9), 0)).toBe(false)
      expect(await timelines.load(OTHER)).toBeNull()
    })

    it('keeps a floor that a merge raised while the timeline was being built', async () => {
      const timelines = await fresh()
      await timelines.open(KEY, 10, 0)
      await timelines.merge(KEY, entries(8, 9), 8)
      await timelines.finish(KEY, 10, entries(1, 7), 1)
      expect(await timelines.load(KEY)).toMatchObject({ floor: 8, built: true })
      expect(await idsOf(timelines)).toEqual([1, 7, 8, 9])
    })

    it('cuts when told, and not below what it keeps', async () => {
      const timelines = await built(0, 1, 2, 3, 4, 5)
      await timelines.cut(KEY)
      expect(await idsOf(timelines)).toEqual([2, 3, 4, 5])
      expect(await timelines.load(KEY)).toMatchObject({ floor: 2 })
      await timelines.cut(KEY)
      expect(await idsOf(timelines)).toEqual([2, 3, 4, 5])
      await timelines.cut(OTHER)
    })

    it('drops everything', async () => {
      const timelines = await built(0, 1)
      await timelines.open('outbox:{b2}:2', 1, 0)
      expect(await timelines.dropAll()).toBe(2)
      expect(await timelines.load(KEY)).toBeNull()
    })
  })
}
