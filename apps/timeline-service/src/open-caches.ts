// The cached timelines as this service uses them: who reads never waits for Redis, who writes does.
import type { AnyRedis } from '@rookery/redis'
import {
  createJobsRun,
  createMarkedHomeTimelines,
  createRedisHomeTimelines,
  createRedisPopularFlags,
  type HomeTimelines,
  type PopularFlags,
} from '@rookery/redis/home-timeline'
import type { TimelineConfig } from './config.ts'

export interface TimelineCaches {
  reading: HomeTimelines
  writing: HomeTimelines
  readFlags: PopularFlags['all']
}

export function openCaches(
  { redis, logElsewhere }: { redis: AnyRedis; logElsewhere?: boolean },
  impatient: AnyRedis,
  { sizes }: Pick<TimelineConfig, 'sizes'>,
  clock: { now(): number },
): TimelineCaches {
  const flags = createRedisPopularFlags(impatient)
  if (!logElsewhere) {
    return {
      reading: createRedisHomeTimelines(impatient, sizes),
      writing: createRedisHomeTimelines(redis, sizes),
      readFlags: flags.all,
    }
  }
  const jobsRun = createJobsRun(impatient, clock)
  return {
    reading: createMarkedHomeTimelines(impatient, jobsRun, sizes),
    writing: createMarkedHomeTimelines(redis, jobsRun, sizes),
    async readFlags() {
      const found = await flags.all()
      // Later than the flags: with flags from after a loss, a home from before it would lack what only the outboxes held.
      await jobsRun.refresh()
      return found
    },
  }
}
