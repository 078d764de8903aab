/** Three brokers: whichever is killed or frozen while events flow, nothing is lost or doubled, and everybody goes on. */
import { setTimeout as wait } from 'node:timers/promises'
import type { DomainEvent } from '@rookery/contracts'
import { type OwnKafkaCluster, startOwnKafkaCluster, waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFakeAppliedStore } from '../src/contract/fake-applied-store.ts'
import { DURABLE, inversions, lsns, posts, recorder } from '../src/contract/harness.ts'
import { appliedOnce } from '../src/durable/applied-once.ts'
import { createKafkaEventLog } from '../src/kafka/event-log.ts'
import type { KafkaEventLogOptions } from '../src/kafka/settings.ts'
import { createKafkaEventLogWriter } from '../src/kafka/writer.ts'
import { LogRestartedError } from '../src/port.ts'
import { askRoles } from './support/kafka-roles.ts'
import { readTopic } from './support/read-topics.ts'

const STEP = 10
/** Between two appends: what is written is read again at the end. */
const PACE_MS = 20
/** What a relay has sent and PostgreSQL does not know yet, is sent again after any failure. */
const UNCONFIRMED = 10 * STEP
const LONG = { timeoutMs: 120_000 }
const PATIENCE_MS = 400_000

let cluster: OwnKafkaCluster
beforeAll(async () => {
  cluster = await startOwnKafkaCluster({ alice: 'alice-secret' })
}, PATIENCE_MS)
afterAll(() => cluster?.[Symbol.asyncDispose](), PATIENCE_MS)

const settingsOf = (prefix: string, brokers = cluster.brokers.map(({ url }) => url)): KafkaEventLogOptions => ({
  brokers,
  prefix,
  partitions: 6,
  replication: 3,
  sessionTimeoutMs: 3_000,
  rebalanceTimeoutMs: 10_000,
  requestTimeoutMs: 4_000,
  firstDelayMs: 50,
})

/** As cdc-relay does: opens again after any failure, from what was confirmed on, until it is told to end. */
function startRelay(settings: KafkaEventLogOptions) {
  const relay = { appended: 0, tried: 0, failures: [] as unknown[], ending: false }
  // What failed may be there all the same: it is known only when it was sent once more.
  const isDone = () => relay.ending && relay.appended === relay.tried
  const running = (async () => {
    await using writer = createKafkaEventLogWriter(settings, { groups: [DURABLE] })
    while (!isDone()) {
      try {
        await writer.open(1)
        for (let next = Math.max(0, relay.appended - UNCONFIRMED); !isDone(); next += STEP) {
          relay.tried = Math.max(relay.tried, next + STEP)
          await writer.append(posts(STEP, next + 1))
          relay.appended = Math.max(relay.appended, next + STEP)
          await writer.acknowledgeable()
          await wait(PACE_MS)
        }
      } catch (error) {
        relay.failures.push(error)
        await wait(100)
      }
    }
  })()
  return {
    relay,
    /** So many more from now on. */
    progress(events: number) {
      const goal = relay.appended + events
      return waitUntil(() => relay.appended >= goal, {
        ...LONG,
        describe: () => `the writer: ${relay.failures.at(-1)}`,
      })
    },
    async end() {
      relay.ending = true
      await running
    },
  }
}

/** One consumer of the group and a follower of `live`, in a process of their own. */
async function startReader(settings: KafkaEventLogOptions, store: ReturnType<typeof createFakeAppliedStore>) {
  const log = createKafkaEventLog(settings)
  const [record, live, resets] = [recorder(), [] as DomainEvent[], [] as number[]]
  const applied = appliedOnce(store, async (tx, events) => {
    for (const event of events) tx.effect(event)
  })
  await log.consume({ group: DURABLE, ...record, handle: applied.handle })
  const follower = await log.followLive({
    from: null,
    onEvents: (events) => live.push(...events),
    onReset: () => resets.push(live.length),
  })
  return { log, live, resets, record, [Symbol.asyncDispose]: () => log[Symbol.asyncDispose](), follower }
}

