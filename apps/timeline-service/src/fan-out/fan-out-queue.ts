// BullMQ around the fan-out jobs: the queue, its workers, and what an operator needs of both.
import { BULL_PREFIX } from '@rookery/redis'
import { type ConnectionOptions, Queue, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
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

/**
 * A worker that was killed must not hold its jobs for long: they take milliseconds, so seconds without a renewal mean that
 * it is gone. Being killed is no fault of the job: it is taken up again however often that happens.
 */
const OWNERSHIP = { lockDuration: 5_000, stalledInterval: 2_500, maxStalledCount: 1_000 }

/** For the service, and for tools that list and retry failed jobs. Makes connections of its own from `redis`: workers block on theirs, and commands must wait while Redis restarts. */
export function createFanOutQueue(redis: Redis, onError: (error: Error) => void): FanOutQueue {
  const connect = () => {
    const connection = redis.duplicate({ maxRetriesPerRequest: null })
    connection.on('error', onError)
    return connection
  }
  const connections = [connect()]
  const options = { connection: connections[0] as unknown as ConnectionOptions, prefix: BULL_PREFIX }
  const queue = new Queue<FanOutPayload>(FAN_OUT_QUEUE, options)
  queue.on('error', onError)
  let worker: Worker<FanOutPayload> | undefined

  return {
    ...createFailedJobs(queue),
    async add(jobs) {
      await queue.addBulk(jobs.map(({ name, data, opts }) => ({ name, data, opts })))
    },
    work(handle, concurrency) {
      connections.push(connect())
      worker = new Worker<FanOutPayload>(
        FAN_OUT_QUEUE,
        async (job) => {
          if (!Value.Check(FanOutPayload, job.data)) throw new Error('the payload is not one of this version')
          await handle(job.data)
        },
        {
          ...options,
          ...OWNERSHIP,
          connection: connections[1] as unknown as ConnectionOptions,
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
      // Waits for the jobs in hand.
      await worker?.close()
      await queue.close()
      for (const connection of connections) connection.disconnect()
    },
  }
}
