// The service's jobs: name, payload and retry policy of each, together.
import { comparePositions, formatPosition } from '@rookery/contracts'
import type { JobsOptions } from '@rookery/redis/jobs'
import { type Static, Type } from 'typebox'

export const FAN_OUT_QUEUE = 'timeline-fan-out'

const Account = Type.Integer({ minimum: 0 })
const Place = Type.Object({ epoch: Type.Integer(), lsn: Type.Integer(), index: Type.Integer() })

/** Exclusive, in (bucket, follower) order; null: from the first one. */
const Cursor = Type.Union([Type.Null(), Type.Object({ bucket: Type.Integer(), followerId: Account })])

/** Posts of one job at most: fifty homes times so many entries are still a small Lua call. */
export const POSTS_PER_JOB = 16

/**
 * Posts of one author to a range of followers (chained: a full range enqueues the next), posts to a range of those who follow
 * their hashtags, or a direct post to the people it mentions. What comes together travels together: each home is touched once.
 */
export const FanOutPayload = Type.Object({
  /** Of the first and of the last post. */
  from: Place,
  through: Place,
  authorId: Account,
  entries: Type.Array(Type.Object({ tweetId: Account, authorId: Account, boostOfId: Account }), { minItems: 1 }),
  /** An id is far older than the post's arrival. */
  backdated: Type.Boolean(),
  to: Type.Union([
    Type.Object({
      kind: Type.Literal('followers'),
      after: Cursor,
      /** Followers in the ranges before. */
      before: Type.Integer(),
    }),
    Type.Object({
      kind: Type.Literal('tags'),
      /** To whoever follows any of these. */
      tags: Type.Array(Type.String(), { minItems: 1 }),
      after: Cursor,
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
 * A job with the id `<epoch>-<lsn>-<index>-<first follower>`, so that the same work is not queued twice. Several posts add the place
 * of the last one: after a crash a batch may come again with more in it, and that is other work.
 */
export const fanOutJob = (data: FanOutPayload): FanOutJob => ({
  name: FAN_OUT_QUEUE,
  data,
  opts: { ...POLICY, jobId: jobId(data) },
})

function jobId({ from, through, to }: FanOutPayload): string {
  const firstFollower = to.kind === 'accounts' ? 0 : (to.after?.followerId ?? 0)
  const kind = to.kind === 'tags' ? '-tags' : ''
  const last = comparePositions(from, through) === 0 ? '' : `-${through.lsn}-${through.index}`
  return `${formatPosition(from)}-${firstFollower}${last}${kind}`
}
