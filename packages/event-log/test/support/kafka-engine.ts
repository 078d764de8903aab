/** The contract's engine on a real Kafka: a process dies by its sockets, and is suspended by theirs. */
import type net from 'node:net'
import { waitUntil } from '@rookery/testing'
import { Kafka, logLevel } from 'kafkajs'
import type { ContractEngine, TestProcess } from '../../src/contract/harness.ts'
import { createKafkaEventLog } from '../../src/kafka/event-log.ts'
import type { KafkaEventLogOptions } from '../../src/kafka/settings.ts'
import { createKafkaEventLogWriter } from '../../src/kafka/writer.ts'
import { createSockets, REQUESTS } from './sockets.ts'

/**
 * Short, so that take-overs do not keep tests waiting, but longer than a busy machine stands still: whoever is dropped meanwhile
 * acknowledges nothing. The broker has to allow it (group.min.session.timeout.ms).
 */
export const SESSION_MS = 3_000

export const settingsOf = (kafka: { brokers: string[]; prefix: string }): KafkaEventLogOptions => ({
  ...kafka,
  partitions: 4,
  replication: 1,
  sessionTimeoutMs: SESSION_MS,
  firstDelayMs: 50,
})

export function createKafkaEngine(kafka: { brokers: string[]; prefix: string }): ContractEngine {
  const settings = settingsOf(kafka)
  const close = new AsyncDisposableStack()
  return {
    writer: (options) => createKafkaEventLogWriter(settings, options),
    process: () => createProcess(settings, close),
    flushAll: () => deleteTopics(kafka),
    async [Symbol.asyncDispose]() {
      await close.disposeAsync()
      await deleteTopics(kafka)
    },
  }
}

export interface KafkaProcess extends TestProcess {
  /** Its way to Kafka, for whatever else it does there. */
  settings: KafkaEventLogOptions
}

export function createProcess(options: KafkaEventLogOptions, close: AsyncDisposableStack): KafkaProcess {
  const sockets = new Set<net.Socket>()
  let [dead, frozen] = [false, false]
  const answers: number[] = []
  const socketFactory = createSockets({
    answered: (request) => answers.push(request),
    opened(socket) {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      if (frozen) hold(socket)
    },
  })
  const settings: KafkaEventLogOptions = {
    ...options,
    socketFactory(args) {
      if (dead) throw new Error('killed')
      return socketFactory(args)
    },
  }
  const log = createKafkaEventLog(settings)
  const thaw = () => {
    frozen = false
    for (const socket of sockets) {
      socket.uncork()
      socket.resume()
    }
  }
  close.defer(async () => {
    thaw()
    const closed = log[Symbol.asyncDispose]()
    // What a dead process had in hand never ends.
    if (!dead) await closed
  })
  return {
    log,
    settings,
    answered: (step) => answers.filter((request) => STEPS[step].includes(request)).length,
    thaw,
    freeze() {
      frozen = true
      for (const socket of sockets) hold(socket)
    },
    kill() {
      dead = true
      for (const socket of sockets) socket.destroy(new Error('killed'))
    },
  }
}

/** What keeps a member's place, and what notes how far it came. */
const STEPS = {
  claim: [REQUESTS.joinGroup, REQUESTS.heartbeat] as number[],
  acknowledge: [REQUESTS.offsetCommit] as number[],
}

function hold(socket: net.Socket): void {
  socket.pause()
  socket.cork()
}

/** As if Kafka had lost its disks: topics, and with them what groups committed. */
export async function deleteTopics({ brokers, prefix }: { brokers: string[]; prefix: string }): Promise<void> {
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  const ours = async () => (await admin.listTopics()).filter((topic) => topic.startsWith(`${prefix}.`))
  const topics = await ours()
  if (topics.length > 0) await admin.deleteTopics({ topics })
  await waitUntil(async () => (await ours()).length === 0)
  await admin.disconnect()
}
