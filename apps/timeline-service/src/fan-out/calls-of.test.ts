import { expect, it } from 'vitest'
import { callsOf } from './calls-of.ts'

it('slices, keeping the order', () => {
  expect(callsOf([1, 2, 3, 4, 5], 2, false)).toEqual([[1, 2], [3, 4], [5]])
  expect(callsOf([], 2, false)).toEqual([])
})

it('never mixes buckets on a Cluster', () => {
  expect(callsOf([1, 65, 2, 129, 66], 2, true)).toEqual([[1, 65], [129], [2, 66]])
})
