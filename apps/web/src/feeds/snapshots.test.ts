import { expect, it } from 'vitest'
import type { Feed } from './feed.ts'
import { around } from './snapshots.ts'

const ids = Array.from({ length: 500 }, (_, index) => String(1000 - index))
const feed: Feed = { entries: ids, pending: ['1002'], next: '7' }

it('keeps what is around the place, and pages in the rest again', () => {
  const kept = around(feed, new Set([ids[200]!]))
  expect(kept).toEqual({ entries: ids.slice(140, 320), pending: [], next: ids[319] })
})

it('keeps the top when the place is there or unknown', () => {
  expect(around(feed, new Set())).toEqual({ entries: ids.slice(0, 120), pending: ['1002'], next: ids[119] })
  expect(around({ ...feed, entries: ['5'] }, new Set(['5']))).toEqual({ entries: ['5'], pending: ['1002'], next: '7' })
})
