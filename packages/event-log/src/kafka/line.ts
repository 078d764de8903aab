/**
 * One connection to each broker, below kafkajs' consumer: it hands its cluster to partition assigners, and with that
 * partitions are read without a group, and a group is joined without losing sight of what is in hand.
 */
import type { Broker, Cluster } from 'kafkajs'
import { CLOSED, createClient } from './client.ts'
import { PATIENCE_MS, within } from './patience.ts'
import type { KafkaClientOptions } from './settings.ts'
import { createSilences } from './silences.ts'

interface JoinAnswer {
  generationId: number
  leaderId: string
  memberId: string
  members: { memberId: string; memberMetadata: Buffer }[]
}

/** The requests of kafkajs' broker that its types leave out. */
export interface GroupBroker extends Broker {
  joinGroup(request: {
    groupId: string
    sessionTimeout: number
    rebalanceTimeout: number
    memberId: string
    groupProtocols: { name: string; metadata: Buffer }[]
  }): Promise<JoinAnswer>
  syncGroup(request: {
    groupId: string
    generationId: number
    memberId: string
    groupAssignment: { memberId: string; memberAssignment: Buffer }[]
  }): Promise<{ memberAssignment: Buffer }>
  heartbeat(request: { groupId: string; groupGenerationId: number; memberId: string }): Promise<unknown>
  leaveGroup(request: { groupId: string; memberId: string }): Promise<unknown>
}

export interface TrimBroker extends Broker {
  deleteRecords(request: {
    topics: readonly { topic: string; partitions: readonly { partition: number; offset: string }[] }[]
  }): Promise<unknown>
}

/** The requests of a writer. */
export interface TransactionBroker extends Broker {
  initProducerId(request: { transactionalId: string; transactionTimeout: number }): Promise<{
    producerId: number
    producerEpoch: number
  }>
  addPartitionsToTxn(
    request: Producer & { topics: readonly { topic: string; partitions: readonly number[] }[] },
  ): Promise<unknown>
  endTxn(request: Producer & { transactionResult: boolean }): Promise<unknown>
}

interface Producer {
  transactionalId: string
  producerId: number
  producerEpoch: number
}

export interface Line {
  /**
   * Every question goes through here: kafkajs may lose an answer and never say so, or wait for ever for a broker that fell silent while
   * it was greeted. After so long it rejects, as when nobody can be reached, and what comes next has connections of its own.
   */
  ask<T>(question: () => Promise<T>, patienceMs?: number): Promise<T>
  /** Connected; rejects while no broker can be reached. */
  cluster(): Promise<Cluster>
  /** Knows these topics; rejects when one of them is not there. */
  knowing(topics: readonly string[]): Promise<Cluster>
  coordinator(groupId: string): Promise<GroupBroker>
  transactionCoordinator(transactionalId: string): Promise<TransactionBroker>
  /** After an error: asks again who coordinates what. */
  forget(): void
  /** The same, and who leads what. */
  renew(): Promise<void>
  /** What is still asked rejects. */
  close(): void
}

/** Few, but each named broker gets its turn: whoever uses the line tries again for as long as it lives. */
const retry = (brokers: number) => ({ retries: brokers, initialRetryTime: 50, maxRetryTime: 200 })

/** As kafkajs says it of what passes. */
const notYet = (message: string) =>
  Object.assign(new Error(message), { name: 'KafkaJSMetadataNotLoaded', retriable: true })

/** Kafka's numbers of what a coordinator coordinates. */
const [GROUP, TRANSACTION] = [0, 1]

export function createLine(given: KafkaClientOptions): Line {
  const options = { silences: createSilences(), ...given }
  let current: Connections | null = openConnections(options)
  let closed = false
  /** Rejects what is asked now. */
  const asked = new Set<(error: Error) => void>()

  function connections(): Connections {
    if (closed) throw new Error(CLOSED)
    current ??= openConnections(options)
    return current
  }

  /** kafkajs' state is not to be trusted any more. */
  function drop(those: Connections | null): void {
    those?.close()
    if (current === those) current = null
  }

  async function cluster(): Promise<Cluster> {
    return connections().cluster()
  }

  async function coordinator<T extends Broker>(coordinatorType: number, id: string): Promise<T> {
    const { coordinators } = connections()
    const key = `${coordinatorType}/${id}`
    const known = coordinators.get(key)
    if (known?.isConnected()) return known as T
    // Its types know of groups only.
    const question = { groupId: id, coordinatorType }
    const found = (await (await cluster()).findGroupCoordinator(question)) as T
    // What a coordinator is asked may wait for others: whether it is there at all is known sooner by this. A single one has nobody to be left for.
    if (options.brokers.length > 1) await found.apiVersions()
    coordinators.set(key, found)
    return found
  }

  const line: Line = {
    async ask(question, patienceMs = PATIENCE_MS) {
      if (closed) throw new Error(CLOSED)
      const those = current
      const { promise: end, reject } = Promise.withResolvers<never>()
      asked.add(reject)
      try {
        return await Promise.race([within(patienceMs, question, () => drop(those)), end])
      } finally {
        asked.delete(reject)
      }
    },
    cluster,
    async knowing(topics) {
      const connected = await cluster()
      await connected.addMultipleTargetTopics([...topics])
      await connected.refreshMetadataIfNecessary()
      const unknown = () => topics.find((topic) => connected.findTopicPartitionMetadata(topic).length === 0)
      // The answer to an earlier question, which did not name them, may have come last.
      if (unknown()) await connected.refreshMetadata()
      if (unknown()) throw notYet(`who leads ${unknown()} is not known yet`)
      return connected
    },
    coordinator: (groupId) => coordinator<GroupBroker>(GROUP, groupId),
    transactionCoordinator: (id) => coordinator<TransactionBroker>(TRANSACTION, id),
    forget: () => current?.coordinators.clear(),
    renew: () =>
      line.ask(async () => {
        line.forget()
        await (await cluster()).refreshMetadata()
      }),
    close() {
      closed = true
      drop(current)
      for (const reject of asked) reject(new Error(CLOSED))
    },
  }
  return line
}

interface Connections {
  cluster(): Promise<Cluster>
  coordinators: Map<string, Broker>
  close(): void
}

function openConnections(options: KafkaClientOptions): Connections {
  const client = createClient(options, retry(options.brokers.length))
  let inner: Cluster | undefined
  const consumer = client.kafka.consumer({
    groupId: 'none',
    allowAutoTopicCreation: false,
    // Ends are asked with what is not committed yet: an append resolves a moment before readers see it.
    readUncommitted: true,
    partitionAssigners: [
      ({ cluster }) => {
        inner = cluster
        return {
          name: 'none',
          version: 0,
          assign: async () => [],
          protocol: () => ({ name: '', metadata: Buffer.of() }),
        }
      },
    ],
  })
  const shell = client.watched(consumer)
  let connecting: Promise<void> | null = null
  return {
    coordinators: new Map(),
    async cluster() {
      // Its first broker counts as connected before it has told what it understands: nothing can be asked until then.
      if (connecting || !inner!.isConnected()) {
        connecting ??= shell.connect().finally(() => {
          connecting = null
        })
        await connecting
      }
      return inner!
    },
    close() {
      client.destroy()
      void shell.disconnect().catch(() => {})
    },
  }
}
