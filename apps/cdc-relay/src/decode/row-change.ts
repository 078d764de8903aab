/** What a decoder gets: one row change with columns already parsed, and the small helpers that decoders share. */
import type { DomainEvent } from '@rookery/contracts'

/** Ids are numbers, timestamps milliseconds since 1970, arrays arrays; see columns.ts. */
export type Row = Readonly<Record<string, unknown>>

/** Published tables have REPLICA IDENTITY FULL, so that `old` is the whole row. */
export type RowChange =
  | { kind: 'insert'; new: Row }
  | { kind: 'update'; old: Row; new: Row }
  | { kind: 'delete'; old: Row }

type WithoutStamp<E> = E extends DomainEvent ? Omit<E, 'v' | 'position' | 'at'> : never
/** An event before the relay stamps it with version, position and commit time. */
export type EventBody = WithoutStamp<DomainEvent>

/** A row change leads to one event at most: its index in the transaction is the event's. */
export type Decoder = (change: RowChange) => EventBody | null

/** Did any of these columns change? Arrays are compared by content. */
export function changed(old: Row, row: Row, columns: readonly string[]): boolean {
  return columns.some((column) => {
    const [before, after] = [old[column], row[column]]
    if (before === after) return false
    return !(Array.isArray(before) && Array.isArray(after) && sameItems(before, after))
  })
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i])
