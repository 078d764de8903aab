import { expect, it } from 'vitest'
import { parsePlain, stringifyPlain } from './plain-search.ts'

it('keeps words as they were typed', () => {
  for (const q of ['"grey herons"', '2026', 'true', 'null', '{"a":1}', 'a&b=c #d +e %20', 'Störche'])
    expect(parsePlain(stringifyPlain({ q }))).toEqual({ q })
})

it('leaves out what is not there', () => {
  expect(stringifyPlain({ q: undefined, type: 'posts' })).toBe('?type=posts')
  expect(stringifyPlain({ q: '' })).toBe('')
  expect(parsePlain('')).toEqual({})
})
