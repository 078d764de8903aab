import { expect, it } from 'vitest'
import { rowsOf } from './member-rows.ts'

it('has members above, and whom else one follows below, each once', () => {
  expect(rowsOf(['1', '2'], ['2', '3'])).toEqual([
    'heading members',
    'member 1',
    'member 2',
    'heading others',
    'other 3',
  ])
})

it('has no heading over nobody', () => {
  expect(rowsOf(['1'], ['1'])).toEqual(['heading members', 'member 1'])
  expect(rowsOf([], ['3'])).toEqual(['heading members', 'heading others', 'other 3'])
})
