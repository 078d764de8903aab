// What a stage of `npm test` found, and how all of it is told at the end.

export interface Outcome {
  passed: number
  failed: number
  skipped: number
}

export const PASSED: Outcome = { passed: 1, failed: 0, skipped: 0 }
export const FAILED: Outcome = { passed: 0, failed: 1, skipped: 0 }
export const SKIPPED: Outcome = { passed: 0, failed: 0, skipped: 1 }

export function total(outcomes: Outcome[]): Outcome {
  const sum = (of: keyof Outcome) => outcomes.reduce((result, outcome) => result + outcome[of], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/** The closing line: `N passed, N failed`, and `, N skipped` when there are any. */
export function closingLine({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** The part of Vitest's JSON report that counts. */
export interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/**
 * Counts a report. A file that could not even be loaded has no tests of its own and counts as one failure,
 * and so does a run that ended badly (`exitCode`) though every test passed, or that left no report.
 */
export function countReport(report: VitestReport | undefined, exitCode: number): Outcome {
  if (!report) return FAILED
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + unloaded
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
