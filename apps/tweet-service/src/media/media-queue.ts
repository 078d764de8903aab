/** BullMQ around the processing jobs. The state is the row: a lost queue costs time, nothing else (see sweep-media.ts). */
import type { Id } from '@rookery/contracts'
import { BULL_PREFIX, disconnectNow } from '@rookery/redis'
import { type ConnectionOptions, type JobsOptions, Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type { MediaJobs } from './media-parts.ts'

export const MEDIA_QUEUE = 'media'

/** Failed jobs are not kept: the row says what is to be done, and a kept job of the same id would never run again. */
const POLICY: JobsOptions = {
  attempts: 4,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: true,
}
/** As for fan-out: the job of a killed process is taken up within ten seconds, however often that happens to it. */
const STALLED = { lockDuration: 6_000, stalledInterval: 3_000, maxStalledCount: 1_000_000, runRetryDelay: 500 }
const CLOSE_MS = 3_000

export interface MediaQueue extends MediaJobs, AsyncDisposable {
  /** Starts the one worker; pictures are processed one at a time. */
  work(handle: (mediaId: Id) => Promise<void>): void
  pending(): Promise<number>
}

/** Makes connections of its own from `redis`: the worker blocks on one, and commands must wait while Redis restarts. */
export function createMediaQueue(redis: Redis, onError: (error: unknown) => void): MediaQueue {
  const connections: Redis[] = []
  const connect = (from: Redis, change?: Parameters<Redis['duplicate']>[0]): Redis => {
    const connection = Redis.prototype.duplicate.call(from, { ...change, maxRetriesPerRequest: null })
    connection.on('error', onError)
    connections.push(connection)
    // A worker makes the connection it blocks on from this one; all must be known to be closed.
    connection.duplicate = (override) => connect(connection, override)
    return connection
  }
  const options = () => ({ connection: connect(redis) as unknown as ConnectionOptions, prefix: BULL_PREFIX })
  const queue = new Queue<{ mediaId: Id }>(MEDIA_QUEUE, options())
  queue.on('error', onError)
  let worker: Worker<{ mediaId: Id }> | undefined

  return {
    async add(mediaId) {
      // While Redis is away commands wait for it; an upload does not.
      await inTime(ADD_MS, queue.add('process', { mediaId }, { ...POLICY, jobId: `media-${mediaId}` }))
    },
    work(handle) {
      worker = new Worker<{ mediaId: Id }>(MEDIA_QUEUE, (job) => handle(job.data.mediaId), {
        ...options(),
        concurrency: 1,
        ...STALLED,
      })
      worker.on('error', onError)
      worker.on('failed', (_job, error) => onError(error))
    },
    async pending() {
      const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized')
      return Object.values(counts).reduce((sum, count) => sum + count, 0)
    },
    async [Symbol.asyncDispose]() {
      // As for fan-out: BullMQ may wait for ever when Redis has just come back; a job cut off here is taken up again.
      await within(CLOSE_MS, worker?.pause(true))
      const closing = worker?.close()
      await within(CLOSE_MS, closing)
      for (const connection of connections) disconnectNow(connection)
      await within(CLOSE_MS, closing)
      await within(CLOSE_MS, queue.close())
    },
  }
}

const ADD_MS = 1_000

async function inTime(ms: number, work: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('the queue of media did not answer in time')), ms)
  work.catch(() => {})
  await Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}

/** Settles with the work, or after `ms`. Never rejects. */
const within = (ms: number, work: Promise<unknown> | undefined): Promise<void> =>
  inTime(ms, work ?? Promise.resolve()).catch(() => {})
