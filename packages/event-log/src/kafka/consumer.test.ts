/** What must not hold a consumer for ever. */
import { waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { DURABLE, lsns, posts, recorder } from '../contract/harness.ts'
import { startConsumer } from './consumer.ts'
import { createFakeKafka } from './fake-kafka.ts'

test('connections that answer and send nothing of what waits are given up, in one line', async () => {
  const kafka = createFakeKafka({ events: 20, sends: (line) => line > 1 })
  const record = recorder()
  await using _consumer = startConsumer(kafka.context, { group: DURABLE, ...record })
  await waitUntil(() => kafka.committed() === 20)
  expect(lsns(record.seen)).toEqual(lsns(posts(20)))
  expect(kafka.lines()).toBe(2)
  expect(kafka.told).toEqual([expect.stringContaining('reading begins anew')])
})

test('who has read everything and is at work is left alone', async () => {
  const kafka = createFakeKafka({ events: 20 })
  const record = recorder()
  let rounds = 0
  await using _consumer = startConsumer(kafka.context, {
    group: DURABLE,
    ...record,
    async handle(events, partition) {
      await waitUntil(() => ++rounds > 10)
      await record.handle(events, partition)
    },
  })
  await waitUntil(() => kafka.committed() === 20)
  expect([kafka.lines(), kafka.told]).toEqual([1, []])
})

test('a gap that could not be noted is met again until it is', async () => {
  const published: string[] = []
  const kafka = createFakeKafka({
    events: 20,
    lost: [7],
    async publish(_topic, _key, value) {
      published.push(value!)
      if (published.length === 1) throw new Error('not now')
    },
  })
  const errors: string[] = []
  const onError = (error: unknown) => errors.push((error as Error).message)
  await using _consumer = startConsumer(kafka.context, { group: DURABLE, ...recorder(), onError })
  await waitUntil(() => published.length === 2)
  expect(published.map((json) => JSON.parse(json).status)).toEqual(['detached', 'detached'])
  expect(errors[0]).toContain('events 7 to 7 are gone')
})

test('a handler that refuses without a reason, and an onError that throws, hold nobody', async () => {
  const kafka = createFakeKafka({ events: 3 })
  const record = recorder()
  await using _consumer = startConsumer(kafka.context, {
    group: DURABLE,
    ...record,
    handle: () => Promise.reject(undefined),
    onError() {
      throw new Error('no words')
    },
  })
  await waitUntil(() => kafka.committed() === 3)
  expect(record.letters.map(({ event }) => event.position.lsn)).toEqual([1, 2, 3])
})
