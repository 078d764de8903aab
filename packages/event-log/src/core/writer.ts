/** The relay's writer over any backend: sessions, what each stream must already hold, and what may be acknowledged. */
import {
  CONSUMER_GROUPS,
  type ConsumerGroupSpec,
  DEFAULT_PARTITIONS,
  type DomainEvent,
  type Position,
} from '@rookery/contracts'
import { type EventLogWriter, LogRestartedError } from '../port.ts'
import { type AckWindow, createAckWindow } from './ack-window.ts'
import type { AppendBatch, WriterBackend } from './backend.ts'
import { compareIds, idOf, lsnOf, positionOf, START } from './ids.ts'
import { streamsOf } from './partitions.ts'

export interface WriterOptions {
  /** Groups that the log must know from its beginning; default: every group of the platform. */
  groups?: readonly ConsumerGroupSpec[]
  /** Partitions of each topic, if the log is made now; default DEFAULT_PARTITIONS. */
  partitions?: number
  /** Monotonic milliseconds for the two-second rule; default `performance.now`. */
  monotonic?: () => number
  /** Milliseconds since 1970, for the live window; default `Date.now`. */
  now?: () => number
  /** A group further behind than this in a partition is detached; default 250,000 events (about 100 MB). */
  maxLag?: number
  /** The live window: default one hour, 200,000 events, 64 MiB. */
  live?: { maxAgeMs?: number; maxEvents?: number; maxBytes?: number }
}

/** Small Lua calls: a longer one would hold up everybody else's commands. */
const CHUNK = 250

interface Session {
  epoch: number
  partitions: number
  /** Id each stream must have reached, counting what is on its way. */
  reached: Map<string, string>
  acks: AckWindow
  broken: LogRestartedError | null
}

export function createWriter(backend: WriterBackend, options: WriterOptions = {}): EventLogWriter {
  const { groups = Object.values(CONSUMER_GROUPS), partitions = DEFAULT_PARTITIONS } = options
  const { monotonic = () => performance.now(), now = Date.now, maxLag = 250_000 } = options
  const { maxAgeMs = 3_600_000, maxEvents = 200_000, maxBytes = 64 * 1024 * 1024 } = options.live ?? {}
  let current: Session | null = null

  const session = (): Session => {
    if (!current) throw new LogRestartedError('the log is not open')
    if (current.broken) throw current.broken
    return current
  }

  /** Any failure ends the session: adding something newer after a lost batch would bury it. */
  async function within<T>(of: Session, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause)
      of.broken ??= cause instanceof LogRestartedError ? cause : new LogRestartedError(message, { cause })
      throw of.broken
    }
  }

  return {
    async open(epoch) {
      current = null
      const opened = await backend.open(epoch, partitions, groups)
      const reached = await backend.tops()
      current = { epoch, partitions: opened.partitions, reached, acks: createAckWindow(monotonic), broken: null }
      return opened.fresh ? 'fresh' : 'continued'
    },

    async append(events) {
      const here = session()
      if (events.length === 0) return
      const other = events.find((event) => event.position.epoch !== here.epoch)
      if (other) throw new LogRestartedError(`epoch ${other.position.epoch} is not the log's (${here.epoch})`)
      await within(here, () => backend.append(toBatches(events, here)))
      here.acks.added(events.at(-1)!.position)
    },

    async acknowledgeable() {
      const here = session()
      const first = await within(here, () => backend.unacknowledged())
      return here.acks.safe(first === null ? Number.POSITIVE_INFINITY : lsnOf(first))
    },

    async top(): Promise<Position | null> {
      const here = session()
      const tops = await within(here, () => backend.tops())
      const top = [...tops.values()].reduce((a, b) => (compareIds(a, b) < 0 ? b : a), START)
      return top === START ? null : positionOf(here.epoch, top)
    },

    async trim() {
      const limits = { maxLag, liveSince: now() - maxAgeMs, liveLength: maxEvents, liveBytes: maxBytes }
      return within(session(), () => backend.trim(limits))
    },

    async [Symbol.asyncDispose]() {
      current = null
      await backend[Symbol.asyncDispose]()
    },
  }
}

/** Splits an append by stream, in small calls, each of which demands that the one before it arrived. */
function toBatches(events: readonly DomainEvent[], { partitions, reached }: Session): AppendBatch[] {
  const batches: AppendBatch[] = []
  const open = new Map<string, AppendBatch>()
  for (const event of events) {
    const entry = { id: idOf(event.position), at: event.at, json: JSON.stringify(event) }
    for (const stream of streamsOf(event, partitions)) {
      let batch = open.get(stream)
      if (!batch || batch.entries.length >= CHUNK) {
        batch = { stream, reached: reached.get(stream) ?? START, entries: [] }
        open.set(stream, batch)
        batches.push(batch)
      }
      batch.entries.push(entry)
      if (compareIds(entry.id, reached.get(stream) ?? START) > 0) reached.set(stream, entry.id)
    }
  }
  return batches
}
