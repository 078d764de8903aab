/** The services, put together in one process: implementations are passed in directly where `distributed` has HTTP clients. */
import { type RookeryConfig, secretKey } from '@rookery/config'
import type {
  NotificationsService,
  SearchService,
  TimelinesService,
  TweetsService,
  UsersService,
} from '@rookery/contracts'
import { createPool, migrate, serviceUrl } from '@rookery/database'
import { createDeadLetterStore, createRedisEventLog, type EventLog } from '@rookery/event-log'
import type { MediaStore } from '@rookery/media'
import {
  createNotificationService,
  NOTIFICATION_SERVICE_DEFAULTS,
  type NotificationApp,
} from '@rookery/notification-service'
import {
  createGraphCache,
  createRedisClient,
  createSessionCache,
  createSignals,
  type GraphCache,
  type RedisClient,
  type SessionCache,
  type Signals,
} from '@rookery/redis'
import type { Logger, Metrics } from '@rookery/telemetry'
import { createTimelineService, type TimelineApp } from '@rookery/timeline-service'
import {
  consumeAccounts,
  createTweetService,
  createTweetServiceContext,
  TWEET_SERVICE_DEFAULTS,
} from '@rookery/tweet-service'
import { createUserService, createUserServiceContext, USER_SERVICE_DEFAULTS } from '@rookery/user-service'
import { openMedia } from './open-media.ts'
import { openSearch } from './open-search.ts'

export interface ServicesInput {
  config: RookeryConfig
  databaseUrl: string
  redisUrl: string
  logger: Logger
  metrics: Metrics
}

export interface Services extends AsyncDisposable {
  users: UsersService
  tweets: TweetsService
  timelines: TimelinesService
  timelineApp: TimelineApp
  notifications: NotificationsService
  notificationApp: NotificationApp
  search: SearchService
  eventLog: EventLog
  graphs: GraphCache
  sessions: SessionCache
  signals: Signals
  redis: RedisClient
  media: MediaStore
  /** Resolves when the database answers. */
  pingDatabase(): Promise<unknown>
}

const RELAY_POOL = 2

export async function openServices({
  config,
  databaseUrl,
  redisUrl,
  logger,
  metrics,
}: ServicesInput): Promise<Services> {
  const key = secretKey(config)
  await migrate({ adminUrl: databaseUrl, secretKey: key, log: (line) => logger.info(line) })
  await using opening = new AsyncDisposableStack()
  const clock = { now: Date.now }
  const troubled = (name: string) => (error: unknown) => logger.warn({ err: error }, `${name} is in trouble`)

  const redis = opening.use(createRedisClient({ url: redisUrl, name: 'rookery', onError: troubled('Redis') }))
  const eventLog = opening.use(createRedisEventLog({ url: redisUrl, name: 'rookery:log' }))
  const signals = opening.use(createSignals({ url: redisUrl, name: 'rookery:signals', onError: troubled('signals') }))
  const media = await openMedia(config)
  // user-service tells the caches what changed, the caches load from user-service.
  const caches = { graphs: undefined as GraphCache | undefined, sessions: undefined as SessionCache | undefined }
  const userContext = opening.use(
    await createUserServiceContext(
      {
        ...USER_SERVICE_DEFAULTS,
        databaseUrl: config.serviceDatabaseUrls.users ?? serviceUrl(databaseUrl, 'users', key),
      },
      {
        logger: logger.child({ service: 'user-service' }),
        graphChanged: async (ids) => caches.graphs?.graphChanged(ids),
        sessionRevoked: async (id) => caches.sessions?.sessionRevoked(id),
        accountChanged: async (id) => caches.sessions?.accountChanged(id),
        media,
      },
    ),
  )
  const users = createUserService(userContext)
  const graphs = createGraphCache({ load: users.loadGraph, redis, signals, clock, onError: troubled('graph cache') })
  const sessions = createSessionCache({ find: users.findSession, signals, clock })
  Object.assign(caches, { graphs, sessions })

  const tweetContext = opening.use(
    await createTweetServiceContext(
      {
        ...TWEET_SERVICE_DEFAULTS,
        databaseUrl: config.serviceDatabaseUrls.tweets ?? serviceUrl(databaseUrl, 'tweets', key),
        publicUrl: config.http.publicUrl,
      },
      {
        logger: logger.child({ service: 'tweet-service' }),
        users,
        graphChanged: async (ids) => caches.graphs?.graphChanged(ids),
        media: { ...media, redis },
      },
    ),
  )
  const tweets = createTweetService(tweetContext)
  const relayPool = createPool(databaseUrl, {
    name: 'dead letters',
    max: RELAY_POOL,
    onError: troubled('dead letters'),
  })
  opening.defer(() => relayPool.end())
  const timelineApp = opening.use(
    await createTimelineService({
      redis,
      eventLog,
      users,
      tweets,
      graphs,
      deadLetters: createDeadLetterStore(relayPool),
      logger: logger.child({ service: 'timeline-service' }),
      metrics,
      config: { popularFollowers: config.popularFollowers },
    }),
  )

  opening.use(
    await consumeAccounts({
      pool: tweetContext.pool,
      eventLog,
      users,
      deadLetters: createDeadLetterStore(relayPool),
      logger: logger.child({ service: 'tweet-service' }),
    }),
  )
  const notificationApp = opening.use(
    await createNotificationService(
      {
        ...NOTIFICATION_SERVICE_DEFAULTS,
        databaseUrl: config.serviceDatabaseUrls.notifications ?? serviceUrl(databaseUrl, 'notifications', key),
      },
      {
        eventLog,
        users,
        tweets,
        deadLetters: createDeadLetterStore(relayPool),
        clock,
        logger: logger.child({ service: 'notification-service' }),
      },
    ),
  )

  const searchApp = opening.use(
    await openSearch(config, databaseUrl, {
      eventLog,
      users,
      tweets,
      deadLetters: createDeadLetterStore(relayPool),
      logger,
    }),
  )

  const opened = opening.move()
  return {
    users,
    tweets,
    timelines: timelineApp.service,
    timelineApp,
    notifications: notificationApp.service,
    notificationApp,
    search: searchApp.service,
    eventLog,
    graphs,
    sessions,
    signals,
    redis,
    media: media.store,
    pingDatabase: () => relayPool.query('SELECT 1'),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
