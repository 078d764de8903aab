import { expect, it } from 'vitest'
import { arrive, firstPage } from './inbox.ts'
import { opened, rowsNear, stored } from './snapshots.ts'

const rows = Array.from({ length: 100 }, (_, index) => ({
  key: `row ${index}`,
  newestId: String(1_000 - index),
  count: 1,
  accountIds: ['alice'],
}))
const inbox = () => firstPage({ items: rows, next: '900' })

it('all rows come back as they were, also what waited', () => {
  const waiting = arrive(inbox(), { ...rows[5]!, newestId: '2000' }, false)
  expect(opened(JSON.parse(JSON.stringify(stored(waiting))))).toEqual(waiting)
})

it('keeps the people and posts around the place, else of the first rows', () => {
  const near = rowsNear(inbox(), new Set(['row 50'])).map(({ key }) => key)
  expect([near[0], near.at(-1)]).toEqual(['row 30', 'row 89'])
  expect(rowsNear(inbox(), new Set())[0]?.key).toBe('row 0')
})
