import { expect, test } from 'vitest'
import { closingLine, failedCheck, PASSED, SKIPPED, total } from './outcome.ts'

test('the closing line names skipped tests only when there are some', () => {
  expect(closingLine(total([PASSED, failedCheck('Types', 'TS2322'), PASSED]))).toBe('2 passed, 1 failed')
  expect(closingLine(total([PASSED, SKIPPED]))).toBe('1 passed, 0 failed, 1 skipped')
})
