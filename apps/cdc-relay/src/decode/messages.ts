/** Facts that are no row: `pg_logical_emit_message(true, 'rookery', <JSON of an event without v, position and at>)`. */
import { type EventType, ROUTING } from '@rookery/contracts'
import type { EventBody } from './row-change.ts'

export const MESSAGE_PREFIX = 'rookery'

/** The event that a message carries; null when it is none that this version knows. */
export function decodeMessage(content: Uint8Array): EventBody | null {
  let body: unknown
  try {
    body = JSON.parse(Buffer.from(content).toString())
  } catch {
    return null
  }
  if (typeof body !== 'object' || body === null || !('type' in body)) return null
  return Object.hasOwn(ROUTING, body.type as EventType) ? (body as EventBody) : null
}
