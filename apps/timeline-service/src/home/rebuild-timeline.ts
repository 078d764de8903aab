// Builds timelines from PostgreSQL. Open comes before the first SQL read: what is committed after a read is appended by
// fan-out, what was committed before is read. Dropping a timeline at any moment is safe, then finish is refused.
import type { Id, TimelineEntry } from '@rookery/contracts'
import { onItsOwn } from '@rookery/http'
import { homeKey, newGeneration, outboxKey, staleBefore } from '@rookery/redis/home-timeline'
import type { TimelineContext } from '../context.ts'

export interface Rebuilder {
  /** Both begin in the background, unless as many as allowed are under way: then a later read begins it. */
  buildHome(readerId: Id): void
  buildOutbox(authorId: Id): void
  /** When none is under way. */
  idle(): Promise<void>
}

type RebuildContext = Pick<TimelineContext, 'timelines' | 'users' | 'tweets' | 'clock' | 'logger' | 'config'>

export function createRebuilder(context: RebuildContext): Rebuilder {
  const running = new Map<string, Promise<void>>()
  const start = (key: string, read: () => Promise<TimelineEntry[]>) => {
    if (running.has(key) || running.size >= context.config.rebuildsAtOnce) return
    // The read that began it does not wait for it: its deadline is not the build's.
    const build = onItsOwn(() => buildTimeline(context, key, read))
      .catch((error: unknown) => context.logger.warn({ err: error }, 'timeline not built'))
      .finally(() => running.delete(key))
    running.set(key, build)
  }
  return {
    buildHome: (readerId) => start(homeKey(readerId), () => readHome(context, readerId)),
    buildOutbox: (authorId) => start(outboxKey(authorId), () => readOutbox(context, authorId)),
    async idle() {
      while (running.size > 0) await Promise.all(running.values())
    },
  }
}

/** Open, read, finish. `read` answers the newest entries, newest first, `sizes.keep` of them when there are more. */
async function buildTimeline(
  { timelines, clock, config }: Pick<RebuildContext, 'timelines' | 'clock' | 'config'>,
  key: string,
  read: () => Promise<TimelineEntry[]>,
): Promise<void> {
  const generation = newGeneration(clock.now())
  if ((await timelines.open(key, generation, staleBefore(clock.now()))) !== 'build') return
  const entries = await read()
  const floor = entries.length < config.sizes.keep ? 0 : Math.min(...entries.map((entry) => entry.tweetId))
  await timelines.finish(key, generation, entries, floor)
}

/** Followees first, then posts, both from the primary. Blocks, mutes and exclusive lists are the read's business: they may end. */
async function readHome({ users, tweets, config }: RebuildContext, readerId: Id): Promise<TimelineEntry[]> {
  const { following: followeeIds, followedTags: tags } = await users.loadGraph({ viewerId: readerId })
  return tweets.homePage({ readerId, followeeIds, tags, withoutAuthors: [], limit: config.sizes.keep })
}

const readOutbox = ({ tweets, config }: RebuildContext, authorId: Id): Promise<TimelineEntry[]> =>
  tweets.newestBy({ authorIds: [authorId], limit: config.sizes.keep, forReader: 0 })