test('the brokers that lead and coordinate are killed one after the other, and one is frozen', {
  timeout: PATIENCE_MS,
}, async () => {
  const prefix = 'killed'
  const settings = settingsOf(prefix)
  const roles = askRoles(settings.brokers as string[])
  const writing = startRelay(settings)
  const store = createFakeAppliedStore()
  await using alice = await startReader(settings, store)
  await using bob = await startReader(settings, store)
  const topics = ['live', 'tweets', 'writer', 'groups'].map((name) => `${prefix}.${name}`)
  const seen = (events: number) =>
    waitUntil(() => [store.effects, alice.live, bob.live].every(({ length }) => length >= events), {
      ...LONG,
      describe: () => `${events} events (${[store.effects, alice.live, bob.live].map(({ length }) => length)})`,
    })
  const goOn = async () => {
    await writing.progress(150)
    await seen(writing.relay.appended)
  }

  await goOn()
  const doomed = new Set([
    await roles.leader(`${prefix}.live`, 0),
    await roles.coordinator('transaction', `${prefix}.writer`),
    await roles.coordinator('group', `${prefix}.${DURABLE.name}`),
  ])
  for (const url of doomed) {
    const broker = cluster.brokers.find((each) => each.url === url)!
    await broker.kill9()
    await goOn()
    await broker.restart()
    await roles.whole([...topics, '__consumer_offsets', '__transaction_state'])
  }

  const url = await roles.leader(`${prefix}.live`, 0)
  const frozen = cluster.brokers.find((each) => each.url === url)!
  frozen.freeze()
  try {
    await goOn()
    // Whoever starts now asks the frozen one first.
    const others = settings.brokers.filter((each) => each !== url)
    await using log = createKafkaEventLog({ ...settings, brokers: [url, ...others] })
    const { appended } = writing.relay
    await waitUntil(async () => (await log.recentLive({ since: 0 })).length >= appended, LONG)
  } finally {
    frozen.thaw()
  }
  await goOn()
  await writing.end()

  const all = writing.relay.appended
  await seen(all)
  const expected = lsns(posts(all))
  expect(lsns(store.effects).sort((a, b) => a - b)).toEqual(expected)
  expect(inversions(store.effects)).toBe(0)
  for (const { live, resets, record } of [alice, bob]) {
    expect(lsns(live)).toEqual(expected)
    expect([resets, record.letters]).toEqual([[], []])
  }
  // And in Kafka itself.
  const kept = [...(await readTopic(settings.brokers as string[], `${prefix}.live`)).values()].flat()
  expect(lsns(kept)).toEqual(expected)
  const partitions = [...(await readTopic(settings.brokers as string[], `${prefix}.tweets`)).values()]
  for (const partition of partitions) expect(lsns(partition)).toEqual(lsns(partition).sort((a, b) => a - b))
  expect(lsns(partitions.flat()).sort((a, b) => a - b)).toEqual(expected)
  expect(writing.relay.failures.filter((error) => error instanceof TypeError)).toEqual([])
  await roles.close()
})

test('SCRAM over TLS, with either digest; a wrong password is told', { timeout: PATIENCE_MS }, async () => {
  const { brokers, caFile } = cluster.secure
  const as = (mechanism: 'scram-sha-256' | 'scram-sha-512', password = 'alice-secret'): KafkaEventLogOptions => ({
    ...settingsOf('secure', brokers),
    tls: { caFile },
    sasl: { mechanism, username: 'alice', password },
  })
  await using writer = createKafkaEventLogWriter(as('scram-sha-256'), { groups: [DURABLE] })
  await waitUntil(() => writer.open(1), LONG)
  await writer.append(posts(100))
  await using log = createKafkaEventLog(as('scram-sha-512'))
  const record = recorder()
  const consumer = await log.consume({ group: DURABLE, ...record })
  await consumer.caughtUp()
  expect(lsns(record.seen).sort((a, b) => a - b)).toEqual(lsns(posts(100)))

  const lines: string[] = []
  const note = (details: object, message: string) =>
    lines.push(`${message} (${(details as { reason: string }).reason})`)
  const logger = { warn: note, info: note, debug: () => {} }
  await using stranger = createKafkaEventLogWriter({ ...as('scram-sha-512', 'guessed'), logger })
  await expect(stranger.open(1)).rejects.toThrow(/Authentication failed/)
  await expect(stranger.open(1)).rejects.not.toThrow(LogRestartedError)
  expect(lines).toEqual([expect.stringMatching(/^Kafka refuses something.*Authentication failed/)])
})
