import { MastoHttpError } from 'masto'
import { expect, it } from 'vitest'
import { describeProblem } from './problem.ts'

const http = (statusCode: number, message: string, headers?: HeadersInit) =>
  new MastoHttpError({ statusCode, message }, { cause: new Response(null, { headers }) })

it('says what the server refused in its own words', () => {
  expect(describeProblem(http(422, 'Text is too long'))).toBe('Text is too long')
  expect(describeProblem(http(404, 'Record not found'))).toMatch(/^This is not there/)
})

it('tells how long to wait when the server does', () => {
  expect(describeProblem(http(429, 'Too many', { 'retry-after': '30' }))).toContain('Try again in 30 seconds.')
  expect(describeProblem(http(429, 'Too many', { 'retry-after': '290' }))).toContain('Try again in 5 minutes.')
  expect(describeProblem(http(429, 'Too many'))).toContain('Wait a moment')
})

it('knows when nobody answered', () => {
  for (const words of ['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed'])
    expect(describeProblem(new TypeError(words))).toMatch(/cannot be reached/)
})

it('an answer of something in between is one readable sentence', () => {
  const odd = [
    new TypeError("Cannot destructure property 'error' of 'data' as it is undefined."),
    new Error('["lists"] data is undefined'),
    new Error('The server returned data with an unknown encoding. The server may be down.'),
    http(502, ''),
  ]
  for (const error of odd) expect(describeProblem(error)).toMatch(/^The server could not answer/)
})
