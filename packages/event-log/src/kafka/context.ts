/** What the parts of one log in one process share. */
import { type Board, openBoard } from './board.ts'
import { createClient } from './client.ts'
import { createLine, type Line } from './line.ts'
import { createNames, type Names } from './names.ts'
import { createPublisher, type Publisher } from './publisher.ts'
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
  publish: Publisher['publish']
}

const RETRY = { retries: 5, initialRetryTime: 50, maxRetryTime: 500 }

export function createContext(settings: KafkaEventLogOptions): LogContext {
  const options = { silences: new Map<string, number>(), ...settings }
  const { name = 'event-log' } = options
  const names = createNames(options.prefix)
  const report = createReport(options)
  const line = (purpose: string) => createLine({ ...options, name: `${name}:${purpose}` })
  const control = line('control')
  const board = openBoard(options, control, names, report)
  const client = createClient({ ...options, name: `${name}:producer` }, RETRY)
  const { publish } = createPublisher(client)

  return {
    options,
    names,
    report,
    control,
    board,
    line,
    publish,
    async [Symbol.asyncDispose]() {
      await board.close()
      control.close()
      client.destroy()
    },
  }
}
