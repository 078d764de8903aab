/** Waiting until a group has committed everything that is in the log now, whichever consumers of it do that. */
import { setTimeout as wait } from 'node:timers/promises'
import type { ConsumerGroupSpec } from '@rookery/contracts'
import type { LogContext } from './context.ts'
import { groupLag, readMarks, sumOf } from './lag.ts'
import type { LogState } from './states.ts'

const POLL_MS = 10

export async function caughtUp(
  { board, control, names, report }: LogContext,
  spec: ConsumerGroupSpec,
  signal: AbortSignal,
): Promise<void> {
  let goal: LogState | null = null
  for (;;) {
    signal.throwIfAborted()
    try {
      // A log that was made anew meanwhile is awaited as it stands then.
      if (!goal || board.state?.incarnation !== goal.incarnation) {
        await board.refresh()
        goal = board.state
      }
      const group = board.groups().get(spec.name)
      if (goal && group?.status === 'ready') {
        const marks = await readMarks(control, names, goal, spec.name, group)
        if (sumOf(groupLag(goal, group, marks)) === 0) return
      }
    } catch (error) {
      report.away(error)
    }
    await wait(POLL_MS, undefined, { signal })
  }
}
