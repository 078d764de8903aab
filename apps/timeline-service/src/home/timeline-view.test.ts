import { entriesOf, type LoadedTimeline, packEntries } from '@rookery/redis/home-timeline'
import { seededRandom } from '@rookery/testing'
import { expect, it } from 'vitest'
import { indexFrom, viewOf } from './timeline-view.ts'

const timeline = (ids: number[], floor = 0): LoadedTimeline => ({
  generation: 1,
  built: true,
  floor,
  numbers: new Float64Array(
    packEntries(ids.map((tweetId) => ({ tweetId, authorId: -tweetId, boostOfId: tweetId / 2 }))).buffer,
  ),
})
const idsOf = (numbers: Float64Array) => {
  const entries = entriesOf(numbers)
  for (const { tweetId, authorId, boostOfId } of entries) expect([authorId, boostOfId]).toEqual([-tweetId, tweetId / 2])
  return entries.map((entry) => entry.tweetId)
}

it('puts entries in order and drops repeats, be there little or much disorder', () => {
  const random = seededRandom(7)
  for (let round = 0; round < 300; round++) {
    const ids = Array.from({ length: random.int(0, 60) }, (_, index) => index + 1)
    for (let i = random.int(0, 4); i > 0 && ids.length > 0; i--)
      ids.splice(random.int(0, ids.length), 0, random.pick(ids))
    const stored = random.chance(0.3) ? random.shuffle(ids) : ids
    const wanted = [...new Set(ids)].sort((a, b) => a - b)
    expect(idsOf(viewOf([timeline(stored)]).numbers)).toEqual(wanted)
  }
})

it('joins home and outboxes, complete from the highest floor', () => {
  const view = viewOf([timeline([1, 4, 6], 2), timeline([3, 4, 5], 4)])
  expect(view.floor).toBe(4)
  expect(idsOf(view.numbers)).toEqual([4, 5, 6])
})

it('finds where an id would stand', () => {
  const { numbers } = timeline([10, 20, 30])
  expect([5, 10, 11, 30, 31].map((id) => indexFrom(numbers, id))).toEqual([0, 0, 3, 6, 9])
})
