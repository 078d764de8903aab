import { expect, it } from 'vitest'
import type { Feed } from './feed.ts'
import { around } from './snapshots.ts'

const ids = Array.from({ length: 500 }, (_, index) => String(1000 - index))
const feed: Feed = { entries: ids, pending: ['1002'], next: '7' }

it('saves all ids, and the posts around the place', () => {
  expect(around(feed, new Set([ids[200]!]))).toEqual({ feed, near: [...ids.slice(140, 320), '1002'] })
  expect(around(feed, new Set())).toEqual({ feed, near: [...ids.slice(0, 120), '1002'] })
})

it('saves no more than the storage holds; the rest is paged in again', () => {
  const endless = { ...feed, entries: Array.from({ length: 9_000 }, (_, index) => String(20_000 - index)) }
  const { feed: kept } = around(endless, new Set())
  expect(kept.entries).toEqual(endless.entries.slice(0, 2_000))
  expect(kept.next).toBe(endless.entries[1_999])
})
