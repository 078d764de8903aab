import { expect, it } from 'vitest'
import { timeLeft } from './time-left.ts'

it('says what is left in the largest unit that fits, never less than a minute', () => {
  const now = Date.parse('2026-01-01T00:00:00Z')
  expect(timeLeft('2026-01-06T23:00:00Z', now, 'en')).toBe('in 6 days')
  expect(timeLeft('2026-01-01T23:00:00Z', now, 'en')).toBe('in 23 hours')
  expect(timeLeft('2026-01-01T00:20:00Z', now, 'de')).toBe('in 20 Minuten')
  expect(timeLeft('2025-12-31T00:00:00Z', now, 'en')).toBe('in 1 minute')
})
