/** What the caller gets of the last try: the answer, or the error that the service threw, as in one process. */
import { type ErrorDetails, RookeryError, unavailable } from '@rookery/contracts'
import type { Outcome } from './attempt.ts'
import type { CallOutcome } from './call-metrics.ts'

/** How it went, and an answer or the error to throw. */
export function readOutcome(name: string, outcome: Outcome): [how: CallOutcome, result: unknown] {
  if (outcome.kind === 'late') return ['late', unavailable(`${name} did not answer in time`)]
  if (outcome.kind === 'stopping') return ['unavailable', unavailable(`${name}: every instance is stopping`)]
  if (outcome.kind !== 'answered') return ['unavailable', unavailable(`${name} failed: ${outcome.error.message}`)]
  const { status, text, refusedCaller } = outcome
  const answer = parse(text)
  if (status === 200 && answer) return ['ok', answer.value]
  const error = answer?.value as { code?: string; message?: string; details?: ErrorDetails } | null | undefined
  // Not the person's token was refused but ours.
  if (refusedCaller) return ['failed', new RookeryError('internal', 500, `${name}: ${error?.message}`)]
  if (!error?.code) return ['failed', unavailable(`${name} was answered ${status} by something else`)]
  const { code, message = 'The call failed', details } = error
  return [status < 500 ? 'refused' : 'failed', new RookeryError(code, status, message, details)]
}

function parse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}
