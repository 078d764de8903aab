// Consumer of `tweets`: turns posts into jobs, or, for popular authors, into entries of their outboxes.
import { type DomainEvent, type TweetEdited, type TweetPosted, timeOfId } from '@rookery/contracts'
import { homeKey, outboxKey } from '@rookery/redis/home-timeline'
import type { TimelineContext } from '../context.ts'
import { type FanOutPayload, fanOutJob, POSTS_PER_JOB } from './job-catalogue.ts'

/** Ids older than the event by more than this were given from an old `created_at`. */
const BACKDATED_MS = 3_600_000

type DispatchContext = Pick<TimelineContext, 'timelines' | 'flags' | 'jobs' | 'clock' | 'config'> & {
  users: Pick<TimelineContext['users'], 'tagsFollowed'>
}

/** Idempotent: repeats become repeated entries, which reads drop. Deletions need nothing here, edits only with hashtags or when direct. */
export async function dispatchPosts(context: DispatchContext, events: readonly DomainEvent[]): Promise<void> {
  const posts = events.filter((event) => event.type === 'tweet.posted')
  const payloads = posts.length > 0 ? await payloadsOf(context, posts) : []
  payloads.push(...(await payloadsByTags(context, events.filter(isTagged))))
  // An edit may mention people who have not got the post yet.
  for (const event of events) {
    if (event.type === 'tweet.edited' && event.visibility === 'direct') payloads.push(payloadOf(event))
  }
  if (payloads.length > 0) await context.jobs.add(payloads.map(fanOutJob))
}

async function payloadsOf(context: DispatchContext, posts: readonly TweetPosted[]): Promise<FanOutPayload[]> {
  // Read now, not from a cache: an author whose flag is not up here has every post in the homes.
  const popular = await context.flags.all()
  const payloads: FanOutPayload[] = []
  for (const post of posts) {
    const flaggedAt = post.visibility === 'direct' ? undefined : popular.get(post.authorId)
    if (flaggedAt !== undefined) await appendToOutbox(context, post)
    const skipped = flaggedAt !== undefined && flaggedAt + context.config.skipAfterMs <= context.clock.now()
    if (!skipped) addTo(payloads, payloadOf(post))
  }
  return payloads
}

/** Joins a post to those of its author before it, where both go to all followers. */
function addTo(payloads: FanOutPayload[], next: FanOutPayload): void {
  const last = payloads.findLast((payload) => payload.authorId === next.authorId && payload.to.kind === 'followers')
  if (next.to.kind !== 'followers' || !last || last.entries.length >= POSTS_PER_JOB) {
    payloads.push(next)
    return
  }
  append(last, next)
}

/** And to the author's own home, which fan-out would have reached. */
async function appendToOutbox({ timelines }: DispatchContext, post: TweetPosted): Promise<void> {
  const { entries, backdated } = payloadOf(post)
  await Promise.all(
    [outboxKey(post.authorId), homeKey(post.authorId)].map((key) =>
      timelines.append([key], entries, { unsorted: backdated }),
    ),
  )
}

/** Public posts go to whoever follows one of their hashtags, also those that an edit has given them; boosts have none. */
const isTagged = (event: DomainEvent): event is TweetPosted | TweetEdited =>
  (event.type === 'tweet.posted' || event.type === 'tweet.edited') &&
  event.visibility === 'public' &&
  event.boostOfId === null &&
  event.tags.length > 0

/**
 * Only for hashtags that somebody follows now: read after the posts' commit, so whoever follows one later gets the posts by the
 * merge. Posts with the same ones travel together, whoever wrote them.
 */
async function payloadsByTags(
  { users }: DispatchContext,
  posts: readonly (TweetPosted | TweetEdited)[],
): Promise<FanOutPayload[]> {
  if (posts.length === 0) return []
  const followed = new Set(await users.tagsFollowed({ tags: [...new Set(posts.flatMap(({ tags }) => tags))] }))
  const payloads = new Map<string, FanOutPayload>()
  for (const post of posts) {
    const tags = post.tags.filter((tag) => followed.has(tag)).sort()
    if (tags.length === 0) continue
    const next: FanOutPayload = { ...payloadOf(post), to: { kind: 'tags', tags, after: null } }
    const key = tags.join(' ')
    const last = payloads.get(key)
    if (last && last.entries.length < POSTS_PER_JOB) append(last, next)
    else {
      if (last) payloads.set(`${key} until ${last.entries[0]!.tweetId}`, last)
      payloads.set(key, next)
    }
  }
  return [...payloads.values()]
}

function append(last: FanOutPayload, next: FanOutPayload): void {
  last.entries.push(...next.entries)
  last.through = next.through
  last.backdated ||= next.backdated
}

const payloadOf = (post: TweetPosted | TweetEdited): FanOutPayload => ({
  from: post.position,
  through: post.position,
  authorId: post.authorId,
  entries: [{ tweetId: post.tweetId, authorId: post.authorId, boostOfId: post.boostOfId ?? 0 }],
  backdated: timeOfId(post.tweetId) < post.at - BACKDATED_MS,
  to:
    post.visibility === 'direct'
      ? { kind: 'accounts', accountIds: [...new Set([post.authorId, ...post.mentionIds])] }
      : { kind: 'followers', after: null, before: 0 },
})
