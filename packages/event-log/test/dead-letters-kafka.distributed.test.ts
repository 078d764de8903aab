import { testKafka, waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { deadLettersContract } from '../src/contract/dead-letters.ts'
import { FAN_OUT, lsns, posts } from '../src/contract/harness.ts'
import { replayDeadLetters } from '../src/index.ts'
import { createKafkaDeadLetters } from '../src/kafka/dead-letters.ts'
import { createKafkaEngine, deleteTopics, settingsOf } from './support/kafka-engine.ts'

deadLettersContract('Kafka', async () => {
  const kafka = await testKafka()
  const store = createKafkaDeadLetters(settingsOf(kafka))
  return {
    ...store,
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]()
      await deleteTopics(kafka)
    },
  }
})

test('poison is parked in the topic, another process lists it, a replay repairs it', async () => {
  const kafka = await testKafka()
  await using engine = createKafkaEngine(kafka)
  await using here = createKafkaDeadLetters(settingsOf(kafka))
  await using elsewhere = createKafkaDeadLetters(settingsOf(kafka))
  await using relay = engine.writer({ groups: [FAN_OUT] })
  await relay.open(1)
  const { log } = engine.process()
  const seen: number[] = []
  let poisonous = true
  const consumer = await log.consume({
    group: FAN_OUT,
    retries: 1,
    deadLetters: here,
    async handle(events) {
      if (poisonous && lsns(events).some((lsn) => lsn % 20 === 0)) throw new Error('indigestible')
      seen.push(...lsns(events))
    },
  })
  await relay.append(posts(100))
  await consumer.caughtUp()
  expect((await elsewhere.list()).map(({ event }) => event.position.lsn).sort((a, b) => a - b)).toEqual([
    20, 40, 60, 80, 100,
  ])
  poisonous = false
  const results = await replayDeadLetters(elsewhere, log, { group: FAN_OUT.name })
  expect(results.map(({ error }) => error)).toEqual([null, null, null, null, null])
  await waitUntil(async () => (await here.list()).length === 0)
  expect(seen.sort((a, b) => a - b)).toEqual(lsns(posts(100)))
})
