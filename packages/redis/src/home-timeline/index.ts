// Cached home timelines: packed format, Lua scripts, the port and its in-memory twin. Decision 0004.
export {
  ENTRY_BYTES,
  ENTRY_WIDTH,
  entriesOf,
  entryAt,
  type LoadedTimeline,
  packEntries,
  unpackTimeline,
} from './format.ts'
export {
  BUILD_PATIENCE_MS,
  DEFAULT_SIZES,
  type HomeTimelines,
  newGeneration,
  type Opened,
  staleBefore,
  type TimelineSizes,
} from './home-timelines.ts'
export { createJobsRun, type JobsRun } from './jobs-run.ts'
export { bucketOf, homeKey, outboxKey, POPULAR_KEY, TIMELINE_PATTERNS } from './keys.ts'
export { createMarkedHomeTimelines } from './marked-home-timelines.ts'
export { createMemoryHomeTimelines } from './memory-home-timelines.ts'
export { createMemoryPopularFlags, createRedisPopularFlags, type PopularFlags } from './popular-authors.ts'
export { createRedisHomeTimelines } from './redis-home-timelines.ts'
