/** The rules of the protocol switched off, one at a time: with them the fault tests must fail. */
import type { DomainEvent, Position } from '@rookery/contracts'
import type { EventLogWriter } from '@rookery/event-log'

export type Variant = 'as built' | 'acknowledge at once' | 'ids of the log instead of LSNs'

export function variantOf(writer: EventLogWriter, variant: Variant): EventLogWriter {
  if (variant === 'acknowledge at once') return acknowledgeAtOnce(writer)
  return variant === 'as built' ? writer : ownIds(writer)
}

/** Everything in the log counts as safe. */
function acknowledgeAtOnce(writer: EventLogWriter): EventLogWriter {
  let last: Position | null = null
  return {
    ...writer,
    async append(events) {
      await writer.append(events)
      last = events.at(-1)!.position
    },
    async acknowledgeable() {
      await writer.acknowledgeable()
      return last
    },
  }
}

/** Every append gets new, rising ids, as XADD * would give. */
function ownIds(writer: EventLogWriter): EventLogWriter {
  let next = 1
  const originals = new Map<number, Position>()
  return {
    ...writer,
    append(events) {
      const renamed = events.map((event): DomainEvent => {
        originals.set(next, event.position)
        return { ...event, position: { epoch: event.position.epoch, lsn: next++, index: 0 } }
      })
      return writer.append(renamed)
    },
    async acknowledgeable() {
      const safe = await writer.acknowledgeable()
      return safe && (originals.get(safe.lsn) ?? null)
    },
  }
}
