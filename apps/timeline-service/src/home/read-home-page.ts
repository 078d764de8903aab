// A page of a reader's home: cut from the cache where that is complete, from PostgreSQL below, exact across the boundary.
import type { HomePage, Id, Paging } from '@rookery/contracts'
import type { TimelineContext } from '../context.ts'
import { cachePage, lowestWanted } from './cache-page.ts'
import { type Feed, homeFeed } from './feed.ts'
import { loadView } from './load-view.ts'
import type { Rebuilder } from './rebuild-timeline.ts'
import { sqlPage } from './sql-page.ts'
import type { TimelineView } from './timeline-view.ts'

type ReadContext = Pick<TimelineContext, 'timelines' | 'popular' | 'tweets' | 'graphs' | 'logger'>

export async function readHomePage(
  context: ReadContext,
  rebuilder: Pick<Rebuilder, 'buildHome' | 'buildOutbox'>,
  { readerId, ...paging }: { readerId: Id } & Paging,
): Promise<HomePage> {
  const graphAnswer = context.graphs.graphOf(readerId)
  // Awaited below, perhaps only after it failed.
  graphAnswer.catch(() => {})
  const view = await loadView(context, rebuilder, readerId, graphAnswer)
  const feed = homeFeed(await graphAnswer)
  return paging.minId === undefined ? pageDown(context, feed, view, paging) : pageUp(context, feed, view, paging)
}

async function pageDown(context: ReadContext, feed: Feed, view: TimelineView | null, paging: Paging) {
  if (view === null) {
    const page = await sqlPage(context, feed, null, paging)
    return { entries: page.entries, exhausted: page.ended }
  }
  const cached = await cachePage(context, feed, view, paging)
  const complete = lowestWanted(paging) >= view.floor
  if (complete || cached.entries.length === paging.limit) {
    return { entries: cached.entries, exhausted: cached.ended && complete }
  }
  const rest = await sqlPage(context, feed, view, {
    ...paging,
    maxId: Math.min(paging.maxId ?? view.floor, view.floor),
    limit: paging.limit - cached.entries.length,
  })
  return { entries: [...cached.entries, ...rest.entries], exhausted: rest.ended }
}

/** Upward from below the floor PostgreSQL gives the whole page: it knows what is above the floor too. */
async function pageUp(context: ReadContext, feed: Feed, view: TimelineView | null, paging: Paging) {
  const inCache = view !== null && paging.minId! + 1 >= view.floor
  const page = inCache ? await cachePage(context, feed, view, paging) : await sqlPage(context, feed, view, paging)
  return { entries: page.entries.reverse(), exhausted: page.ended }
}
