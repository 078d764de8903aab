// What hosts compose of this service.
export {
  createTimelineService,
  rebuildTimelines,
  type TimelineApp,
  type TimelineDependencies,
  type TimelineOptions,
} from './app.ts'
export { DEFAULT_CONFIG, type TimelineConfig } from './config.ts'
export type { GraphSource } from './context.ts'
export type { FailedJob, FailedJobs } from './fan-out/failed-jobs.ts'
export { createFanOutQueue, type FanOutQueue } from './fan-out/fan-out-queue.ts'
export { openTimelineService } from './open-timeline-service.ts'
