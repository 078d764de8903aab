import { expect, test } from 'vitest'
import { countReport, type VitestReport } from './report.ts'

const run = { stage: 'Tests: unit', root: '/repository', code: 1 }
const messages: string[] = []
const passed = { status: 'passed', title: 'adds', ancestorTitles: ['', 'sums'], failureMessages: messages }
const failed = { ...passed, status: 'failed', failureMessages: ['AssertionError: expected 3 to be 2', 'a second one'] }
const file = { name: '/repository/apps/x/src/x.test.ts', status: 'passed', message: '', assertionResults: [passed] }
const report: VitestReport = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [file],
}
const withFile = (change: Partial<typeof file>) => ({ ...report, testResults: [{ ...file, ...change }] })

test('what Vitest reports is counted', () => {
  expect(countReport(report, { ...run, code: 0 })).toEqual({ passed: 3, failed: 0, skipped: 2, failures: [] })
  expect(countReport({ ...report, numFailedTests: 2 }, run).failed).toBe(2)
})

test('a test that failed is told with its stage, file, names and first error', () => {
  const bad = withFile({ status: 'failed', assertionResults: [passed, failed] })
  expect(countReport({ ...bad, numFailedTests: 1 }, run)).toMatchObject({
    failed: 1,
    failures: [{ what: 'Tests: unit: apps/x/src/x.test.ts > sums > adds', why: 'AssertionError: expected 3 to be 2' }],
  })
})

test('a file that does not load counts as one, and is told with its error', () => {
  const bad = withFile({ status: 'failed', message: 'Cannot find package', assertionResults: [] })
  const failures = [{ what: 'Tests: unit: apps/x/src/x.test.ts', why: 'Cannot find package' }]
  expect(countReport(bad, run)).toMatchObject({ failed: 1, failures })
})

test('so are a hook that threw and a worker that died', () => {
  const bad = withFile({ status: 'failed', message: 'no engine', assertionResults: [{ ...passed, status: 'skipped' }] })
  expect(countReport(bad, run)).toMatchObject({ failed: 1, failures: [{ why: 'no engine' }] })
  expect(countReport(withFile({ status: 'failed' }), run)).toMatchObject({
    failed: 1,
    failures: [{ why: 'did not come to its end' }],
  })
})

test('a bad end without a failed test counts as one', () => {
  expect(countReport(report, run)).toMatchObject({ failed: 1, failures: [{ what: 'Tests: unit' }] })
})
