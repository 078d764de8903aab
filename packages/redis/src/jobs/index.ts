// Queues of jobs that outlive the process. What a job is, its retries and what failed ones mean is each service's own.
export type { JobsOptions, Queue } from 'bullmq'
export { createJobQueue, type JobQueue } from './job-queue.ts'
