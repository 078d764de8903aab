/** Does what a polite client does: waits when the server says that it is too much, or that it is busy. */
import { setTimeout as wait } from 'node:timers/promises'
import { MastoHttpError } from 'masto'

/** Runs a request, again when its limit was reached or the server is too busy. Everything else is thrown. */
export type Patience = <T>(request: () => PromiseLike<T>) => Promise<T>

const SAY_EVERY_MS = 20_000
const BUSY_TRIES = 8
const BUSY_MS = 2_000
/** The server's clock and ours differ a little. */
const MARGIN_MS = 250

export function createPatience(say: (line: string) => void, signal?: AbortSignal): Patience {
  let quietUntil = 0
  const until = async (time: number, why: string) => {
    // Several requests meet the same limit, and a sliding one is met again and again: that is said now and then.
    if (Date.now() >= quietUntil) {
      say(`${why}: waiting until ${new Date(time).toLocaleTimeString('en-GB')}`)
      quietUntil = Date.now() + SAY_EVERY_MS
    }
    await wait(Math.max(0, time - Date.now()), undefined, { signal })
  }
  return async (request) => {
    for (let busy = 0; ; ) {
      // A stop comes between two requests: what is under way ends by itself, and aborting a request that has a body can crash fetch.
      signal?.throwIfAborted()
      try {
        return await request()
      } catch (error) {
        const response = error instanceof MastoHttpError ? (error.cause as Response | undefined) : undefined
        if (response?.status === 429)
          await until(resetOf(response.headers, Date.now()), 'The server limits how fast this may go')
        else if (response?.status === 503 && busy++ < BUSY_TRIES)
          await until(Date.now() + BUSY_MS, 'The server is busy')
        else throw error
      }
    }
  }
}

/** When a limit ends, in milliseconds: x-ratelimit-reset (ISO 8601, as Mastodon has it), else Retry-After. */
export function resetOf(headers: Headers, now: number): number {
  const reset = Date.parse(headers.get('x-ratelimit-reset') ?? '')
  const seconds = Number(headers.get('retry-after'))
  if (!Number.isNaN(reset)) return Math.max(now, reset) + MARGIN_MS
  return now + (seconds > 0 ? seconds * 1_000 : 5_000)
}
