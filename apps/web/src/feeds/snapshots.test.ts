import { expect, it } from 'vitest'
import type { Feed } from './feed.ts'
import { near } from './snapshots.ts'

const ids = Array.from({ length: 500 }, (_, index) => String(1000 - index))
const feed: Feed = { entries: ids, pending: ['1002'], next: '7' }

it('the posts around the place are saved, or the first ones, with what waits', () => {
  expect(near(feed, new Set([ids[200]!]))).toEqual([...ids.slice(140, 320), '1002'])
  expect(near(feed, new Set())).toEqual([...ids.slice(0, 120), '1002'])
})

it('a gap can be the place, and is no post', () => {
  const gap = { below: ids[99]! }
  const withGap: Feed = { ...feed, entries: [...ids.slice(0, 100), gap, ...ids.slice(100)] }
  expect(near(withGap, new Set([`gap ${ids[99]}`]))).toEqual([...ids.slice(40, 219), '1002'])
})
