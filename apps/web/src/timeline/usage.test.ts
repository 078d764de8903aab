import { expect, it } from 'vitest'
import { barsOf, usageOf } from './usage.ts'

const day = (uses: string, accounts: string) => ({ day: '0', uses, accounts })

it('sums up the days, the oldest first', () => {
  expect(usageOf([day('5', '3'), day('0', '0'), day('1', '1')])).toEqual({ days: [1, 0, 5], posts: 6, people: 3 })
})

it('says nothing where nothing was counted', () => {
  expect(usageOf([])).toBeNull()
  expect(usageOf(null)).toBeNull()
  expect(usageOf([day('0', '0')])).toBeNull()
})

it('shows little beside much, and nothing as nothing', () => {
  expect(barsOf([0, 1, 100])).toEqual([0, 0.15, 1])
  expect(barsOf([])).toEqual([])
})
