// Accounts that go: their home and outbox are dropped and user-service is told, also of those that no event told of.
import type { Id } from '@rookery/contracts'
import { createRedisEventLog, createRedisEventLogWriter } from '@rookery/event-log'
import { createRedisClient } from '@rookery/redis'
import { createRedisHomeTimelines, homeKey, outboxKey } from '@rookery/redis/home-timeline'
import { createLogger } from '@rookery/telemetry'
import { startTestRedis, waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { consumeAccounts } from '../src/accounts/consume-accounts.ts'

const [alice, bob, carol, dave] = [101, 102, 103, 104]

test('a home goes with its account, and no other', async () => {
  await using engine = await startTestRedis()
  await using redis = createRedisClient({ url: engine.url, name: 'test' })
  await using writer = createRedisEventLogWriter({ url: engine.url })
  await writer.open(1)
  await using eventLog = createRedisEventLog({ url: engine.url })
  const timelines = createRedisHomeTimelines(redis)
  for (const id of [alice, bob, carol, dave]) {
    await timelines.open(homeKey(id), 1, 0)
    await timelines.open(outboxKey(id), 1, 0)
  }
  const confirmed: Id[] = []
  // carol's event was before this group began.
  const users = {
    confirmDeletion: async ({ accountId }: { accountId: Id }) => void confirmed.push(accountId),
    deletionsAwaiting: async ({ after }: { after: Id }) => [carol].filter((id) => id > after),
  }
  const logger = createLogger({ level: 'silent', name: 'timeline-service' })
  await using consumer = await consumeAccounts({
    timelines,
    eventLog,
    users,
    logger,
    deadLetters: { park: async () => {} },
  })
  const event = (lsn: number, accountId: Id, state: 'deleting' | 'suspended') =>
    ({ type: 'user.changed', v: 1, at: 0, position: { epoch: 1, lsn, index: 0 }, accountId, state }) as const
  await waitUntil(() => confirmed.includes(carol))
  await writer.append([event(10, bob, 'suspended'), event(11, alice, 'deleting')])
  await waitUntil(() => confirmed.includes(alice))
  await consumer.caughtUp()
  expect(confirmed.sort()).toEqual([alice, carol])
  const left = await Promise.all([alice, bob, carol, dave].map((id) => redis.exists(homeKey(id), outboxKey(id))))
  expect(left).toEqual([0, 2, 0, 2])
})
