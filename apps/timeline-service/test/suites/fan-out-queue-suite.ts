// Jobs of a killed process, jobs of another version: on one server (integration) and on a Cluster (distributed).
import { createRedisClient } from '@rookery/redis'
import { waitUntil } from '@rookery/testing'
import { expect, it } from 'vitest'
import { createFanOutQueue } from '../../src/fan-out/fan-out-queue.ts'
import { fanOutJob } from '../../src/fan-out/job-catalogue.ts'

const QUEUE = '{bull}:timeline-fan-out'
const job = fanOutJob({
  from: { epoch: 1, lsn: 5, index: 0 },
  through: { epoch: 1, lsn: 5, index: 0 },
  authorId: 1,
  entries: [{ tweetId: 10, authorId: 1, boostOfId: 0 }],
  backdated: false,
  to: { kind: 'followers', after: null, before: 0 },
})

export function fanOutQueueSuite(url: () => string): void {
  it('takes up the job of a killed process, also one that was killed with several', async () => {
    await using redis = createRedisClient({ url: url(), name: 'test:queue' })
    await using queue = createFanOutQueue(redis, () => {})
    await queue.add([job, job])
    // As a process leaves it that took the job and was killed; not for the first time.
    expect(await redis.lmove(`${QUEUE}:wait`, `${QUEUE}:active`, 'RIGHT', 'LEFT')).toBe('1-5-0-0')
    await redis.hset(`${QUEUE}:1-5-0-0`, 'stc', '3')
    const done: number[] = []
    queue.work(async ({ entries }) => void done.push(entries[0]!.tweetId), 1)
    await waitUntil(() => done.length > 0, { timeoutMs: 30_000, describe: 'the job to be taken up' })
    await waitUntil(async () => (await queue.pending()) === 0)
    expect([done, await queue.failed()]).toEqual([[10], 0])
    // Done and removed: the same id runs again.
    await queue.add([job])
    await waitUntil(() => done.length === 2)
  })

  it('does not run a payload of another version, and says so', async () => {
    await using redis = createRedisClient({ url: url(), name: 'test:queue' })
    const errors: string[] = []
    await using queue = createFanOutQueue(redis, (error) => errors.push(error.message))
    await queue.add([{ ...job, data: { entries: [] } as never, opts: { jobId: 'odd' } }])
    queue.work(async () => {}, 1)
    const failed = await waitUntil(async () => (await queue.listFailedJobs())[0])
    expect(failed).toMatchObject({ id: 'odd', error: 'the payload is not one of this version' })
    expect(errors).toContain('the payload is not one of this version')
  })
}
