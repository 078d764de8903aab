/** The newest events of `live`, in memory: what a returning client missed is answered from here. */
import { comparePositions, type DomainEvent, type Position } from '@rookery/contracts'

export interface LiveWindowOptions {
  maxAgeMs: number
  maxBytes: number
  clock: { now(): number }
}

/** An event object with its arrays, roughly. */
const bytesOf = (event: DomainEvent): number =>
  400 + ('mentionIds' in event ? 8 * event.mentionIds.length + 40 * event.tags.length : 0)

export function createLiveWindow({ maxAgeMs, maxBytes, clock }: LiveWindowOptions) {
  /** Events from `start` on; the dead head is cut off now and then. */
  let events: DomainEvent[] = []
  let start = 0
  let bytes = 0
  /** Everything after it is here; null while nothing is known of the log. */
  let floor: Position | null = null

  const drop = () => {
    const oldest = events[start++]!
    bytes -= bytesOf(oldest)
    floor = oldest.position
  }
  const trim = () => {
    const tooOld = clock.now() - maxAgeMs
    while (start < events.length && (bytes > maxBytes || events[start]!.at < tooOld)) drop()
    if (start > 1_000 && start > events.length / 2) {
      events = events.slice(start)
      start = 0
    }
  }
  /** Index of the first event above a position. */
  const above = (position: Position) => {
    let low = start
    let high = events.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (comparePositions(events[middle]!.position, position) > 0) high = middle
      else low = middle + 1
    }
    return low
  }

  return {
    /** In log order; what is not above the last is skipped. */
    push(event: DomainEvent): void {
      const last = events.at(-1)
      if (last && comparePositions(event.position, last.position) <= 0) return
      // What came before the first event ever seen is not known; the event itself is a cursor that works.
      floor ??= event.position
      events.push(event)
      bytes += bytesOf(event)
      trim()
    },
    /**
     * At most `limit` events above `after` and up to `until`; null when some of them are not kept any more. Above null
     * (the log was empty then) is everything.
     */
    between(after: Position | null, until: Position, limit: number): readonly DomainEvent[] | null {
      const complete = after === null || (floor && after.epoch === until.epoch && comparePositions(after, floor) >= 0)
      if (!complete) return null
      const from = after ? above(after) : start
      return events.slice(from, Math.min(from + limit, above(until)))
    },
    /** Forgets everything: a new epoch, or the log lost its stream. */
    clear(): void {
      events = []
      start = 0
      bytes = 0
      floor = null
    },
    size: () => events.length - start,
    bytes: () => bytes,
  }
}
