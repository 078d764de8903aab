/** What an operator reads while nothing is relayed: a line when it begins, one a minute while it lasts, one when it is over. */
import type { Logger } from '@rookery/telemetry'

export interface Outage {
  /** A session ended, or did not come about. */
  failed(error: unknown): void
  /** A session streams; or another relay has the slot, and nothing failed for `quietMs`: while the log is away they take turns. */
  over(quietMs?: number): void
  readonly lasts: boolean
}

const REMIND_MS = 60_000

export function createOutage(logger: Pick<Logger, 'warn' | 'info'>, now: () => number = Date.now): Outage {
  let outage: { since: number; failed: number; told: number; tries: number } | null = null

  return {
    failed(error) {
      const at = now()
      if (!outage) {
        outage = { since: at, failed: at, told: at, tries: 1 }
        logger.warn(say(error), 'the relay session ended: it starts again from the confirmed LSN')
        return
      }
      outage.tries += 1
      outage.failed = at
      // Whatever came first: a fault of ours is never passed over.
      if (at - outage.told < REMIND_MS && !isBug(error)) return
      outage.told = at
      logger.warn({ ...say(error), ...figures(outage, at) }, 'nothing is relayed still: it goes on trying')
    },
    over(quietMs = 0) {
      if (!outage || now() - outage.failed < quietMs) return
      logger.info(figures(outage, now()), 'what kept the relay from working is over')
      outage = null
    },
    get lasts() {
      return outage !== null
    },
  }
}

const figures = ({ since, tries }: { since: number; tries: number }, at: number) => ({
  seconds: Math.round((at - since) / 1_000),
  tries,
})

/** An engine that is away says enough in a sentence; where a fault of ours lies, only its stack tells. */
const say = (error: unknown) =>
  isBug(error) ? { err: error } : { reason: error instanceof Error ? error.message : String(error) }

const BUGS = [TypeError, ReferenceError, RangeError, SyntaxError]

function isBug(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) if (BUGS.some((kind) => e instanceof kind)) return true
  return false
}
