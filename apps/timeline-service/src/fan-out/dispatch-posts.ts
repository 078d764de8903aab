// Consumer of `tweets`: turns posts into jobs, or, for popular authors, into entries of their outboxes.
import { type DomainEvent, type TweetPosted, timeOfId } from '@rookery/contracts'
import { homeKey, outboxKey } from '@rookery/redis/home-timeline'
import type { TimelineContext } from '../context.ts'
import { type FanOutJob, type FanOutPayload, fanOutJob } from './job-catalogue.ts'

/** Ids older than the event by more than this were given from an old `created_at`. */
const BACKDATED_MS = 3_600_000

type DispatchContext = Pick<TimelineContext, 'timelines' | 'flags' | 'jobs' | 'clock' | 'config'>

/** Idempotent: repeats become repeated entries, which reads drop. Edits and deletions need nothing here. */
export async function dispatchPosts(context: DispatchContext, events: readonly DomainEvent[]): Promise<void> {
  const posts = events.filter((event) => event.type === 'tweet.posted')
  if (posts.length === 0) return
  // Read now, not from a cache: an author whose flag is not up here has every post in the homes.
  const popular = await context.flags.all()
  const jobs: FanOutJob[] = []
  for (const post of posts) {
    const flaggedAt = post.visibility === 'direct' ? undefined : popular.get(post.authorId)
    if (flaggedAt !== undefined) await appendToOutbox(context, post)
    const skipped = flaggedAt !== undefined && flaggedAt + context.config.skipAfterMs <= context.clock.now()
    if (!skipped) jobs.push(fanOutJob(payloadOf(post)))
  }
  if (jobs.length > 0) await context.jobs.add(jobs)
}

/** And to the author's own home, which fan-out would have reached. */
async function appendToOutbox({ timelines }: DispatchContext, post: TweetPosted): Promise<void> {
  const { entry, backdated } = payloadOf(post)
  await Promise.all(
    [outboxKey(post.authorId), homeKey(post.authorId)].map((key) =>
      timelines.append([key], [entry], { unsorted: backdated }),
    ),
  )
}

const payloadOf = (post: TweetPosted): FanOutPayload => ({
  position: post.position,
  entry: { tweetId: post.tweetId, authorId: post.authorId, boostOfId: post.boostOfId ?? 0 },
  backdated: timeOfId(post.tweetId) < post.at - BACKDATED_MS,
  to:
    post.visibility === 'direct'
      ? { kind: 'accounts', accountIds: [...new Set([post.authorId, ...post.mentionIds])] }
      : { kind: 'followers', after: null, before: 0 },
})
