/** The relay's writer on Kafka: appends in order, one transaction each, and skips what is there already. */
import {
  CONSUMER_GROUPS,
  comparePositions,
  DEFAULT_PARTITIONS,
  type DomainEvent,
  type Position,
} from '@rookery/contracts'
import type { WriterOptions } from '../core/writer.ts'
import { type EventLogWriter, LogRestartedError } from '../port.ts'
import { createLiveWindow, type LiveWindow } from './live-window.ts'
import { createReport } from './report.ts'
import { openSession, type Session } from './session.ts'
import type { KafkaEventLogOptions } from './settings.ts'
import { createSilences } from './silences.ts'
import { trim } from './trim.ts'

/** Of one transaction: Kafka takes 1 MB for a partition at once. */
const MAX_EVENTS = 1_000
const MAX_BYTES = 400_000

interface Open {
  session: Session
  epoch: number
  window: LiveWindow
  /** Appended in this session, or found to be there already. */
  reached: Position | null
  broken: LogRestartedError | null
  turn: Promise<void>
}

/** Connects in `open`. Whatever an append answered is on every copy that has to have it: it may be acknowledged at once. */
export function createKafkaEventLogWriter(settings: KafkaEventLogOptions, options: WriterOptions = {}): EventLogWriter {
  const { groups = Object.values(CONSUMER_GROUPS), now = Date.now, maxLag = 250_000, live } = options
  const kafka = { name: 'event-log:writer', silences: createSilences(), ...settings }
  kafka.partitions = options.partitions ?? settings.partitions ?? DEFAULT_PARTITIONS
  const report = createReport(kafka)
  let current: Open | null = null

  const opened = (): Open => {
    if (!current) throw new LogRestartedError('the log is not open')
    if (current.broken) throw current.broken
    return current
  }

  /** Any failure ends the session: adding something newer after a lost batch would bury it. */
  async function within<T>(here: Open, work: () => Promise<T>): Promise<T> {
    if (here.broken) throw here.broken
    try {
      return await work()
    } catch (cause) {
      report.away(cause)
      const message = cause instanceof Error ? cause.message : String(cause)
      here.broken ??= cause instanceof LogRestartedError ? cause : new LogRestartedError(message, { cause })
      throw here.broken
    }
  }

  /** A producer has one transaction at a time: calls take turns. */
  function inTurn<T>(here: Open, work: () => Promise<T>): Promise<T> {
    const mine = here.turn.then(() => within(here, work))
    here.turn = mine.then(
      () => {},
      () => {},
    )
    return mine
  }

  async function drop(): Promise<void> {
    const old = current
    current = null
    if (!old) return
    old.broken ??= new LogRestartedError('the session was closed')
    await old.session.close()
  }

  return {
    async open(epoch) {
      await drop()
      try {
        const { session, fresh } = await openSession(kafka, report, epoch, groups)
        report.back()
        const window = createLiveWindow(live)
        current = { session, epoch, window, reached: null, broken: null, turn: Promise.resolve() }
        return fresh ? 'fresh' : 'continued'
      } catch (error) {
        report.away(error)
        throw error
      }
    },

    async append(events) {
      const here = opened()
      if (events.length === 0) return
      const other = events.find(({ position }) => position.epoch !== here.epoch)
      if (other) throw new LogRestartedError(`epoch ${other.position.epoch} is not the log's (${here.epoch})`)
      await inTurn(here, async () => {
        const { top } = here.session.state
        for (const piece of toPieces(events.filter(({ position }) => !top || comparePositions(position, top) > 0))) {
          const appended = await here.session.append(piece, now())
          if (appended) here.window.added(appended)
        }
        here.reached = events.at(-1)!.position
      })
    },

    async acknowledgeable() {
      const here = opened()
      const { reached } = here
      await within(here, () => here.session.verify())
      return reached
    },

    async top() {
      const here = opened()
      await within(here, () => here.session.verify())
      return here.session.state.top
    },

    async trim() {
      const here = opened()
      return inTurn(here, () => trim(here.session, { maxLag, window: here.window, now: now() }))
    },

    [Symbol.asyncDispose]: drop,
  }
}

/** In transactions of a bounded size; a single event may be as large as Kafka takes it. */
function* toPieces(events: readonly DomainEvent[]): Generator<DomainEvent[]> {
  let piece: DomainEvent[] = []
  let bytes = 0
  for (const event of events) {
    const size = JSON.stringify(event).length
    if (piece.length >= MAX_EVENTS || (piece.length > 0 && bytes + size > MAX_BYTES)) {
      yield piece
      piece = []
      bytes = 0
    }
    piece.push(event)
    bytes += size
  }
  if (piece.length > 0) yield piece
}
