// One's own post is in one's own home before the POST answers. If Redis is slow or away the relay's fan-out repairs it.
import type { Id, TimelineEntry } from '@rookery/contracts'
import { homeKey } from '@rookery/redis/home-timeline'
import type { TimelineContext } from '../context.ts'

/** Never rejects, never takes much longer than `config.ownAppendMs`. */
export async function appendOwn(
  { timelines, config, logger }: Pick<TimelineContext, 'timelines' | 'config' | 'logger'>,
  { readerId, entry }: { readerId: Id; entry: TimelineEntry },
): Promise<void> {
  const tooLate = Promise.withResolvers<void>()
  const timer = setTimeout(tooLate.resolve, config.ownAppendMs)
  const appended = timelines
    .append([homeKey(readerId)], [entry])
    .catch((error: unknown) => logger.warn({ err: error }, 'own post not appended'))
  await Promise.race([appended, tooLate.promise])
  clearTimeout(timer)
}
