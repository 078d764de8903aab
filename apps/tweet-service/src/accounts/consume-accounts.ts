/**
 * Accounts that go: their rows here go, and user-service is told. What is still to be done is known from the accounts' state
 * there, not from the log, so an event only says that there is something to do, and the group need not be durable.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { CONSUMER_GROUPS, type Id, type UsersService } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import type { Consumer, DeadLetterStore, EventLog } from '@rookery/event-log'
import { type Logger, sayNowAndThen } from '@rookery/telemetry'
import { eraseAuthor } from './erase-author.ts'

export interface AccountsConsumer {
  pool: Pool
  eventLog: Pick<EventLog, 'consume'>
  users: Pick<UsersService, 'confirmDeletion' | 'deletionsAwaiting'>
  deadLetters: DeadLetterStore
  logger: Logger
}

const AT_ONCE = 100
const PAUSES_MS = [100, 1_000, 5_000, 20_000]

/** Begins with what an earlier process left. Disposing stops between two batches. */
export async function consumeAccounts(context: AccountsConsumer): Promise<Consumer> {
  const { pool, eventLog, deadLetters, logger } = context
  const eraser = createEraser(context)
  eraser.wake()
  const consumer = await eventLog.consume({
    group: CONSUMER_GROUPS.tweetAccounts,
    deadLetters,
    async handle(events) {
      for (const event of events) {
        if (event.type === 'user.changed' && event.state === 'deleting') eraser.wake()
        // Again: what was being posted as it began to go, or what a deletion by hand left.
        else if (event.type === 'user.deleted') await eraseAuthor(pool, event.accountId)
      }
    },
    backfill: async () => eraser.wake(),
    onError: sayNowAndThen(logger, 'the consumer of accounts is in trouble'),
  })
  return {
    async caughtUp() {
      await consumer.caughtUp()
      await eraser.idle()
    },
    async [Symbol.asyncDispose]() {
      await consumer[Symbol.asyncDispose]()
      await eraser[Symbol.asyncDispose]()
    },
  }
}

function createEraser({ pool, users, logger }: AccountsConsumer) {
  const stop = new AbortController()
  const { signal } = stop
  let again = false
  let running: Promise<void> | null = null

  const eraseAll = async () => {
    for (let after: Id = 0; ; ) {
      const ids = await users.deletionsAwaiting({ service: 'tweets', after, limit: AT_ONCE })
      for (const accountId of ids) {
        const rows = await eraseAuthor(pool, accountId, { signal })
        await users.confirmDeletion({ accountId, service: 'tweets' })
        logger.info({ accountId, rows }, 'what an account had posted and kept has been deleted')
      }
      if (ids.length < AT_ONCE) return
      after = ids.at(-1)!
    }
  }
  const run = async () => {
    for (let failures = 0; again && !signal.aborted; ) {
      again = false
      try {
        await eraseAll()
        failures = 0
      } catch (error) {
        if (signal.aborted) break
        again = true
        logger.warn({ err: error }, 'an account could not be deleted yet')
        await wait(PAUSES_MS[Math.min(failures++, PAUSES_MS.length - 1)], undefined, { signal }).catch(() => {})
      }
    }
    running = null
  }
  return {
    wake() {
      again = true
      running ??= run()
    },
    async idle() {
      await running
    },
    async [Symbol.asyncDispose]() {
      stop.abort(new Error('stopping'))
      await running
    },
  }
}
