// A page of a list's timeline. Nothing is cached for lists: they are read by few, and SQL asks members as it asks followees.
import type { HomePage, TimelinesService } from '@rookery/contracts'
import type { TimelineContext } from '../context.ts'
import { listFeed } from '../home/feed.ts'
import { sqlPage } from '../home/sql-page.ts'

export async function readListPage(
  context: Pick<TimelineContext, 'tweets' | 'graphs'>,
  { readerId, memberIds, repliesPolicy, ...paging }: Parameters<TimelinesService['listPage']>[0],
): Promise<HomePage> {
  const feed = listFeed(await context.graphs.graphOf(readerId), memberIds, repliesPolicy)
  if (feed.authors().size === 0) return { entries: [], exhausted: true }
  const page = await sqlPage(context, feed, null, paging)
  return { entries: paging.minId === undefined ? page.entries : page.entries.reverse(), exhausted: page.ended }
}
