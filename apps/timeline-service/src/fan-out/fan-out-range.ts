// The handler of a fan-out job: appends posts to the homes of a range of followers.
import type { FollowerCursor, Id } from '@rookery/contracts'
import { homeKey } from '@rookery/redis/home-timeline'
import type { TimelineContext } from '../context.ts'
import { callsOf } from './calls-of.ts'
import { type FanOutPayload, fanOutJob } from './job-catalogue.ts'

type FanOutContext = Pick<TimelineContext, 'timelines' | 'users' | 'flags' | 'jobs' | 'config'> & {
  onDelivered?: (entries: number) => void
}

/**
 * Followers are read when the job runs, after the posts' commit: who follows later gets them by the merge on follow.
 * The next range is enqueued at the end of the queue, so that an author with many followers does not delay the others;
 * and only after this range is done, so that a retry does not repeat the ranges behind it.
 */
export async function fanOutRange(context: FanOutContext, job: FanOutPayload): Promise<void> {
  const { users, flags, jobs, config } = context
  // Mentioned people who do not follow get an entry that the read's follow edge hides.
  if (job.to.kind === 'accounts') return appendToHomes(context, job, job.to.accountIds)

  if (job.to.kind === 'tags') return fanOutByTags(context, job, job.to)

  const { authorId } = job
  const { after, before } = job.to
  const followers = await users.followersAfter({ accountId: authorId, after, limit: config.rangeSize })
  const recipients = followers.map((cursor) => cursor.followerId)
  if (after === null) recipients.unshift(authorId)
  await appendToHomes(context, job, recipients)

  const seen = before + followers.length
  if (seen >= config.popularFollowers) await flags.raise(authorId)
  if (followers.length < config.rangeSize) return
  const last = followers.at(-1) as FollowerCursor
  await jobs.add([fanOutJob({ ...job, to: { kind: 'followers', after: last, before: seen } })])
}

/** Who follows the author too gets the entry twice, which reads drop. */
async function fanOutByTags(
  context: FanOutContext,
  job: FanOutPayload,
  { tags, after }: Extract<FanOutPayload['to'], { kind: 'tags' }>,
): Promise<void> {
  const { users, jobs, config } = context
  const followers = await users.tagFollowersAfter({ tags, after, limit: config.rangeSize })
  await appendToHomes(
    context,
    job,
    followers.map((cursor) => cursor.followerId),
  )
  if (followers.length < config.rangeSize) return
  await jobs.add([fanOutJob({ ...job, to: { kind: 'tags', tags, after: followers.at(-1) as FollowerCursor } })])
}

async function appendToHomes(context: FanOutContext, job: FanOutPayload, accountIds: readonly Id[]): Promise<void> {
  const { timelines, config } = context
  const calls = callsOf(accountIds, config.timelinesPerCall, config.cluster)
  let next = 0
  const lane = async () => {
    for (let ids = calls[next++]; ids; ids = calls[next++]) {
      const reached = await timelines.append(ids.map(homeKey), job.entries, { unsorted: job.backdated })
      context.onDelivered?.(job.entries.length * reached)
    }
  }
  await Promise.all(Array.from({ length: config.callsInFlight }, lane))
}
