import { expect, it } from 'vitest'
import { entriesOf, packAscending, packEntries, unpackTimeline } from './format.ts'
import { newGeneration, staleBefore } from './home-timelines.ts'

const entries = [
  { tweetId: 9, authorId: 2, boostOfId: 5 },
  { tweetId: 3, authorId: 1, boostOfId: 0 },
]

it('packs 24 bytes an entry and unpacks them from any alignment', () => {
  const packed = packEntries(entries)
  expect(packed.length).toBe(48)
  const header = Buffer.from(new Float64Array([77, 3, 4]).buffer)
  for (let offset = 0; offset < 8; offset++) {
    const bytes = Buffer.concat([Buffer.alloc(offset), header, packed]).subarray(offset)
    const loaded = unpackTimeline(bytes)
    expect(loaded).toMatchObject({ generation: 77, built: true, floor: 4 })
    expect(entriesOf(loaded.numbers)).toEqual(entries)
  }
  expect(entriesOf(new Float64Array(packAscending(entries).buffer)).map((entry) => entry.tweetId)).toEqual([3, 9])
})

it('tells by its generation when a build is stale', () => {
  const now = Date.UTC(2026, 0, 1)
  const generation = newGeneration(now, () => 0.9999)
  expect(generation).toBeLessThan(Number.MAX_SAFE_INTEGER)
  expect(generation >= staleBefore(now + 9_999)).toBe(true)
  expect(generation >= staleBefore(now + 10_001)).toBe(false)
})
