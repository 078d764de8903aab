// Puts the service together from ready dependencies: its table of contents. No environment; the host composes it.
import { CONSUMER_GROUPS, type TimelinesService } from '@rookery/contracts'
import type { Consumer, DeadLetterStore, EventLog } from '@rookery/event-log'
import { type AnyRedis, disconnectNow, isCluster, openImpatientCopy } from '@rookery/redis'
import { createRedisPopularFlags, type HomeTimelines } from '@rookery/redis/home-timeline'
import { type Logger, type Metrics, sayNowAndThen } from '@rookery/telemetry'
import { type AccountsConsumer, consumeAccounts } from './accounts/consume-accounts.ts'
import { DEFAULT_CONFIG, type TimelineConfig } from './config.ts'
import type { GraphSource, TimelineContext } from './context.ts'
import { dispatchPosts } from './fan-out/dispatch-posts.ts'
import type { FailedJobs } from './fan-out/failed-jobs.ts'
import { createFanOutQueue, type FanOutQueue } from './fan-out/fan-out-queue.ts'
import { fanOutRange } from './fan-out/fan-out-range.ts'
import { mergeFollows } from './follows/merge-follows.ts'
import { appendOwn } from './home/append-own.ts'
import { readHomePage } from './home/read-home-page.ts'
import { createRebuilder, type Rebuilder } from './home/rebuild-timeline.ts'
import { readListPage } from './lists/read-list-page.ts'
import { createTimelineMetrics } from './metrics.ts'
import { openCaches } from './open-caches.ts'
import { createPopularAuthors } from './popular/popular-authors.ts'

export interface TimelineDependencies {
  /** Commands of this service; queue and workers make connections of their own from it. */
  redis: AnyRedis
  /** The event log is not in this Redis (Kafka): then a restart of Redis may lose what the log will not send again. */
  logElsewhere?: boolean
  eventLog: Pick<EventLog, 'consume'>
  users: TimelineContext['users'] & AccountsConsumer['users']
  tweets: TimelineContext['tweets']
  graphs: GraphSource
  deadLetters: DeadLetterStore
  logger: Logger
  metrics: Metrics
  config?: Partial<TimelineConfig>
  clock?: { now(): number }
}

export interface TimelineApp extends FailedJobs, AsyncDisposable {
  service: TimelinesService
  /** Drops all homes and outboxes; they are built again when read. */
  rebuildTimelines(): Promise<{ dropped: number }>
  /** Resolves when all events of before the call are consumed and no job or build is left. For tests and drains. */
  caughtUp(): Promise<void>
}

export interface TimelineOptions {
  /** False: only answers reads, as an instance without workers does. Default true. */
  consume?: boolean
}

export async function createTimelineService(
  dependencies: TimelineDependencies,
  options: TimelineOptions = {},
): Promise<TimelineApp> {
  const { logger, users, tweets, graphs } = dependencies
  const config: TimelineConfig = {
    ...DEFAULT_CONFIG,
    cluster: isCluster(dependencies.redis),
    ...dependencies.config,
  }
  const clock = dependencies.clock ?? { now: Date.now }
  await using resources = new AsyncDisposableStack()

  // Reads and one's own append must not wait for a Redis that is away: SQL answers then.
  const impatient = await openImpatientCopy(dependencies.redis, (error) => logger.debug({ err: error }, 'redis'))
  resources.defer(() => disconnectNow(impatient))
  const queue = resources.use(
    createFanOutQueue(dependencies.redis, sayNowAndThen(logger, 'the fan-out queue is in trouble')),
  )
  const { reading, writing: timelines, readFlags } = openCaches(dependencies, impatient, config, clock)
  const flags = createRedisPopularFlags(dependencies.redis)
  const popular = createPopularAuthors({ all: readFlags }, clock, config.skipAfterMs)
  const context: TimelineContext = {
    timelines,
    flags,
    popular,
    users,
    tweets,
    graphs,
    jobs: queue,
    config,
    clock,
    logger,
  }
  const readContext: TimelineContext = { ...context, timelines: reading }
  const rebuilder = createRebuilder(context)
  resources.defer(() => rebuilder.idle())

  const metrics = createTimelineMetrics(dependencies.metrics, queue)
  dependencies.metrics.observe(metrics.observe)
  const consumers: Consumer[] = []
  if (options.consume !== false) {
    queue.work((job) => fanOutRange({ ...context, onDelivered: metrics.delivered }, job), config.concurrency)
    for (const [group, handle] of Object.entries(CONSUMERS)) {
      const consumer = await dependencies.eventLog.consume({
        group: CONSUMER_GROUPS[group as keyof typeof CONSUMERS],
        handle: (events) => handle(context, events),
        deadLetters: dependencies.deadLetters,
        // Events it will not get (new group, or detached after falling too far behind): homes are built again from the tables.
        backfill: async () => void (await rebuildTimelines(timelines)),
        onError: sayNowAndThen(logger, `the consumer of ${group} is in trouble`),
      })
      consumers.push(resources.use(consumer))
    }
    consumers.push(resources.use(await consumeAccounts({ ...dependencies, timelines })))
  }

  const owned = resources.move()
  return {
    service: {
      homePage: (input) => readHomePage(readContext, rebuilder, input),
      listPage: (input) => readListPage(readContext, input),
      appendOwn: (input) => appendOwn(readContext, input),
    },
    listFailedJobs: queue.listFailedJobs,
    retryFailedJobs: queue.retryFailedJobs,
    rebuildTimelines: () => rebuildTimelines(timelines),
    caughtUp: () => caughtUp(consumers, queue, rebuilder),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

/** Which topic leads to which handler. */
const CONSUMERS = {
  timelineFanOut: dispatchPosts,
  timelineFollows: mergeFollows,
} as const

/**
 * Safe while posts arrive: an absent timeline claims nothing, so pages come from SQL until it is built again; a build opens
 * its timeline before it reads, so posts committed later are appended; one under way when its key goes is refused at its end.
 * Popular flags stay: once popular, always merged.
 */
export async function rebuildTimelines(timelines: Pick<HomeTimelines, 'dropAll'>): Promise<{ dropped: number }> {
  return { dropped: await timelines.dropAll() }
}

async function caughtUp(consumers: readonly Consumer[], queue: FanOutQueue, rebuilder: Rebuilder): Promise<void> {
  await Promise.all(consumers.map((consumer) => consumer.caughtUp()))
  for (let pause = 1; (await queue.pending()) > 0; pause = Math.min(pause * 2, 10)) {
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  await rebuilder.idle()
}
