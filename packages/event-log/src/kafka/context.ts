/** What the parts of one log in one process share. */
import { type Board, openBoard } from './board.ts'
import { createLine, type Line } from './line.ts'
import { createNames, type Names } from './names.ts'
import { createPublisher, type Publisher } from './publisher.ts'
import { createReport, type Report } from './report.ts'
import type { KafkaEventLogOptions } from './settings.ts'
import { createSilences } from './silences.ts'

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

export function createContext(settings: KafkaEventLogOptions): LogContext {
  const options = { silences: createSilences(), ...settings }
  const { name = 'event-log' } = options
  const names = createNames(options.prefix)
  const report = createReport(options)
  const line = (purpose: string) => createLine({ ...options, name: `${name}:${purpose}` })
  const control = line('control')
  const board = openBoard(options, control, names, report)
  const publisher = createPublisher({ ...options, name: `${name}:producer` })

  return {
    options,
    names,
    report,
    control,
    board,
    line,
    publish: publisher.publish,
    async [Symbol.asyncDispose]() {
      await board.close()
      control.close()
      publisher.close()
    },
  }
}
