// Everything outside the service, as one typed object; functions take the part they need, tests put fakes in.
import type { Id, TweetsService, UsersService } from '@rookery/contracts'
import type { ViewerGraph } from '@rookery/redis'
import type { HomeTimelines, PopularFlags } from '@rookery/redis/home-timeline'
import type { Logger } from '@rookery/telemetry'
import type { TimelineConfig } from './config.ts'
import type { FanOutJob } from './fan-out/job-catalogue.ts'
import type { PopularAuthors } from './popular/popular-authors.ts'

/** Answers the reader's graph as it is now (packages/redis: the graph cache). */
export interface GraphSource {
  graphOf(viewerId: Id): Promise<ViewerGraph>
}

/** Where fan-out jobs go: BullMQ, or a list in tests. A job whose id is still known is not added again. */
export interface JobSink {
  add(jobs: readonly FanOutJob[]): Promise<void>
}

export interface TimelineContext {
  timelines: HomeTimelines
  /** Flags as they are in Redis now; for those who raise them and for fan-out. */
  flags: PopularFlags
  /** The same through a short cache; for readers. */
  popular: PopularAuthors
  users: Pick<UsersService, 'followersAfter' | 'tagsFollowed' | 'tagFollowersAfter' | 'loadGraph'>
  tweets: Pick<TweetsService, 'homePage' | 'newestBy' | 'newestTagged' | 'getTweets' | 'boostsAmong'>
  graphs: GraphSource
  jobs: JobSink
  config: TimelineConfig
  clock: { now(): number }
  logger: Pick<Logger, 'debug' | 'warn' | 'error'>
}
