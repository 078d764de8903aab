/** What a topic really holds, read by kafkajs' own consumer: a second opinion on the adapter's reading. */
import { randomUUID } from 'node:crypto'
import type { DomainEvent } from '@rookery/contracts'
import { waitUntil } from '@rookery/testing'
import { Kafka, logLevel } from 'kafkajs'

/** By partition, in order, only what is committed. Up to the end that it has when asked. */
export async function readTopic(brokers: string[], topic: string): Promise<Map<number, DomainEvent[]>> {
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING })
  const admin = kafka.admin()
  await admin.connect()
  const ends = await admin.fetchTopicOffsets(topic)
  const found = new Map(ends.map(({ partition }): [number, DomainEvent[]] => [partition, []]))
  const reached = new Map<number, number>(ends.map(({ partition, low }) => [partition, Number(low)]))
  const groupId = `check-${randomUUID()}`
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 })
  // Kafka's own marks count as offsets, and are told of by this event only.
  consumer.on('consumer.end_batch_process', ({ payload }) => {
    reached.set(payload.partition, Number(payload.lastOffset) + 1)
  })
  await consumer.subscribe({ topic, fromBeginning: true })
  await consumer.run({
    eachBatch: async ({ batch }) => {
      for (const { value } of batch.messages) {
        if (value?.length) found.get(batch.partition)!.push(JSON.parse(value.toString()) as DomainEvent)
      }
    },
  })
  await waitUntil(() => ends.every(({ partition, high }) => reached.get(partition)! >= Number(high)), {
    timeoutMs: 60_000,
  })
  await consumer.disconnect()
  await admin.deleteGroups([groupId])
  await admin.disconnect()
  return found
}
