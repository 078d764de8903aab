// Accounts that go: their home and outbox are dropped, and user-service is told. What is missed is asked for again by state.
import { CONSUMER_GROUPS, type DomainEvent, type Id, type UsersService } from '@rookery/contracts'
import type { Consumer, DeadLetterStore, EventLog } from '@rookery/event-log'
import { type HomeTimelines, homeKey, outboxKey } from '@rookery/redis/home-timeline'
import { type Logger, sayNowAndThen } from '@rookery/telemetry'

export interface AccountsConsumer {
  timelines: Pick<HomeTimelines, 'drop'>
  eventLog: Pick<EventLog, 'consume'>
  users: Pick<UsersService, 'confirmDeletion' | 'deletionsAwaiting'>
  deadLetters: DeadLetterStore
  logger: Pick<Logger, 'warn'>
}

export function consumeAccounts(context: AccountsConsumer): Promise<Consumer> {
  const { timelines, eventLog, users, deadLetters, logger } = context
  const forget = async (accountId: Id) => {
    await timelines.drop([homeKey(accountId), outboxKey(accountId)])
    await users.confirmDeletion({ accountId, service: 'timelines' })
  }
  return eventLog.consume({
    group: CONSUMER_GROUPS.timelineAccounts,
    deadLetters,
    async handle(events) {
      for (const event of events) if (goes(event)) await forget(event.accountId)
    },
    async backfill() {
      for (let after = 0; ; ) {
        const ids = await users.deletionsAwaiting({ service: 'timelines', after, limit: 100 })
        for (const id of ids) await forget(id)
        if (ids.length === 0) return
        after = ids.at(-1)!
      }
    },
    onError: sayNowAndThen(logger, 'the consumer of accounts is in trouble'),
  })
}

const goes = (event: DomainEvent): event is DomainEvent & { accountId: Id } =>
  event.type === 'user.deleted' || (event.type === 'user.changed' && event.state === 'deleting')
