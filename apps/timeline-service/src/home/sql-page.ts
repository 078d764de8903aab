// The part of a page that PostgreSQL gives: below the floor, for cold and busy timelines, and while Redis is away.
import type { Paging, TimelineEntry } from '@rookery/contracts'
import type { TimelineContext } from '../context.ts'
import type { PagePart } from './cache-page.ts'
import { dropCollapsed } from './collapse-boosts.ts'
import type { Feed } from './feed.ts'
import type { TimelineView } from './timeline-view.ts'

/** Rows asked for at once at least: a page with many hidden boosts should not take many statements. */
const LEAST_ROWS = 20

/** In the direction of paging, as cachePage; reads on until `limit` entries are found or the table has no more. */
export async function sqlPage(
  context: Pick<TimelineContext, 'tweets'>,
  feed: Feed,
  view: TimelineView | null,
  paging: Paging,
): Promise<PagePart> {
  const { graph, own } = feed
  const followeeIds = [...feed.authors().values]
  const tags = feed.tags()
  const withoutAuthors = [...new Set([...graph.blocking.values, ...graph.blockedBy.values, ...graph.muting.values])]
  const upward = paging.minId !== undefined
  const entries: TimelineEntry[] = []
  const bounds = { ...paging }
  while (entries.length <= paging.limit) {
    const limit = Math.max(paging.limit + 1 - entries.length, LEAST_ROWS)
    const rows = await context.tweets.homePage({
      readerId: graph.viewerId,
      followeeIds,
      withoutAuthors,
      own,
      ...(tags.length > 0 && { tags }),
      ...bounds,
      limit,
    })
    if (upward) rows.reverse()
    const visible = rows.filter((row) => feed.belongs(row.authorId, row.boostOfId))
    entries.push(...(await dropCollapsed(context, feed, view, visible)))
    if (rows.length < limit) break
    if (upward) bounds.minId = rows.at(-1)!.tweetId
    else bounds.maxId = rows.at(-1)!.tweetId
  }
  return { entries: entries.slice(0, paging.limit), ended: entries.length <= paging.limit }
}
