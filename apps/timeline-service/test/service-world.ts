// The service on a real Redis, with tables and an event log in memory: what its integration tests stand on.
import {
  type DomainEvent,
  type Id,
  type Paging,
  TIMELINES_METHODS,
  type TweetPosted,
  type Visibility,
} from '@rookery/contracts'
import { createFakeEventLog } from '@rookery/event-log'
import { asServed } from '@rookery/http/testing'
import { createRedisClient, isCluster, viewerGraph } from '@rookery/redis'
import { createLogger, createMetrics } from '@rookery/telemetry'
import { tweetPosted } from '@rookery/testing/builders'
import { createTimelineService, type TimelineConfig } from '../src/index.ts'
import { createTables } from './model/tables.ts'

export async function openServiceWorld(
  url: string,
  config: Partial<TimelineConfig> = {},
  { logElsewhere = false }: { logElsewhere?: boolean } = {},
) {
  await using resources = new AsyncDisposableStack()
  const redis = resources.use(createRedisClient({ url, name: 'test:commands' }))
  await redis.ping()
  await Promise.all(isCluster(redis) ? redis.nodes('master').map((node) => node.flushall()) : [redis.flushall()])
  const { log, writer } = createFakeEventLog()
  resources.use(log)
  resources.use(writer)
  await writer.open(1)
  const tables = createTables()
  const calls = { sqlPages: 0, failFollowers: 0, rangesOf: [] as Id[], confirmed: [] as Id[] }
  const metrics = createMetrics()
  let ahead = 0
  const opened = resources.use(
    await createTimelineService({
      redis,
      logElsewhere,
      eventLog: log,
      users: {
        ...tables.users,
        confirmDeletion: async ({ accountId }) => void calls.confirmed.push(accountId),
        deletionsAwaiting: async () => [],
        async followersAfter(input) {
          calls.rangesOf.push(input.accountId)
          if (calls.failFollowers-- > 0) throw new Error('PostgreSQL is away')
          return tables.users.followersAfter(input)
        },
      },
      tweets: {
        ...tables.tweets,
        async homePage(input) {
          calls.sqlPages++
          return tables.tweets.homePage(input)
        },
      },
      graphs: { graphOf: async (viewerId) => viewerGraph(tables.graphArrays(viewerId)) },
      deadLetters: { park: async () => {} },
      logger: createLogger({ level: 'silent', name: 'timeline-service' }),
      metrics,
      config,
      clock: { now: () => Date.now() + ahead },
    }),
  )

  const { service } = resources.use(await asServed(TIMELINES_METHODS, opened.service))
  const app = { ...opened, service }

  // The back-fill of a new group drops every timeline, also one that was built meanwhile.
  await app.caughtUp()

  let lsn = 0
  const emit = async (...events: DomainEvent[]) => writer.append(events)
  const event = (tweetId: Id, authorId: Id, visibility: Visibility = 'public', mentionIds: Id[] = []): TweetPosted =>
    tweetPosted({ position: { epoch: 1, lsn: ++lsn, index: 0 }, tweetId, authorId, visibility, mentionIds })

  const owned = resources.move()
  return {
    app,
    redis,
    tables,
    calls,
    metrics,
    /** Of the service; Redis' own clock goes on as it does. */
    advance(ms: number) {
      ahead += ms
    },
    async post(tweetId: Id, authorId: Id, visibility?: Visibility, mentionIds?: Id[]) {
      const posted = event(tweetId, authorId, visibility, mentionIds)
      tables.posts.set(tweetId, {
        ...posted,
        id: tweetId,
        mentionIds: [...posted.mentionIds],
        tags: [...posted.tags],
        language: null,
      })
      await emit(posted)
    },
    async follow(accountId: Id, targetId: Id) {
      tables.follow(accountId, targetId)
      const position = { epoch: 1, lsn: ++lsn, index: 0 }
      await emit({ type: 'user.followed', v: 1, position, at: 0, accountId, targetId, showBoosts: true })
    },
    /** Ids of a page, and whether PostgreSQL was asked for it. */
    async page(readerId: Id, paging: Partial<Paging> = {}) {
      const before = calls.sqlPages
      const { entries } = await app.service.homePage({ readerId, limit: 40, ...paging })
      return { ids: entries.map((entry) => entry.tweetId), sql: calls.sqlPages > before }
    },
    /** Reads once so that the timeline is built, and waits for it. */
    async warm(...readerIds: Id[]) {
      for (const readerId of readerIds) {
        await app.service.homePage({ readerId, limit: 1 })
        await app.caughtUp()
      }
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}
