import { expect, test } from 'vitest'
import { listFailures } from './failures.ts'

const failure = (n: number) => ({ what: `Tests: unit: x.test.ts > number ${n}`, why: 'Error: wrong' })
const many = (count: number) => listFailures(Array.from({ length: count }, (_, index) => failure(index)))

test('nothing failed, nothing is told', () => expect(listFailures([])).toEqual([]))

test('a failure is told with the beginning of its message and the place in our code', () => {
  const why = [
    '\u001b[31mAssertionError: expected 1 to be 2 // Object.is equality\u001b[39m',
    '    at Proxy.<anonymous> (/repository/node_modules/@vitest/expect/dist/index.js:1:1)',
    '    at /repository/apps/x/src/x.test.ts:3:5',
    '    at runTest (/repository/node_modules/@vitest/runner/dist/index.js:2:2)',
  ].join('\n')
  expect(listFailures([{ what: 'Tests: unit: apps/x/src/x.test.ts > counts', why }])).toEqual([
    'Failed:',
    '- Tests: unit: apps/x/src/x.test.ts > counts',
    '    AssertionError: expected 1 to be 2 // Object.is equality',
    '    at /repository/apps/x/src/x.test.ts:3:5',
  ])
  expect(listFailures([{ what: 'Types', why: '\na.ts(1,1): error\n\nb.ts(1,1): error\nc.ts(1,1): error\n' }])).toEqual([
    'Failed:',
    '- Types',
    '    a.ts(1,1): error',
    '    b.ts(1,1): error',
  ])
})

test('however many failed, all is told in twenty lines: first reasons go, then names', () => {
  for (const count of [1, 6, 7, 9, 10, 19, 20, 500]) expect(many(count).length, String(count)).toBeLessThanOrEqual(20)
  expect(many(9).filter((line) => line.includes('Error: wrong'))).toHaveLength(9)
  expect(many(19)).toEqual(['Failed:', ...Array.from({ length: 19 }, (_, index) => `- ${failure(index).what}`)])
  expect(many(20).at(-1)).toBe('- and 2 more')
})

test('a long line is cut, a name of many lines is one, and none looks like the sum', () => {
  const lines = listFailures([{ what: `x\n${'x'.repeat(1_000)}`, why: '1 passed, 0 failed' }])
  expect(lines).toHaveLength(3)
  expect(lines.every((line) => line.length <= 241)).toBe(true)
  expect(lines.filter((line) => /^\d+ passed/.test(line))).toEqual([])
})
