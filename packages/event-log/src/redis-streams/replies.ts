/** Redis replies as values. */
import type { DomainEvent } from '@rookery/contracts'
import type { Entry } from '../core/backend.ts'

type RawEntry = [id: string, fields: string[]]

/** Entries of XRANGE and XREAD: field `e` is the event's JSON. */
export const toEntries = (raw: unknown): Entry[] =>
  (raw as RawEntry[]).map(([id, fields]) => ({ id, event: toEvent(fields) }))

function toEvent(fields: string[]): DomainEvent {
  const json = fields[fields.indexOf('e') + 1]
  if (json === undefined) throw new Error('an entry of the log without an event')
  return JSON.parse(json) as DomainEvent
}

/** name, value, name, value, … */
export function toMap<T = string>(raw: unknown): Map<string, T> {
  const list = raw as unknown[]
  const map = new Map<string, T>()
  for (let i = 0; i + 1 < list.length; i += 2) map.set(String(list[i]), list[i + 1] as T)
  return map
}
