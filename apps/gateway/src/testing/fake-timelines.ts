/** timeline-service in memory: every page comes from the posts themselves, filtered by the follow edge only. */
import type { TimelineEntry, TimelinesService, TweetsService, UsersService } from '@rookery/contracts'

export function createFakeTimelines(
  users: Pick<UsersService, 'loadGraph'>,
  tweets: Pick<TweetsService, 'homePage'>,
): TimelinesService & { appended: TimelineEntry[] } {
  const appended: TimelineEntry[] = []
  return {
    appended,
    async homePage({ readerId, ...paging }) {
      const { following: followeeIds, followedTags: tags } = await users.loadGraph({ viewerId: readerId })
      const entries = await tweets.homePage({ readerId, followeeIds, tags, withoutAuthors: [], ...paging })
      return { entries, exhausted: entries.length < paging.limit }
    },
    async listPage({ readerId, memberIds, repliesPolicy: _policy, ...paging }) {
      const of = { readerId, followeeIds: memberIds, withoutAuthors: [], own: false }
      const entries = await tweets.homePage({ ...of, ...paging })
      return { entries, exhausted: entries.length < paging.limit }
    },
    async appendOwn({ entry }) {
      appended.push(entry)
    },
  }
}
