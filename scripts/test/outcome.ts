// What a stage of `npm test` found, and how all of it is counted at the end.
import type { Failure } from './failures.ts'

export interface Outcome {
  passed: number
  failed: number
  skipped: number
  /** What is known of the failed ones; a truncated log must still tell it. */
  failures?: Failure[]
}

export const PASSED: Outcome = { passed: 1, failed: 0, skipped: 0 }
export const SKIPPED: Outcome = { passed: 0, failed: 0, skipped: 1 }

/** One failed check, and what it said. */
export const failedCheck = (what: string, why: string): Outcome => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  failures: [{ what, why }],
})

export function total(outcomes: Outcome[]): Outcome {
  const sum = (of: 'passed' | 'failed' | 'skipped') => outcomes.reduce((result, outcome) => result + outcome[of], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/** The closing line: `N passed, N failed`, and `, N skipped` when there are any. */
export function closingLine({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
