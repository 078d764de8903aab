/** The service's table of contents: what it answers, and the one consumer that keeps its tables. */
import { CONSUMER_GROUPS, type NotificationsService } from '@rookery/contracts'
import { createPool, type Pool } from '@rookery/database'
import { appliedOnce, type Consumer, type DeadLetterStore, type EventLog } from '@rookery/event-log'
import { timeLeft } from '@rookery/http'
import { sayNowAndThen } from '@rookery/telemetry'
import { createPurger } from './accounts/purge-accounts.ts'
import { backfill } from './causes/backfill.ts'
import type { NotificationServiceConfig } from './config.ts'
import type { NotificationContext } from './context.ts'
import { applyEvents, concernsAnybody, replayEvent } from './events/apply-events.ts'
import { readMarkers, saveMarkers } from './markers/markers.ts'
import { clear, dismiss } from './pages/dismiss.ts'
import { countGroups, getNotifications, notificationPage } from './pages/notification-pages.ts'
import { createAppliedStore } from './store/applied-store.ts'

export interface NotificationDependencies extends Omit<NotificationContext, 'pool'> {
  eventLog: Pick<EventLog, 'consume'>
  deadLetters: DeadLetterStore
}

export interface NotificationApp extends AsyncDisposable {
  service: NotificationsService
  /** Resolves when all events of before the call are applied and nothing waits to be removed. For tests and drains. */
  caughtUp(): Promise<void>
}

export interface NotificationOptions {
  /** False: only answers, as an instance without a consumer does. Default true. */
  consume?: boolean
}

/** Opens its own connections; disposing finishes the batch in hand. */
export async function createNotificationService(
  config: NotificationServiceConfig,
  { eventLog, deadLetters, ...outside }: NotificationDependencies,
  options: NotificationOptions = {},
): Promise<NotificationApp> {
  await using opening = new AsyncDisposableStack()
  const { logger } = outside
  const pool = createPool(config.databaseUrl, {
    name: 'notification-service',
    max: config.poolSize,
    timeLeft,
    onError: (error) => logger.warn({ err: error }, 'a database connection broke'),
  })
  opening.defer(() => pool.end())
  const context: NotificationContext = { pool, ...outside }
  const purger = opening.use(createPurger(context))
  let consumer: Consumer | undefined
  if (options.consume !== false) {
    consumer = opening.use(await consume(context, { eventLog, deadLetters }, purger.wake))
    purger.wake()
  }
  const opened = opening.move()
  return {
    service: notificationMethods(pool),
    async caughtUp() {
      await consumer?.caughtUp()
      await purger.idle()
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

const notificationMethods = (pool: Pool): NotificationsService => ({
  notificationPage: (input) => notificationPage(pool, input),
  getNotifications: (input) => getNotifications(pool, input),
  countGroups: (input) => countGroups(pool, input),
  dismiss: (input) => dismiss(pool, input),
  clear: (input) => clear(pool, input),
  markers: (input) => readMarkers(pool, input),
  saveMarkers: (input) => saveMarkers(pool, input),
})

/** Exactly once: positions stand beside the effects. What concerns nobody costs no transaction. */
function consume(
  context: NotificationContext,
  { eventLog, deadLetters }: Pick<NotificationDependencies, 'eventLog' | 'deadLetters'>,
  applied: () => void,
): Promise<Consumer> {
  const store = createAppliedStore(context.pool)
  const once = appliedOnce(store, (tx, events) => applyEvents(context, tx, events))
  return eventLog.consume({
    group: CONSUMER_GROUPS.notifications,
    deadLetters,
    effectsEpoch: once.effectsEpoch,
    async handle(events, partition) {
      if (!(await concernsAnybody(context, events))) return
      await once.handle(events, partition)
      if (events.some(({ type }) => type === 'user.changed' || type === 'user.deleted')) applied()
    },
    replay: (event) => store.transaction((tx) => replayEvent(context, tx, event)),
    backfill: () => backfill(context),
    onError: sayNowAndThen(context.logger, 'the consumer of notifications is in trouble'),
  })
}
