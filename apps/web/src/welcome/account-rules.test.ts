import { expect, it } from 'vitest'
import { emailProblem, nameProblem, passwordProblem, reasonProblem, strengthOf, tidyName } from './account-rules.ts'

it('takes names of letters, digits and _ only, up to 30', () => {
  expect(['alice', 'Bob_2', 'x'].map(nameProblem)).toEqual([null, null, null])
  expect(['', 'a b', 'älice', 'a'.repeat(31)].map(nameProblem)).toEqual([
    'nameNeeded',
    'nameLetters',
    'nameLetters',
    'nameLong',
  ])
})

it('wants something of the shape of an address, as the server does', () => {
  expect(['alice@example.org', 'alice@localhost', ' alice@example.org '].map(emailProblem)).toEqual([null, null, null])
  expect(['', 'alice', 'a@b@c', 'a b@c.d', 'alice@example.', '@example.org'].map(emailProblem)).toEqual([
    'emailNeeded',
    ...Array(5).fill('emailShape'),
  ])
})

it('takes passwords of 8 to 1,000 characters', () => {
  expect(['1234567', '12345678', 'x'.repeat(1_001)].map(passwordProblem)).toEqual([
    'passwordShort',
    null,
    'passwordLong',
  ])
})

it('asks for a reason only where one is needed, and counts letters', () => {
  expect([reasonProblem('', false), reasonProblem(' ', true), reasonProblem('🐦'.repeat(420), true)]).toEqual([
    null,
    'reasonNeeded',
    null,
  ])
  expect(reasonProblem('🐦'.repeat(421), false)).toBe('reasonLong')
})

it('takes the @ and the spaces off a name', () => {
  expect([' @alice ', 'bob', 'a@b'].map(tidyName)).toEqual(['alice', 'bob', 'a@b'])
})

it('finds long passwords strong, and common words, names and repetition weak', () => {
  const strength = (password: string) => strengthOf(password, ['alice', 'alice@example.org'])
  expect(strength('four quiet herons stand')).toBe('strong')
  expect(strength('Kx3%heron-pond')).toBe('strong')
  expect(strength('heronpond')).toBe('fair')
  expect(['password1', 'alicealice', 'aaaaaaaaaaaaaaaa', '12345678', 'alice2026'].map(strength)).toEqual(
    Array(5).fill('weak'),
  )
})
