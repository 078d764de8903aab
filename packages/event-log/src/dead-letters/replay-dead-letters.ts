/**
 * `npm run dead-letters -- list|replay`. A replay goes straight to the group's handler, past the partitions and any
 * watermark: the row in PostgreSQL stays the truth and goes only when a running consumer of the group has answered that the
 * handler took the event. Killed half way, the same command simply does it again.
 */
import { type EventLog, ReplayUnansweredError } from '../port.ts'
import type { DeadLetterFilter, DeadLetters, ParkedLetter } from './dead-letter-store.ts'

/** Parked letters, oldest first. */
export const listDeadLetters = (
  store: Pick<DeadLetters, 'list'>,
  filter: DeadLetterFilter = {},
): Promise<ParkedLetter[]> => store.list(filter)

export interface ReplayResult {
  letter: ParkedLetter
  /** Null when it was repaired. */
  error: string | null
}

/** Replays in the order they were parked, one at a time; a refused letter stays, with its new reason. */
export async function replayDeadLetters(
  store: Pick<DeadLetters, 'list' | 'remove' | 'refused'>,
  log: Pick<EventLog, 'replay'>,
  filter: DeadLetterFilter = {},
  options: { timeoutMs?: number } = {},
): Promise<ReplayResult[]> {
  const results: ReplayResult[] = []
  for (const letter of await store.list(filter)) {
    try {
      await log.replay(letter, options)
      await store.remove(letter.id)
      results.push({ letter, error: null })
    } catch (cause) {
      const error = cause instanceof Error ? cause.message : String(cause)
      if (!(cause instanceof ReplayUnansweredError)) await store.refused(letter.id, error)
      results.push({ letter, error })
    }
  }
  return results
}
