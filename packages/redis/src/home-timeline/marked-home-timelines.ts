// HomeTimelines for a Redis that may lose its last second while the event log keeps it (Kafka, Cluster). Decision 0023.
// A timeline counts only under the mark of the run of Redis that it was opened in: a server that started again, a replica
// that took over and a slot that moved all have another run_id, so whatever they hold of before is as good as dropped.
import type { AnyRedis } from '../client.ts'
import { FLAGS, markOf, unpackTimeline } from './format.ts'
import { DEFAULT_SIZES, type HomeTimelines, OPENED, type TimelineSizes } from './home-timelines.ts'
import type { JobsRun } from './jobs-run.ts'
import { OPEN_MARKED } from './lua/open-marked.ts'
import { RUN_OF } from './lua/runs.ts'
import { createRedisHomeTimelines } from './redis-home-timelines.ts'

interface Scripts {
  timelineOpenMarked(
    key: string,
    generation: number,
    staleBefore: number,
    ttl: number,
    jobsRun: number,
  ): Promise<number>
  timelineRunOf(key: string): Promise<number>
}

/**
 * Only `open` and `load` ask for the mark. The others change what is there, whoever vouches for it: an entry more in a timeline
 * that no longer counts is harmless, and one that does not count never comes to count again.
 */
export function createMarkedHomeTimelines(
  redis: AnyRedis,
  jobsRun: Pick<JobsRun, 'current' | 'refresh'>,
  sizes: TimelineSizes = DEFAULT_SIZES,
): HomeTimelines {
  redis.defineCommand('timelineOpenMarked', { numberOfKeys: 1, lua: OPEN_MARKED })
  redis.defineCommand('timelineRunOf', { numberOfKeys: 1, lua: RUN_OF })
  const scripts = redis as unknown as Scripts
  const plain = createRedisHomeTimelines(redis, sizes)
  return {
    ...plain,
    async open(key, generation, staleBefore) {
      const jobs = await jobsRun.current()
      return OPENED[await scripts.timelineOpenMarked(key, generation, staleBefore, sizes.ttlSeconds, jobs)]!
    },
    async load(key) {
      // The run is asked for after the bytes, on the same connection: bytes under its mark were read in that very run.
      const bytes = redis.getexBuffer(key, 'EX', sizes.ttlSeconds)
      const [found, run, jobs] = await Promise.all([bytes, scripts.timelineRunOf(key), jobsRun.current()])
      return found && markOf(found) === FLAGS * ((run + jobs) % 2 ** 48) ? unpackTimeline(found) : null
    },
    async dropAll() {
      const dropped = await plain.dropAll()
      await jobsRun.refresh()
      return dropped
    },
  }
}
