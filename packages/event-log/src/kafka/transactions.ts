/**
 * Transactions request by request. kafkajs' own producer sends again while what it sent first is under way, and leaves out a
 * partition whose new leader has answered for others: with several brokers that doubles and loses records.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Cluster, Message, TopicMessages } from 'kafkajs'
import type { Line } from './line.ts'
import { mayPass } from './report.ts'

export interface Transactions {
  /**
   * All of it or nothing; resolves when it is committed, with the offset of the first record of each partition. After a
   * rejection nobody knows: open anew. One at a time.
   */
  commit(topicMessages: readonly TopicMessages[]): Promise<Written[]>
}

export interface Written {
  topic: string
  partition: number
  baseOffset: number
}

interface Batch {
  topic: string
  partition: number
  messages: Message[]
  firstSequence: number
}

/** A transaction that nobody ends holds up readers no longer; nor is any step of one tried for longer. */
const TRANSACTION_MS = 10_000
/** Kafka writes a transaction's marks after its answer; until then the next one is refused, a few ms. */
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [4, 100]
const SEQUENCES = 2 ** 31

/** Shuts out whoever had the id before, and ends what it left open. */
export async function openTransactions(line: Line, transactionalId: string): Promise<Transactions> {
  const coordinator = () => line.transactionCoordinator(transactionalId)
  const { producerId, producerEpoch } = await persistently(line, async () =>
    (await coordinator()).initProducerId({ transactionalId, transactionTimeout: TRANSACTION_MS }),
  )
  const producer = { transactionalId, producerId, producerEpoch }
  /** By partition: Kafka knows what it has already by them. */
  const sequences = new Map<string, number>()

  function toBatches(topicMessages: readonly TopicMessages[]): Batch[] {
    const batches = new Map<string, Batch>()
    for (const { topic, messages } of topicMessages) {
      for (const message of messages) {
        const { partition = 0 } = message
        const key = keyOf({ topic, partition })
        const batch = batches.get(key) ?? { topic, partition, messages: [], firstSequence: sequences.get(key) ?? 0 }
        batch.messages.push(message)
        batches.set(key, batch)
      }
    }
    for (const [key, { firstSequence, messages }] of batches) {
      sequences.set(key, (firstSequence + messages.length) % SEQUENCES)
    }
    return [...batches.values()]
  }

  /** Leaders that have answered since something failed last: of one that only writes it shows late that it is not there. */
  const present = new Set<string>()

  /** One request to each leader; what failed goes again, as it was, when every answer of before is there. */
  async function produce(batches: readonly Batch[]): Promise<Written[]> {
    const written = new Map<string, Written>()
    await persistently(line, async () => {
      const cluster = await line.knowing([...new Set(batches.map(({ topic }) => topic))])
      const open = batches.filter((batch) => !written.has(keyOf(batch)))
      const answers = await Promise.allSettled(
        [...byLeader(cluster, open)].map(async ([nodeId, mine]) => {
          const broker = await cluster.findBroker({ nodeId })
          if (!present.has(nodeId)) await broker.metadata([mine[0]!.topic])
          present.add(nodeId)
          const { topics } = (await broker.produce({ ...producer, acks: -1, topicData: toTopicData(mine) })) as Answer
          for (const { topicName: topic, partitions } of topics) {
            for (const { partition, baseOffset } of partitions) {
              written.set(keyOf({ topic, partition }), { topic, partition, baseOffset: Number(baseOffset) })
            }
          }
        }),
      )
      const failed = answers
        .filter(({ status }) => status === 'rejected')
        .map((it) => (it as PromiseRejectedResult).reason)
      if (failed.length === 0) return
      present.clear()
      throw failed.find((error) => !mayPass(error)) ?? failed[0]
    })
    return [...written.values()]
  }

  return {
    async commit(topicMessages) {
      const batches = toBatches(topicMessages)
      const topics = toTopicData(batches).map(({ topic, partitions }) => ({
        topic,
        partitions: partitions.map(({ partition }) => partition),
      }))
      await persistently(line, async () => (await coordinator()).addPartitionsToTxn({ ...producer, topics }))
      const written = await produce(batches)
      // Asked once more after it was done, Kafka says yes again.
      await persistently(line, async () => (await coordinator()).endTxn({ ...producer, transactionResult: true }))
      return written
    },
  }
}

interface Answer {
  topics: { topicName: string; partitions: { partition: number; baseOffset: string }[] }[]
}

const keyOf = ({ topic, partition }: { topic: string; partition: number }): string => `${topic}/${partition}`

function byLeader(cluster: Cluster, batches: readonly Batch[]): Map<string, Batch[]> {
  const found = new Map<string, Batch[]>()
  for (const batch of batches) {
    const [nodeId = '-1'] = Object.keys(cluster.findLeaderForPartitions(batch.topic, [batch.partition]))
    found.set(nodeId, [...(found.get(nodeId) ?? []), batch])
  }
  return found
}

function toTopicData(batches: readonly Batch[]) {
  const topics = new Map<string, Omit<Batch, 'topic'>[]>()
  for (const { topic, ...batch } of batches) topics.set(topic, [...(topics.get(topic) ?? []), batch])
  return [...topics].map(([topic, partitions]) => ({ topic, partitions }))
}

/** Leaders and coordinators move: a step is tried again until Kafka takes it, refuses it for good, or gave the transaction up. */
async function persistently<T>(line: Line, step: () => Promise<T>): Promise<T> {
  const until = performance.now() + TRANSACTION_MS
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.3, LONGEST_PAUSE_MS)) {
    try {
      return await line.ask(step)
    } catch (error) {
      if (!mayPass(error) || performance.now() > until) throw error
      if ((error as { type?: string }).type !== 'CONCURRENT_TRANSACTIONS') await line.renew().catch(() => {})
      await wait(pause)
    }
  }
}
