/** Media at work: the queue with its worker, and the sweeps on their timers. Opened with the service, closed with it. */
import type { Pool } from '@rookery/database'
import type { ContentKeys, MediaStore, Pictures } from '@rookery/media'
import type { AnyRedis } from '@rookery/redis'
import type { MediaParts } from './media-parts.ts'
import { createMediaQueue } from './media-queue.ts'
import { processMedia } from './process-media.ts'
import {
  collectGarbage,
  discardUnfinished,
  findOrphans,
  forgetUnattachedMedia,
  requeueStuckMedia,
} from './sweep-media.ts'

export interface MediaInput {
  store: MediaStore
  pictures: Pictures
  keys: ContentKeys
  redis: AnyRedis
}

const SECOND = 1_000
/** Each sweep, and how often. All are cheap where there is nothing to do, but for the walk through all files. */
const SWEEPS = [
  [5 * SECOND, collectGarbage],
  [15 * SECOND, requeueStuckMedia],
  [600 * SECOND, forgetUnattachedMedia],
  [86_400 * SECOND, findOrphans],
  [86_400 * SECOND, discardUnfinished],
] as const

export function openMedia(
  pool: Pool,
  { redis, ...parts }: MediaInput,
  onError: (error: unknown) => void,
): MediaParts & AsyncDisposable {
  const queue = createMediaQueue(redis, onError)
  const media: MediaParts = { ...parts, jobs: queue }
  queue.work((mediaId) => processMedia({ pool, media }, mediaId))

  const running = new Set<Promise<unknown>>()
  const timers = SWEEPS.map(([every, sweep]) => {
    let busy = false
    const run = async () => {
      if (busy) return
      busy = true
      await sweep({ pool, media }).catch(onError)
      busy = false
    }
    return setInterval(() => {
      const sweeping = run().finally(() => running.delete(sweeping))
      running.add(sweeping)
    }, every).unref()
  })
  return {
    ...media,
    async [Symbol.asyncDispose]() {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running)
      await queue[Symbol.asyncDispose]()
    },
  }
}
