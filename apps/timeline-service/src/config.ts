// The service's settings, typed and with their defaults; tests shrink the sizes.
import { DEFAULT_SIZES, type TimelineSizes } from '@rookery/redis/home-timeline'

export interface TimelineConfig {
  /** Followers from which on an author's posts are merged when read (POPULAR_FOLLOWERS). */
  popularFollowers: number
  /** How long a popular flag must have been visible before fan-out is skipped; readers' flags are never older than half of it. */
  skipAfterMs: number
  /** Followers of one job. */
  rangeSize: number
  /** Timelines of one Lua call: more would make everybody else wait for Redis. */
  timelinesPerCall: number
  /** On a Redis Cluster the timelines of one call share a bucket. */
  cluster: boolean
  /** Lua calls of one job under way at once. */
  callsInFlight: number
  /** Jobs worked on at once. */
  concurrency: number
  /** Posts of a new followee that are merged in. */
  mergeLimit: number
  rebuildsAtOnce: number
  /** What one's own post may cost the request that makes it. */
  ownAppendMs: number
  sizes: TimelineSizes
}

export const DEFAULT_CONFIG: TimelineConfig = {
  popularFollowers: 50_000,
  skipAfterMs: 120_000,
  rangeSize: 2_000,
  timelinesPerCall: 50,
  cluster: false,
  callsInFlight: 8,
  concurrency: 2,
  mergeLimit: 200,
  rebuildsAtOnce: 4,
  ownAppendMs: 50,
  sizes: DEFAULT_SIZES,
}
