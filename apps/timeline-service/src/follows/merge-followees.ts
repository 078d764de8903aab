// Consumer of `follows`: a new followee's newest posts enter the follower's home. Unfollows, blocks and mutes need
// nothing here: they change the truth, and the read filters by it. A purge would race with the merge of a new follow.
import type { DomainEvent, UserFollowed } from '@rookery/contracts'
import { homeKey } from '@rookery/redis/home-timeline'
import type { TimelineContext } from '../context.ts'

type MergeContext = Pick<TimelineContext, 'timelines' | 'config'> & {
  tweets: Pick<TimelineContext['tweets'], 'newestBy'>
}

const AT_ONCE = 4

/** Idempotent. Runs after the edge's commit, so whatever is committed later is brought by fan-out. */
export async function mergeFollowees(context: MergeContext, events: readonly DomainEvent[]): Promise<void> {
  const follows = events.filter((event) => event.type === 'user.followed')
  for (let at = 0; at < follows.length; at += AT_ONCE) {
    await Promise.all(follows.slice(at, at + AT_ONCE).map((follow) => mergeFollowee(context, follow)))
  }
}

/** With more posts than are merged, the home is complete only above the first one left out. */
async function mergeFollowee({ timelines, tweets, config }: MergeContext, { accountId, targetId }: UserFollowed) {
  const limit = config.mergeLimit + 1
  const newest = await tweets.newestBy({ authorIds: [targetId], limit, forReader: accountId })
  newest.sort((a, b) => b.tweetId - a.tweetId)
  const leftOut = newest[config.mergeLimit]
  await timelines.merge(homeKey(accountId), newest.slice(0, config.mergeLimit), leftOut ? leftOut.tweetId + 1 : 0)
}
