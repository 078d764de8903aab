/** The sweeps on their timers; those that look through all files once a day, by one process of all, whenever processes start. */
import type { Pool } from '@rookery/database'
import type { Due } from '@rookery/redis'
import type { MediaParts } from './media-parts.ts'
import {
  collectGarbage,
  discardUnfinished,
  findOrphans,
  forgetUnattachedMedia,
  requeueStuckMedia,
} from './sweep-media.ts'

interface SweepsInput {
  pool: Pool
  media: MediaParts
  due: Due
  onError(error: unknown): void
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 86_400 * SECOND

/** Each sweep, and how often. All are cheap where there is nothing to do, but for the walks through all files. */
export function startSweeps({ pool, media, due, onError }: SweepsInput): AsyncDisposable {
  const stop = new AbortController()
  const given = { pool, media, stopped: stop.signal }
  const sweeps: [everyMs: number, sweep: () => Promise<unknown>][] = [
    [5 * SECOND, () => collectGarbage(given)],
    [15 * SECOND, () => requeueStuckMedia(given)],
    [10 * MINUTE, () => forgetUnattachedMedia(given)],
    [MINUTE, () => due('find-orphans', DAY, () => findOrphans(given))],
    [MINUTE, () => due('discard-unfinished', DAY, () => discardUnfinished(given))],
  ]
  const running = new Set<Promise<unknown>>()
  const timers = sweeps.map(([every, sweep]) => {
    let busy = false
    const run = async () => {
      if (busy) return
      busy = true
      await sweep().catch((error) => {
        if (!stop.signal.aborted) onError(error)
      })
      busy = false
    }
    return setInterval(() => {
      const sweeping = run().finally(() => running.delete(sweeping))
      running.add(sweeping)
    }, every).unref()
  })
  return {
    async [Symbol.asyncDispose]() {
      for (const timer of timers) clearInterval(timer)
      stop.abort()
      await Promise.all(running)
    },
  }
}
