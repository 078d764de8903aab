// The service's jobs: name, payload and retry policy of each, together.
import { formatPosition, type Position } from '@rookery/contracts'
import type { JobsOptions } from 'bullmq'
import { type Static, Type } from 'typebox'

export const FAN_OUT_QUEUE = 'timeline-fan-out'

const Account = Type.Integer({ minimum: 0 })

/** One post to a range of followers (chained: a full range enqueues the next), or to the people a direct post mentions. */
export const FanOutPayload = Type.Object({
  position: Type.Object({ epoch: Type.Integer(), lsn: Type.Integer(), index: Type.Integer() }),
  entry: Type.Object({ tweetId: Account, authorId: Account, boostOfId: Account }),
  /** The id is far older than the post's arrival. */
  backdated: Type.Boolean(),
  to: Type.Union([
    Type.Object({
      kind: Type.Literal('followers'),
      /** Exclusive, in (bucket, follower) order; null: from the first one. */
      after: Type.Union([Type.Null(), Type.Object({ bucket: Type.Integer(), followerId: Account })]),
      /** Followers in the ranges before. */
      before: Type.Integer(),
    }),
    Type.Object({ kind: Type.Literal('accounts'), accountIds: Type.Array(Account) }),
  ]),
})
export type FanOutPayload = Static<typeof FanOutPayload>

export interface FanOutJob {
  name: typeof FAN_OUT_QUEUE
  data: FanOutPayload
  opts: JobsOptions
}

/** One to two hours of retries; then it stays among the failed ones until somebody retries it. */
const POLICY: JobsOptions = {
  attempts: 16,
  backoff: { type: 'exponential', delay: 250, jitter: 0.5 },
  // A kept job of the same id would never run again.
  removeOnComplete: true,
  removeOnFail: false,
}

/**
 * A job of a killed process is taken up within ten seconds, however often that happens to it: BullMQ's own setting would call it
 * failed the second time. Running twice is harmless.
 */
export const STALLED = { lockDuration: 6_000, stalledInterval: 3_000, maxStalledCount: 1_000_000 }

/** A job with the id `<epoch>-<lsn>-<index>-<first follower>`: the same work is not queued twice. */
export const fanOutJob = (data: FanOutPayload): FanOutJob => ({
  name: FAN_OUT_QUEUE,
  data,
  opts: { ...POLICY, jobId: jobId(data.position, data.to.kind === 'followers' ? (data.to.after?.followerId ?? 0) : 0) },
})

const jobId = (position: Position, firstFollower: number) => `${formatPosition(position)}-${firstFollower}`
