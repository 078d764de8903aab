import { expect, it } from 'vitest'
import { narrower, startingVisibility } from './visibility.ts'

it('the narrower of two is the one that fewer people see', () => {
  expect(narrower('public', 'unlisted')).toBe('unlisted')
  expect(narrower('direct', 'private')).toBe('direct')
  expect(narrower('private', 'private')).toBe('private')
})

it('a reply begins no wider than what it answers, nor than its author usually writes', () => {
  expect(startingVisibility('public', undefined)).toBe('public')
  expect(startingVisibility('public', 'direct')).toBe('direct')
  expect(startingVisibility('private', 'public')).toBe('private')
})
