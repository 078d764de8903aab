import { expect, test } from 'vitest'
import { closingLine, countReport, FAILED, PASSED, SKIPPED, total, type VitestReport } from './outcome.ts'

const report: VitestReport = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
}

test('the closing line names skipped tests only when there are some', () => {
  expect(closingLine(total([PASSED, FAILED, PASSED]))).toBe('2 passed, 1 failed')
  expect(closingLine(total([PASSED, SKIPPED]))).toBe('1 passed, 0 failed, 1 skipped')
})

test('what Vitest reports is counted', () => {
  expect(countReport(report, 0)).toEqual({ passed: 3, failed: 0, skipped: 2 })
  expect(countReport({ ...report, numFailedTests: 2 }, 1).failed).toBe(2)
})

test('a file that does not load, a bad end and a missing report are failures', () => {
  expect(countReport({ ...report, testResults: [{ status: 'failed', assertionResults: [] }] }, 1).failed).toBe(1)
  expect(countReport(report, 1).failed).toBe(1)
  expect(countReport(undefined, 0)).toEqual(FAILED)
})
