/** The service on a database of its own, with the real owners of posts and people beside it, and a log in memory. */
import type { DomainEvent, EventType, Id, NotificationKind, TweetFacts } from '@rookery/contracts'
import { NOTIFICATION_KINDS, NOTIFICATIONS_METHODS } from '@rookery/contracts'
import { createPool, serviceUrl } from '@rookery/database'
import { createFakeEventLog, type DeadLetter } from '@rookery/event-log'
import { servedApp } from '@rookery/http/testing'
import { createLogger } from '@rookery/telemetry'
import { createTestDatabase, TEST_SECRET_KEY } from '@rookery/testing'
import { tweetFacts } from '@rookery/testing/builders'
import { createNotificationService, type NotificationApp, type NotificationDependencies } from '../src/index.ts'

type Outside = Pick<NotificationDependencies, 'users' | 'tweets'>
type Body = { [T in EventType]: Omit<Extract<DomainEvent, { type: T }>, 'v' | 'position' | 'at'> }[EventType]

export interface Shown {
  kind: NotificationKind
  actorId: Id
  tweetId: Id | null
}

/** `outside` answers what the tables of other services would. */
export async function openWorld(outside: Partial<Outside['users'] & Outside['tweets']> = {}) {
  await using resources = new AsyncDisposableStack()
  const database = resources.use(await createTestDatabase())
  const psql = createPool(database.url, { name: 'psql', max: 2 })
  resources.defer(() => psql.end())
  const fake = createFakeEventLog()
  resources.use(fake.writer)
  await fake.writer.open(1)
  const confirmed: Id[] = []
  const parked: DeadLetter[] = []
  const nothing = {
    notifiedFollowers: async () => [],
    followsFrom: async () => ({ follows: [], next: null }),
    followRequestsFrom: async () => ({ follows: [], next: null }),
    standingFollows: async () => [],
    confirmDeletion: async ({ accountId }: { accountId: Id }) => void confirmed.push(accountId),
    boosterPage: async () => ({ ids: [], firstCursor: null, lastCursor: null }),
    boostsAmong: async () => [],
    getTweets: async () => [],
    likesFrom: async () => ({ likes: [], next: null }),
    tellingTweetsAfter: async () => ({ tweets: [], next: null }),
    standingLikes: async () => [],
  }
  const services = { ...nothing, ...outside }
  const start = async (more: Partial<NotificationDependencies> = {}): Promise<NotificationApp> => {
    const app = await createNotificationService(
      { databaseUrl: serviceUrl(database.url, 'notifications', TEST_SECRET_KEY), poolSize: 6 },
      {
        eventLog: fake.log,
        users: services,
        tweets: services,
        deadLetters: { park: async (letter) => void parked.push(letter) },
        clock: Date,
        logger: createLogger({ level: 'silent', name: 'notification-service' }),
        ...more,
      },
    )
    return servedApp(NOTIFICATIONS_METHODS, app)
  }
  let lsn = 0
  const event = (body: Body): DomainEvent =>
    ({ ...body, v: 1, position: { epoch: 1, lsn: ++lsn, index: 0 }, at: Date.now() }) as DomainEvent
  const emit = async (...bodies: Body[]) => {
    const events = bodies.map(event)
    await fake.writer.append(events)
    return events
  }
  resources.use(fake.log)
  const owned = resources.move()
  return {
    fake,
    services,
    confirmed,
    parked,
    start,
    event,
    emit,
    sql: async <Row extends object>(text: string, values: unknown[] = []) =>
      (await psql.query<Row & Record<string, unknown>>(text, values)).rows,
    /** What an account is told, newest first. */
    shownTo: async (app: NotificationApp, accountId: Id, limit = 100): Promise<Shown[]> => {
      const page = await app.service.notificationPage({ accountId, kinds: [...NOTIFICATION_KINDS], limit })
      return page.map(({ kind, actorId, tweetId }) => ({ kind, actorId, tweetId }))
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

export const [alice, bob, carol] = [1001, 1002, 1003]

export const factsOf = (tweetId: Id, authorId: Id, more: Partial<TweetFacts> = {}): TweetFacts =>
  tweetFacts({ tweetId, authorId, createdAt: Date.now(), ...more })
