/** Single records into topics of one partition, connected when the first is written. */
import type { Producer } from 'kafkajs'
import type { Client } from './client.ts'

export interface Publisher {
  /** Resolves when every copy that has to have it has it. */
  publish(topic: string, key: string | null, value: string | null): Promise<void>
}

export function createPublisher(client: Client): Publisher {
  let producing: Promise<Producer> | null = null

  async function connect(): Promise<Producer> {
    const settings = { allowAutoTopicCreation: false, createPartitioner: () => () => 0 }
    const producer = client.watched(client.kafka.producer(settings))
    await producer.connect()
    return producer
  }

  return {
    async publish(topic, key, value) {
      producing ??= connect().catch((error) => {
        producing = null
        throw error
      })
      await (await producing).send({ topic, acks: -1, messages: [{ key, value }] })
    },
  }
}
