/** A log in memory that keeps the port's promises: skips what is not above its top, drops everything of another epoch. */
import { comparePositions, type DomainEvent, type Position } from '@rookery/contracts'
import type { EventLogWriter } from '@rookery/event-log'

export interface MemoryWriter extends EventLogWriter {
  events: DomainEvent[]
  appends: number
  /** What acknowledgeable answers; null: nothing. */
  safe: () => Position | null
}

export function memoryWriter(): MemoryWriter {
  let epoch = 0
  const topOf = (events: readonly DomainEvent[]) => events.at(-1)?.position ?? null
  const writer: MemoryWriter = {
    events: [],
    appends: 0,
    safe: () => topOf(writer.events),
    async open(wanted) {
      if (epoch === wanted) return 'continued'
      epoch = wanted
      writer.events = []
      return 'fresh'
    },
    async append(events) {
      writer.appends++
      for (const event of events) {
        const top = topOf(writer.events)
        if (!top || comparePositions(event.position, top) > 0) writer.events.push(event)
      }
    },
    acknowledgeable: async () => writer.safe(),
    top: async () => topOf(writer.events),
    trim: async () => [],
    [Symbol.asyncDispose]: async () => {},
  }
  return writer
}
