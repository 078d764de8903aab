/** Single records into topics of one partition, connected when the first is written. */
import type { Producer } from 'kafkajs'
import { CLOSED, type Client, createClient } from './client.ts'
import { PATIENCE_MS, within } from './patience.ts'
import type { KafkaClientOptions } from './settings.ts'

export interface Publisher {
  /** Resolves when every copy that has to have it has it. */
  publish(topic: string, key: string | null, value: string | null): Promise<void>
  close(): void
}

const RETRY = { retries: 5, initialRetryTime: 50, maxRetryTime: 500 }

export function createPublisher(options: KafkaClientOptions): Publisher {
  let current: { client: Client; producing: Promise<Producer> } | null = null
  let closed = false

  function connections() {
    if (closed) throw new Error(CLOSED)
    const client = createClient(options, RETRY)
    const opened = { client, producing: connect(client) }
    opened.producing.catch(() => drop(opened))
    return opened
  }

  async function connect(client: Client): Promise<Producer> {
    const settings = { allowAutoTopicCreation: false, createPartitioner: () => () => 0 }
    const producer = client.watched(client.kafka.producer(settings))
    await producer.connect()
    return producer
  }

  /** The next record has connections of its own. */
  function drop(those: typeof current): void {
    those?.client.destroy()
    if (current === those) current = null
  }

  return {
    async publish(topic, key, value) {
      current ??= connections()
      const those = current
      const send = async () => (await those.producing).send({ topic, acks: -1, messages: [{ key, value }] })
      await within(PATIENCE_MS, send, () => drop(those))
    },
    close() {
      closed = true
      drop(current)
    },
  }
}
