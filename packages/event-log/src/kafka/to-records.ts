/** Events as records of their partitions and of `live`, numbered, each with the position before it. */
import { type DomainEvent, keyOf } from '@rookery/contracts'
import type { Message } from 'kafkajs'
import { LIVE, streamsOf } from '../core/partitions.ts'
import { type Names, placeOf } from './names.ts'
import { encodeHeaders, type LogState, type Top } from './states.ts'

/** Also how far each stream comes with them. `now`: ms since 1970. */
export function toRecords(names: Names, state: LogState, events: readonly DomainEvent[], now: number) {
  const tops = new Map<string, Top>(state.tops)
  const batches = new Map<string, Message[]>()
  for (const event of events) {
    const value = JSON.stringify(event)
    for (const stream of streamsOf(event, state.partitions)) {
      const { topic, partition } = placeOf(names, stream)
      const before = tops.get(stream)
      const count = (before?.count ?? 0) + 1
      const { incarnation } = state
      const headers = encodeHeaders({ incarnation, count, position: event.position, after: before?.position ?? null })
      // Kafka refuses times of the future, and a clock may be ahead of ours.
      const timestamp = String(Math.min(event.at, now))
      const key = stream === LIVE ? null : String(keyOf(event))
      const messages = batches.get(topic) ?? []
      messages.push({ key, value, headers, timestamp, partition })
      batches.set(topic, messages)
      tops.set(stream, { position: event.position, count })
    }
  }
  return { tops, batches: [...batches].map(([topic, messages]) => ({ topic, messages })) }
}
