// What Vitest's JSON report says: counts, and what failed.
import { relative } from 'node:path'
import type { Failure } from './failures.ts'
import type { Outcome } from './outcome.ts'

/** The part of the report that counts. */
export interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: TestFile[]
}

interface TestFile {
  /** Absolute path. */
  name: string
  status: string
  /** What kept it from being loaded, or the error of a hook. */
  message: string
  assertionResults: { status: string; title: string; ancestorTitles: string[]; failureMessages: string[] }[]
}

/** The run that a report is of: its stage, the folder that its files are named from, and how it ended. */
export interface TestRun {
  stage: string
  root: string
  code: number
}

/**
 * Counts a report. A file that could not even be loaded has no tests of its own and counts as one failure,
 * and so does a run that ended badly though every test passed.
 */
export function countReport(report: VitestReport, run: TestRun): Outcome {
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const failed = report.numFailedTests + unloaded.length
  const failures = report.testResults.flatMap((file) => failuresOf(file, run))
  if (run.code !== 0 && failures.length === 0) {
    failures.push({ what: run.stage, why: `ended with code ${run.code}, by an error outside of the tests` })
  }
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && run.code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  }
}

function failuresOf({ name, status, message, assertionResults }: TestFile, { stage, root }: TestRun): Failure[] {
  const file = `${stage}: ${relative(root, name)}`
  const tests = assertionResults
    .filter((test) => test.status === 'failed')
    .map(({ title, ancestorTitles, failureMessages }) => ({
      what: [file, ...ancestorTitles.filter(Boolean), title].join(' > '),
      why: failureMessages[0] ?? '',
    }))
  // Failed without a test that did: it was not loaded, its worker died, or a hook threw.
  return tests.length === 0 && status === 'failed' ? [{ what: file, why: message || 'did not come to its end' }] : tests
}
