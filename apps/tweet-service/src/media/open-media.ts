/** Media at work: the queue with its worker, and the sweeps on their timers. Opened with the service, closed with it. */
import type { Pool } from '@rookery/database'
import type { ContentKeys, MediaStore, Pictures } from '@rookery/media'
import { type AnyRedis, createDue } from '@rookery/redis'
import type { MediaParts } from './media-parts.ts'
import { createMediaQueue } from './media-queue.ts'
import { processMedia } from './process-media.ts'
import { startSweeps } from './start-sweeps.ts'

export interface MediaInput {
  store: MediaStore
  pictures: Pictures
  keys: ContentKeys
  redis: AnyRedis
}

export function openMedia(
  pool: Pool,
  { redis, ...parts }: MediaInput,
  onError: (error: unknown) => void,
): MediaParts & AsyncDisposable {
  const queue = createMediaQueue(redis, onError)
  const media: MediaParts = { ...parts, jobs: queue }
  queue.work((mediaId) => processMedia({ pool, media }, mediaId))

  const sweeps = startSweeps({ pool, media, due: createDue(redis), onError })
  return {
    ...media,
    async [Symbol.asyncDispose]() {
      await sweeps[Symbol.asyncDispose]()
      await queue[Symbol.asyncDispose]()
    },
  }
}
