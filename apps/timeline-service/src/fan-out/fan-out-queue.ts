// BullMQ around the fan-out jobs: the queue, its workers, and what an operator needs of both.
import { BULL_PREFIX, disconnectNow } from '@rookery/redis'
import { type ConnectionOptions, Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { Value } from 'typebox/value'
import type { JobSink } from '../context.ts'
import { createFailedJobs, type FailedJobs } from './failed-jobs.ts'
import { FAN_OUT_QUEUE, FanOutPayload, STALLED } from './job-catalogue.ts'

export interface FanOutQueue extends JobSink, FailedJobs, AsyncDisposable {
  /** Starts the workers; the handler's rejection is a failed attempt. */
  work(handle: (payload: FanOutPayload) => Promise<void>, concurrency: number): void
  /** Jobs that are still to be done, delayed retries included; failed ones are not. */
  pending(): Promise<number>
  failed(): Promise<number>
}

/** For the service, and for tools that list and retry failed jobs. Makes connections of its own from `redis`: workers block on theirs, and commands must wait while Redis restarts. */
export function createFanOutQueue(redis: Redis, onError: (error: Error) => void): FanOutQueue {
  const connections: Redis[] = []
  const connect = (from: Redis, change?: Parameters<Redis['duplicate']>[0]): Redis => {
    const connection = Redis.prototype.duplicate.call(from, { ...change, maxRetriesPerRequest: null })
    connection.on('error', onError)
    connections.push(connection)
    // A worker makes the connection it blocks on from this one; all must be known to be closed.
    connection.duplicate = (override) => connect(connection, override)
    return connection
  }
  const options = { connection: connect(redis) as unknown as ConnectionOptions, prefix: BULL_PREFIX }
  const queue = new Queue<FanOutPayload>(FAN_OUT_QUEUE, options)
  queue.on('error', onError)
  let worker: Worker<FanOutPayload> | undefined

  return {
    ...createFailedJobs(queue),
    async add(jobs) {
      await queue.addBulk(jobs.map(({ name, data, opts }) => ({ name, data, opts })))
    },
    work(handle, concurrency) {
      worker = new Worker<FanOutPayload>(
        FAN_OUT_QUEUE,
        async (job) => {
          if (!Value.Check(FanOutPayload, job.data)) throw new Error('the payload is not one of this version')
          await handle(job.data)
        },
        {
          ...options,
          connection: connect(redis) as unknown as ConnectionOptions,
          concurrency,
          ...STALLED,
        },
      )
      worker.on('error', onError)
      worker.on('failed', (_job, error) => onError(error))
    },
    async pending() {
      const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized')
      return Object.values(counts).reduce((sum, count) => sum + count, 0)
    },
    failed: () => queue.getFailedCount(),
    async [Symbol.asyncDispose]() {
      // Waits for the jobs in hand. BullMQ may wait for ever when Redis has just come back; a job cut off here is taken up again.
      // Pausing first stops its timer for stalled jobs, which would otherwise outlive such a close.
      await within(CLOSE_MS, worker?.pause(true))
      const closing = worker?.close()
      await within(CLOSE_MS, closing)
      for (const connection of connections) disconnectNow(connection)
      await within(CLOSE_MS, closing)
      await within(CLOSE_MS, queue.close())
    },
  }
}

const CLOSE_MS = 3_000

/** Settles with the work, or after `ms`. Never rejects. */
async function within(ms: number, work: Promise<unknown> | undefined): Promise<void> {
  const timeout = Promise.withResolvers<void>()
  const timer = setTimeout(timeout.resolve, ms)
  await Promise.race([work?.catch(() => {}), timeout.promise])
  clearTimeout(timer)
}
