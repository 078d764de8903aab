/**
 * Waiting for what is away (the index, or a service that events are read from). A batch is tried again in place for a while, then handed
 * back to the event log; and an event that only failed because something was away is never parked.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { DomainEvent } from '@rookery/contracts'
import type { DeadLetterStore } from '@rookery/event-log'
import type { Logger } from '@rookery/telemetry'
import { isAway, StillAwayError } from './is-away.ts'

export interface Patience {
  handling(events: readonly DomainEvent[], handle: () => Promise<void>): Promise<void>
  parking(deadLetters: DeadLetterStore): DeadLetterStore
  /** One line when something went away and one when it is back; everything else as it comes. */
  onError(error: unknown): void
  /** The consumer closes: what waits is let go of. */
  end(): void
}

/** Shorter than any log takes a silent consumer for dead. */
const IN_PLACE_MS = 15_000
const FIRST_DELAY_MS = 100
const LONGEST_DELAY_MS = 2_000

export function createPatience(logger: Pick<Logger, 'error' | 'warn' | 'info'>, inPlaceMs = IN_PLACE_MS): Patience {
  const closing = new AbortController()
  /** Why batches failed last, by their first event: the log hands over one at a time before it parks. */
  const failures = new Map<string, unknown>()
  let away = false

  const went = (error: unknown) => {
    if (!away) logger.warn({ err: error }, 'what the index is made of or kept in is away: events wait for it')
    away = true
  }

  async function insist(handle: () => Promise<void>): Promise<void> {
    const until = performance.now() + inPlaceMs
    for (let delay = FIRST_DELAY_MS; ; delay = Math.min(2 * delay, LONGEST_DELAY_MS)) {
      try {
        await handle()
        if (away) logger.info('what was away is back: events go on')
        away = false
        return
      } catch (error) {
        if (!isAway(error)) throw error
        went(error)
        if (closing.signal.aborted || performance.now() + delay > until) throw error
      }
      await wait(delay * (0.5 + Math.random() / 2), undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  return {
    async handling(events, handle) {
      try {
        await insist(handle)
        failures.delete(keyOf(events[0]!))
      } catch (error) {
        failures.set(keyOf(events[0]!), error)
        throw error
      }
    },
    parking: (deadLetters) => ({
      async park(letter) {
        const failure = failures.get(keyOf(letter.event))
        if (isAway(failure)) throw new StillAwayError(failure)
        await deadLetters.park(letter)
        failures.delete(keyOf(letter.event))
      },
    }),
    onError(error) {
      if (isAway(error)) went(error)
      else logger.error({ err: error }, 'the consumer of search is in trouble')
    },
    end: () => closing.abort(),
  }
}

const keyOf = ({ position: { epoch, lsn, index } }: DomainEvent): string => `${epoch}-${lsn}-${index}`
