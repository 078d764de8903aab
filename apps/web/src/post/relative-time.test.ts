import { expect, it } from 'vitest'
import { relativeTime } from './relative-time.ts'

const NOW = Date.parse('2026-11-21T12:00:00Z')
const ago = (seconds: number, language = 'en') =>
  relativeTime(new Date(NOW - seconds * 1000).toISOString(), NOW, language)

it('is short, and grows coarser', () => {
  expect([ago(5), ago(60), ago(59 * 60 + 59), ago(3600), ago(86_399), ago(86_400), ago(7 * 86_400 - 1)]).toEqual([
    'now',
    '1m',
    '59m',
    '1h',
    '23h',
    '1d',
    '6d',
  ])
})

it('is a day after a week, with the year when that is another', () => {
  expect(ago(8 * 86_400)).toBe('Nov 13')
  expect(ago(400 * 86_400)).toBe('Oct 17, 2025')
})

it('speaks the reader’s language', () => {
  expect([ago(1, 'de'), ago(120, 'de'), ago(8 * 86_400, 'de')]).toEqual(['jetzt', '2 Min.', '13. Nov.'])
})

it('takes what is from the future for new: clocks differ', () => {
  expect(ago(-90)).toBe('now')
})
