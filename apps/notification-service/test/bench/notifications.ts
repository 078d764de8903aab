/**
 * Reading and writing at size; figures of diagrams/decisions/0010-notifications.md.
 * BENCH_DATABASE_URL=… node apps/notification-service/test/bench/notifications.ts   (any database; makes and drops the schema)
 * 2,000,000 notifications: a quarter of one account, half of those likes of one post. Reads: the median of 50, in milliseconds.
 */
import { globSync, readFileSync } from 'node:fs'
import { type DomainEvent, firstIdAt, NOTIFICATION_KINDS, type NotificationKind } from '@rookery/contracts'
import { createPool } from '@rookery/database'
import { applyEvents } from '../../src/events/apply-events.ts'
import { countGroups, notificationPage } from '../../src/pages/notification-pages.ts'
import { createAppliedStore } from '../../src/store/applied-store.ts'

const ALICE = 1
const url = process.env.BENCH_DATABASE_URL
if (!url) throw new Error('BENCH_DATABASE_URL names no database')
const files = globSync(`${import.meta.dirname}/../../../../prisma/notifications/migrations/*/migration.sql`).sort()
const migrations = files.map((file) => readFileSync(file, 'utf8')).join('\n')
const making = createPool(url, { name: 'bench', max: 1 })
await making.query(`DROP SCHEMA IF EXISTS notifications CASCADE; CREATE SCHEMA notifications; ${migrations};
  SET statement_timeout = 0`)
const hour = 3_600_000 * 4096
const start = firstIdAt(Date.parse('2026-06-01'))
await making.query(`INSERT INTO notifications.notifications (id, account_id, kind, actor_id, tweet_id)
  SELECT ${start} + n * ${Math.floor((hour * 24 * 90) / 2_000_000)}::bigint,
    CASE WHEN n % 4 = 0 THEN ${ALICE} ELSE 2 + n % 1000 END, CASE WHEN n % 80 = 4 THEN 'mention' ELSE 'favourite' END, 10000 + n,
    CASE WHEN n % 8 = 0 THEN 7 ELSE n END
  FROM generate_series(1, 2000000) n`)
await making.query('VACUUM ANALYZE notifications.notifications')
await making.end()
const pool = createPool(url, { name: 'bench', max: 1 })

async function median(read: () => Promise<unknown>): Promise<string> {
  const times: number[] = []
  for (let n = 0; n < 60; n++) {
    const before = performance.now()
    await read()
    if (n >= 10) times.push(performance.now() - before)
  }
  return times.sort((a, b) => a - b)[25]!.toFixed(2)
}

const page = (kinds: readonly NotificationKind[], more = {}) =>
  notificationPage(pool, { accountId: ALICE, kinds: [...kinds], limit: 40, ...more })
const middle = start + hour * 24 * 45
console.table({
  'newest 40': await median(() => page(NOTIFICATION_KINDS)),
  'in the middle': await median(() => page(NOTIFICATION_KINDS, { maxId: middle })),
  'mentions alone': await median(() => page(['mention'])),
  'mentions and follows, one of forty': await median(() => page(['mention', 'follow'])),
  'without one person': await median(() => page(NOTIFICATION_KINDS, { withoutActorIds: [10_004] })),
})
const groupKey = (await page(['favourite'])).find(({ tweetId }) => tweetId === 7)!.groupKey
console.table({
  'a group of some 1,400': await median(() =>
    countGroups(pool, { accountId: ALICE, groupKeys: [groupKey], sample: 200 }),
  ),
})

const store = createAppliedStore(pool)
const services = { notifiedFollowers: async () => [] } as never
let lsn = 0
const batch = (): DomainEvent[] =>
  Array.from({ length: 200 }, () => ({
    ...{ type: 'tweet.liked' as const, v: 1 as const, position: { epoch: 1, lsn: ++lsn, index: 0 }, at: Date.now() },
    ...{ tweetId: 9, tweetAuthorId: 500 + (lsn % 100), accountId: 5_000_000 + lsn },
  }))
const began = performance.now()
for (let n = 0; n < 100; n++) {
  const events = batch()
  await store.transaction(async (tx) => {
    await tx.last('interactions', 0)
    await applyEvents({ users: services, tweets: services }, tx, events)
    await tx.save('interactions', 0, events.at(-1)!.position)
  })
}
console.table({ 'likes applied a second, one partition': Math.round(20_000 / ((performance.now() - began) / 1000)) })
await pool.query('DROP SCHEMA notifications CASCADE')
await pool.end()
