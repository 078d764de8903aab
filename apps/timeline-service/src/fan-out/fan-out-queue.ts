// The queue of fan-out jobs, its workers, and what an operator needs of both.
import type { AnyRedis } from '@rookery/redis'
import { createJobQueue, type JobQueue } from '@rookery/redis/jobs'
import { Value } from 'typebox/value'
import type { JobSink } from '../context.ts'
import { createFailedJobs, type FailedJobs } from './failed-jobs.ts'
import { FAN_OUT_QUEUE, FanOutPayload } from './job-catalogue.ts'

export interface FanOutQueue extends JobSink, FailedJobs, Omit<JobQueue<FanOutPayload>, 'queue'> {
  failed(): Promise<number>
}

/** For the service, and for tools that list and retry failed jobs. Makes connections of its own from `redis`. */
export function createFanOutQueue(redis: AnyRedis, onError: (error: Error) => void): FanOutQueue {
  const { queue, work, ...jobs } = createJobQueue<FanOutPayload>(redis, FAN_OUT_QUEUE, onError)
  return {
    ...jobs,
    ...createFailedJobs(queue),
    async add(added) {
      await queue.addBulk(added.map(({ name, data, opts }) => ({ name, data, opts })))
    },
    work: (handle, concurrency) =>
      work(async (payload) => {
        if (!Value.Check(FanOutPayload, payload)) throw new Error('the payload is not one of this version')
        await handle(payload)
      }, concurrency),
    failed: () => queue.getFailedCount(),
  }
}
