// Jobs that used up their attempts: visible, and retried when an operator says so.
import type { Queue } from '@rookery/redis/jobs'
import type { FanOutPayload } from './job-catalogue.ts'

export interface FailedJob {
  id: string
  name: string
  payload: FanOutPayload
  error: string
  attempts: number
  /** Milliseconds since 1970. */
  failedAt: number | null
}

export interface FailedJobs {
  listFailedJobs(): Promise<FailedJob[]>
  /** Retries one, or all; answers how many. Repeats are harmless: entries are dropped when they come twice. */
  retryFailedJobs(id?: string): Promise<number>
}

const PAGE = 1_000

export function createFailedJobs(queue: Queue<FanOutPayload>): FailedJobs {
  return {
    async listFailedJobs() {
      const jobs = await queue.getFailed(0, PAGE - 1)
      return jobs.map((job) => ({
        id: job.id ?? '',
        name: job.name,
        payload: job.data,
        error: job.failedReason ?? '',
        attempts: job.attemptsMade,
        failedAt: job.finishedOn ?? null,
      }))
    },
    async retryFailedJobs(id) {
      let retried = 0
      for (;;) {
        const jobs = (await queue.getFailed(0, PAGE - 1)).filter((job) => id === undefined || job.id === id)
        for (const job of jobs) await job.retry('failed', { resetAttemptsMade: true })
        retried += jobs.length
        if (jobs.length < PAGE) return retried
      }
    },
  }
}
