/** Which broker does what in a cluster now, asked of Kafka itself. */
import { waitUntil } from '@rookery/testing'
import { type Cluster, Kafka, logLevel } from 'kafkajs'

export interface KafkaRoles {
  /** host:port of the broker that leads this partition. */
  leader(topic: string, partition: number): Promise<string>
  /** … that coordinates a group, or a transactional id. */
  coordinator(kind: 'group' | 'transaction', id: string): Promise<string>
  /** Resolves when every copy of these topics is in step again. */
  whole(topics: readonly string[]): Promise<void>
  close(): Promise<void>
}

const KINDS = { group: 0, transaction: 1 }

export function askRoles(brokers: string[]): KafkaRoles {
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING, requestTimeout: 3_000 }).admin()
  const connected = admin.connect()
  const asking = async <T>(ask: () => Promise<T>): Promise<NonNullable<T>> => {
    await connected
    return waitUntil(ask, { timeoutMs: 60_000 })
  }
  const addresses = async () => {
    const { brokers: found } = await admin.describeCluster()
    return new Map(found.map(({ nodeId, host, port }) => [nodeId, `${host}:${port}`]))
  }
  return {
    leader: (topic, partition) =>
      asking(async () => {
        const { topics } = await admin.fetchTopicMetadata({ topics: [topic] })
        const { leader } = topics[0]!.partitions.find(({ partitionId }) => partitionId === partition)!
        return (await addresses()).get(leader)
      }),
    async coordinator(kind, groupId) {
      return asking(async () => {
        const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING })
        let cluster: Cluster | undefined
        const consumer = kafka.consumer({
          groupId: 'none',
          partitionAssigners: [
            (given) => {
              cluster = given.cluster
              return {
                name: '',
                version: 0,
                assign: async () => [],
                protocol: () => ({ name: '', metadata: Buffer.of() }),
              }
            },
          ],
        })
        await consumer.connect()
        try {
          const question = { groupId, coordinatorType: KINDS[kind] }
          const { nodeId } = (await cluster!.findGroupCoordinator(question)) as unknown as { nodeId: number }
          return (await addresses()).get(nodeId)
        } finally {
          await consumer.disconnect()
        }
      })
    },
    async whole(topics) {
      await asking(async () => {
        const found = (await admin.fetchTopicMetadata({ topics: [...topics] })).topics
        return found.every(({ partitions }) => partitions.every(({ isr, replicas }) => isr.length === replicas.length))
      })
    },
    close: () => admin.disconnect(),
  }
}
