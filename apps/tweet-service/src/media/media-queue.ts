/** The queue of processing jobs. The state is the row: a lost queue costs time, nothing else (see sweep-media.ts). */
import type { Id } from '@rookery/contracts'
import { type AnyRedis, within } from '@rookery/redis'
import { createJobQueue, type JobQueue, type JobsOptions } from '@rookery/redis/jobs'
import type { MediaJobs } from './media-parts.ts'

const MEDIA_QUEUE = 'media'

/** Failed jobs are not kept: the row says what is to be done, and a kept job of the same id would never run again. */
const POLICY: JobsOptions = {
  attempts: 4,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: true,
}
const ADD_MS = 1_000

export interface MediaQueue extends MediaJobs, Pick<JobQueue<unknown>, 'pending'>, AsyncDisposable {
  /** Starts the one worker; pictures are processed one at a time. */
  work(handle: (mediaId: Id) => Promise<void>): void
}

/** Makes connections of its own from `redis`. */
export function createMediaQueue(redis: AnyRedis, onError: (error: unknown) => void): MediaQueue {
  const { queue, work, ...jobs } = createJobQueue<{ mediaId: Id }>(redis, MEDIA_QUEUE, onError)
  return {
    ...jobs,
    async add(mediaId) {
      // While Redis is away commands wait for it; an upload does not.
      await within(ADD_MS, queue.add('process', { mediaId }, { ...POLICY, jobId: `media-${mediaId}` }))
    },
    work: (handle) => work(({ mediaId }) => handle(mediaId), 1),
  }
}
