/** Troubles that repeat for as long as something is away: said when they begin, and now and then while they last. */
import type { Logger } from './logger.ts'

export interface NowAndThen {
  /** Milliseconds in which the same trouble is said once; 30 s unless told. */
  everyMs?: number
  now?: () => number
}

/** Different troubles that are remembered; beyond that all begin anew. */
const MOST_KINDS = 20

/** What to call with each error. A line carries `times`: how often it was so since the line before. */
export function sayNowAndThen(
  logger: Pick<Logger, 'warn'>,
  message: string,
  { everyMs = 30_000, now = Date.now }: NowAndThen = {},
): (error: unknown) => void {
  const kinds = new Map<string, { saidAt: number; times: number }>()
  return (error) => {
    const kind = String(error)
    const known = kinds.get(kind)
    if (known && now() - known.saidAt < everyMs) {
      known.times++
      return
    }
    logger.warn({ err: error, times: (known?.times ?? 0) + 1 }, message)
    if (kinds.size >= MOST_KINDS) kinds.clear()
    kinds.set(kind, { saidAt: now(), times: 0 })
  }
}
