/** PROTOCOLS: nothing lost, nothing doubled in Kafka, whatever happens to the writer. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { testKafka, waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { at, inversions, lsns, posts } from '../src/contract/harness.ts'
import { createKafkaEventLog } from '../src/kafka/event-log.ts'
import { createKafkaEventLogWriter } from '../src/kafka/writer.ts'
import { LogRestartedError } from '../src/port.ts'
import { deleteTopics, settingsOf } from './support/kafka-engine.ts'
import type { Death } from './support/kafka-writer-process.ts'
import { readTopic } from './support/read-topics.ts'
import { createSockets, REQUESTS } from './support/sockets.ts'

const PROCESS = join(import.meta.dirname, 'support/kafka-writer-process.ts')

/** Everything once, in order: in each partition and in `live`. */
async function expectOnce(kafka: { brokers: string[]; prefix: string }, count: number): Promise<void> {
  const live = (await readTopic(kafka.brokers, `${kafka.prefix}.live`)).get(0)!
  expect(lsns(live)).toEqual(lsns(posts(count)))
  const partitions = [...(await readTopic(kafka.brokers, `${kafka.prefix}.tweets`)).values()]
  for (const partition of partitions) expect(lsns(partition)).toEqual(lsns(partition).sort((a, b) => a - b))
  const all = partitions.flat()
  expect(lsns(all).sort((a, b) => a - b)).toEqual(lsns(posts(count)))
  expect(inversions(all)).toBe(0)
}

/** Between sending and committing, and between committing and knowing it, further each time. */
const DEATHS: Death[] = [
  { request: 'produce', when: 'asked', count: 9 },
  { request: 'produce', when: 'answered', count: 17 },
  { request: 'endTransaction', when: 'asked', count: 11 },
  { request: 'endTransaction', when: 'answered', count: 14 },
  { request: 'endTransaction', when: 'asked', count: 1 },
]

test('SIGKILL in the middle of appends, everything sent again: 0 lost, 0 doubled', async () => {
  const kafka = await testKafka()
  const count = 4_000
  const settings = [JSON.stringify(settingsOf(kafka)), String(count)]
  for (const death of DEATHS) {
    const child = fork(PROCESS, [...settings, JSON.stringify(death)])
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
  }
  expect(await once(fork(PROCESS, settings), 'exit')).toEqual([0, null])
  await expectOnce(kafka, count)
  await deleteTopics(kafka)
})

test('two writers at once, each sends everything: 0 lost, 0 doubled', async () => {
  const kafka = await testKafka()
  const events = posts(4_000)
  const relay = async () => {
    await using writer = createKafkaEventLogWriter(settingsOf(kafka), { groups: [] })
    let refused = 0
    for (let done = false; !done; ) {
      try {
        await writer.open(1)
        for (let i = 0; i < events.length; i += 100) await writer.append(events.slice(i, i + 100))
        done = true
      } catch {
        // Shut out by another, while opening or later.
        refused += 1
      }
    }
    return refused
  }
  const refused = await Promise.all([relay(), relay(), relay()])
  expect(Math.max(...refused)).toBeGreaterThan(0)
  await expectOnce(kafka, events.length)
  await deleteTopics(kafka)
})

test('what a writer sent and did not commit is not read, and the next one ends it', async () => {
  const kafka = await testKafka()
  const hangs = Promise.withResolvers<void>()
  let dying = false
  const first = createKafkaEventLogWriter({
    ...settingsOf(kafka),
    socketFactory: createSockets({
      swallows(request) {
        const dies = dying && request === REQUESTS.endTransaction
        if (dies) hangs.resolve()
        return dies
      },
    }),
  })
  await first.open(1)
  await first.append(posts(10))
  dying = true
  const lost = expect(first.append(posts(5, 11))).rejects.toThrow(LogRestartedError)
  await hangs.promise
  await using log = createKafkaEventLog(settingsOf(kafka))
  await using second = createKafkaEventLogWriter(settingsOf(kafka))
  expect(await second.open(1)).toBe('continued')
  expect(await second.top()).toEqual(at(10))
  expect(lsns(await log.recentLive({ since: 0 }))).toEqual(lsns(posts(10)))
  await second.append(posts(20))
  await expectOnce(kafka, 20)
  await first[Symbol.asyncDispose]()
  await lost
  await deleteTopics(kafka)
})

test('a topic that no group reads is trimmed too', async () => {
  const kafka = await testKafka()
  await using writer = createKafkaEventLogWriter(settingsOf(kafka), { groups: [] })
  await writer.open(1)
  const revoked = (lsn: number) =>
    ({ type: 'session.revoked', v: 1, position: at(lsn), at: 1, sessionId: lsn, accountId: 7 }) as const
  await writer.append([revoked(1), revoked(2)])
  await writer.trim()
  await writer.append([revoked(3)])
  let kept: number[] = []
  // An append resolves a moment before readers see it.
  await waitUntil(async () => {
    kept = lsns([...(await readTopic(kafka.brokers, `${kafka.prefix}.sessions`)).values()].flat())
    return kept.includes(3)
  })
  expect(kept).toEqual([3])
  await deleteTopics(kafka)
})
