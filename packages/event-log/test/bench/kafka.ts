/**
 * What the log on Kafka does: `node packages/event-log/test/bench/kafka.ts 127.0.0.1:9092 [events]`. Appends in batches and one
 * by one, from an append to a follower of `live`, a group that handles everything.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { CONSUMER_GROUPS, type DomainEvent } from '@rookery/contracts'
import { posts } from '../../src/contract/harness.ts'
import { createKafkaEventLog } from '../../src/kafka/event-log.ts'
import { createKafkaEventLogWriter } from '../../src/kafka/writer.ts'

const [brokers = '127.0.0.1:9092', count = '50000'] = process.argv.slice(2)
const total = Number(count)
const settings = {
  brokers: brokers.split(','),
  prefix: `bench-${randomUUID().slice(0, 8)}`,
  partitions: 12,
  replication: 1,
}
const GROUP = CONSUMER_GROUPS.timelineFanOut

const round = (ms: number) => Math.round(ms * 10) / 10
function quantiles(times: number[]) {
  const sorted = times.sort((a, b) => a - b)
  const at = (q: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!)
  return { 'p50 ms': at(0.5), 'p99 ms': at(0.99) }
}

await using writer = createKafkaEventLogWriter(settings, { groups: [GROUP] })
await using log = createKafkaEventLog(settings)
await writer.open(1)
const events = posts(total + 2_000)
let next = 0
async function append(size: number): Promise<void> {
  await writer.append(events.slice(next, next + size))
  next += size
}

// Warm: the broker's first transactions are slow.
for (let i = 0; i < 50; i++) await append(10)

const arrivals = new Map<number, number>()
await using _follower = await log.followLive({
  from: null,
  onEvents: (seen: readonly DomainEvent[]) => {
    const now = performance.now()
    for (const { position } of seen) arrivals.set(position.lsn, now)
  },
  onReset: () => {},
})
const [appends, toFollower]: [number[], number[]] = [[], []]
for (let i = 0; i < 500; i++) {
  // As posts come: now and then.
  await wait(10)
  const { lsn } = events[next]!.position
  const began = performance.now()
  await append(1)
  appends.push(performance.now() - began)
  while (!arrivals.has(lsn)) await wait(0)
  toFollower.push(arrivals.get(lsn)! - began)
}
console.table({ 'append of one': quantiles(appends), 'append → live follower': quantiles(toFollower) })

const rates: Record<string, object> = {}
for (const size of [10, 100, 1_000]) {
  const batches = Math.min(100, Math.floor(total / 3 / size))
  const began = performance.now()
  for (let i = 0; i < batches; i++) await append(size)
  const ms = performance.now() - began
  rates[`appends of ${size}`] = {
    'events/s': Math.round((batches * size * 1_000) / ms),
    'ms an append': round(ms / batches),
  }
}
console.table(rates)

const before = next
let handled = 0
const began = performance.now()
await using consumer = await log.consume({
  group: GROUP,
  deadLetters: { park: async () => {} },
  handle: async (batch) => {
    handled += batch.length
  },
})
await consumer.caughtUp()
const ms = performance.now() - began
console.table({ 'one consumer, 12 partitions': { events: before, 'events/s': Math.round((handled * 1_000) / ms) } })
