// Consumer of `follows`: the newest posts of a new followee, or of a followed hashtag, enter the follower's home. Unfollows, blocks and mutes need
// nothing here: they change the truth, and the read filters by it. A purge would race with the merge of a new follow.
import type { DomainEvent, TagFollowed, TimelineEntry, UserFollowed } from '@rookery/contracts'
import { homeKey } from '@rookery/redis/home-timeline'
import type { TimelineContext } from '../context.ts'

type MergeContext = Pick<TimelineContext, 'timelines' | 'config'> & {
  tweets: Pick<TimelineContext['tweets'], 'newestBy' | 'newestTagged'>
}

const AT_ONCE = 4

/** Idempotent. Runs after the edge's commit, so whatever is committed later is brought by fan-out. */
export async function mergeFollows(context: MergeContext, events: readonly DomainEvent[]): Promise<void> {
  const follows = events.filter((event) => event.type === 'user.followed' || event.type === 'tag.followed')
  for (let at = 0; at < follows.length; at += AT_ONCE) {
    await Promise.all(follows.slice(at, at + AT_ONCE).map((follow) => mergeFollow(context, follow)))
  }
}

/** With more posts than are merged, the home is complete only above the first one left out. */
async function mergeFollow(context: MergeContext, follow: UserFollowed | TagFollowed): Promise<void> {
  const { timelines, config } = context
  const newest = await newestOf(context, follow, config.mergeLimit + 1)
  newest.sort((a, b) => b.tweetId - a.tweetId)
  const leftOut = newest[config.mergeLimit]
  const floor = leftOut ? leftOut.tweetId + 1 : 0
  await timelines.merge(homeKey(follow.accountId), newest.slice(0, config.mergeLimit), floor)
}

const newestOf = (
  { tweets }: MergeContext,
  follow: UserFollowed | TagFollowed,
  limit: number,
): Promise<TimelineEntry[]> =>
  follow.type === 'tag.followed'
    ? tweets.newestTagged({ tags: [follow.tag], limit })
    : tweets.newestBy({ authorIds: [follow.targetId], limit, forReader: follow.accountId })
