// Loads what a page is cut from, or says that PostgreSQL must answer; what is missing is built for the next read.
import type { Id } from '@rookery/contracts'
import type { ViewerGraph } from '@rookery/redis'
import { homeKey, type LoadedTimeline, outboxKey } from '@rookery/redis/home-timeline'
import type { TimelineContext } from '../context.ts'
import type { Rebuilder } from './rebuild-timeline.ts'
import { type TimelineView, viewOf } from './timeline-view.ts'

/** One round trip for a warm reader (the graph's version travels beside it), a second one with popular followees. */
export async function loadView(
  { timelines, popular, logger }: Pick<TimelineContext, 'timelines' | 'popular' | 'logger'>,
  rebuilder: Pick<Rebuilder, 'buildHome' | 'buildOutbox'>,
  readerId: Id,
  graphAnswer: Promise<ViewerGraph>,
): Promise<TimelineView | null> {
  try {
    // Flags first: with flags from after a FLUSHALL, a home from before it would lack what only the outboxes held.
    const flags = await popular.current()
    const [home, graph] = await Promise.all([timelines.load(homeKey(readerId)), graphAnswer])
    if (!home?.built) rebuilder.buildHome(readerId)
    const merged = [...flags.authors.keys()].filter((authorId) => graph.following.has(authorId))
    const outboxes = await Promise.all(merged.map((authorId) => timelines.load(outboxKey(authorId))))
    outboxes.forEach((outbox, index) => {
      if (!outbox?.built) rebuilder.buildOutbox(merged[index]!)
    })
    const loaded = [home, ...outboxes].filter((timeline): timeline is LoadedTimeline => timeline?.built === true)
    if (loaded.length < 1 + outboxes.length || !popular.fresh(flags)) return null
    return viewOf(loaded)
  } catch (error) {
    logger.debug({ err: error }, 'home timeline not read from the cache')
    return null
  }
}
