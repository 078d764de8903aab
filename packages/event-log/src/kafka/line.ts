/**
 * One connection to each broker, below kafkajs' consumer: it hands its cluster to partition assigners, and with that
 * partitions are read without a group, and a group is joined without losing sight of what is in hand.
 */
import type { Broker, Cluster } from 'kafkajs'
import { createClient } from './client.ts'
import type { KafkaClientOptions } from './settings.ts'

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

export interface Line {
  /** Connected; rejects while no broker can be reached. */
  cluster(): Promise<Cluster>
  /** Knows these topics; rejects when one of them is not there. */
  knowing(topics: readonly string[]): Promise<Cluster>
  coordinator(groupId: string): Promise<GroupBroker>
  /** After an error: asks again who coordinates what. */
  forget(): void
  close(): void
}

/** Few: whoever uses the line tries again for as long as it lives. */
const RETRY = { retries: 1, initialRetryTime: 50, maxRetryTime: 200 }

export function createLine(options: KafkaClientOptions): Line {
  const client = createClient(options, RETRY)
  let inner: Cluster | undefined
  const shell = client.kafka.consumer({
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
  const coordinators = new Map<string, GroupBroker>()
  let connecting: Promise<void> | null = null

  async function cluster(): Promise<Cluster> {
    if (!inner!.isConnected()) {
      connecting ??= shell.connect().finally(() => {
        connecting = null
      })
      await connecting
    }
    return inner!
  }

  return {
    cluster,
    async knowing(topics) {
      const connected = await cluster()
      await connected.addMultipleTargetTopics([...topics])
      await connected.refreshMetadataIfNecessary()
      return connected
    },
    async coordinator(groupId) {
      const known = coordinators.get(groupId)
      if (known?.isConnected()) return known
      const found = (await (await cluster()).findGroupCoordinator({ groupId })) as GroupBroker
      coordinators.set(groupId, found)
      return found
    },
    forget: () => coordinators.clear(),
    close() {
      client.destroy()
      void shell.disconnect().catch(() => {})
    },
  }
}
