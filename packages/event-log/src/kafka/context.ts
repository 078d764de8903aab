/** What the parts of one log in one process share. */
import type { Producer } from 'kafkajs'
import { type Board, openBoard } from './board.ts'
import { type Client, createClient } from './client.ts'
import { createLine, type Line } from './line.ts'
import { createNames, type Names } from './names.ts'
import { createReport, type Report } from './report.ts'
import type { KafkaEventLogOptions } from './settings.ts'

export interface LogContext extends AsyncDisposable {
  options: KafkaEventLogOptions
  names: Names
  report: Report
  /** Short questions and commits; nothing that waits. */
  control: Line
  board: Board
  /** A connection of its own for something that waits. */
  line(purpose: string): Line
  /** One record into a topic of one partition. */
  publish(topic: string, key: string | null, value: string | null): Promise<void>
}

const RETRY = { retries: 5, initialRetryTime: 50, maxRetryTime: 500 }

export function createContext(options: KafkaEventLogOptions): LogContext {
  const { name = 'event-log' } = options
  const names = createNames(options.prefix)
  const report = createReport(options)
  const line = (purpose: string) => createLine({ ...options, name: `${name}:${purpose}` })
  const control = line('control')
  const board = openBoard(options, control, names, report)
  let client: Client | null = null
  let producing: Promise<Producer> | null = null

  async function connect(): Promise<Producer> {
    client ??= createClient({ ...options, name: `${name}:producer` }, RETRY)
    const producer = client.kafka.producer({
      idempotent: true,
      allowAutoTopicCreation: false,
      retry: RETRY,
      createPartitioner: () => () => 0,
    })
    await producer.connect()
    return producer
  }

  return {
    options,
    names,
    report,
    control,
    board,
    line,
    async publish(topic, key, value) {
      producing ??= connect().catch((error) => {
        producing = null
        throw error
      })
      await (await producing).send({ topic, messages: [{ key, value }] })
    },
    async [Symbol.asyncDispose]() {
      await board.close()
      control.close()
      client?.destroy()
    },
  }
}
