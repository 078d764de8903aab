/** What records say beside their events: headers, the writer's state, the groups' states, what a commit notes. */
import { formatPosition, type Position, parsePosition } from '@rookery/contracts'

/** How far a stream came: its newest position, and how many records it ever had in this incarnation. */
export interface Top {
  position: Position
  count: number
}

/** Of the state's records in the topic `writer`; a session's first record has another. */
export const STATE_KEY = 'log'

/** One record of the topic `writer` in each transaction. */
export interface LogState {
  epoch: number
  /** A new one whenever the log began anew. */
  incarnation: string
  partitions: number
  /** Who wrote this. */
  session: string
  /** Position of the newest event: everything up to it is in the log. */
  top: Position | null
  /** By stream; those that had no record are missing. */
  tops: Map<string, Top>
}

/** A record of the topic `groups`; its key is the group's name. */
export interface GroupState {
  /** Of the log that the rest is about. */
  incarnation: string
  /** A new one whenever the group was noted. */
  token: string
  status: 'backfill' | 'ready' | 'detached'
  /** The tables are read up to here at least; null: from the log's beginning. */
  from: Position | null
  /** Counts of its streams at `from`: what lies at or below is skipped. */
  base: Record<string, number>
  topics: readonly string[]
  durable: boolean
}

export function encodeLogState(state: LogState): string {
  const tops = Object.fromEntries(
    [...state.tops].map(([stream, { position, count }]) => [stream, [formatPosition(position), count]]),
  )
  return JSON.stringify({ ...state, top: state.top && formatPosition(state.top), tops })
}

export function decodeLogState(json: string): LogState {
  const raw = JSON.parse(json) as Omit<LogState, 'top' | 'tops'> & {
    top: string | null
    tops: Record<string, [string, number]>
  }
  const tops = Object.entries(raw.tops).map(([stream, [position, count]]): [string, Top] => [
    stream,
    { position: parsePosition(position)!, count },
  ])
  return { ...raw, top: raw.top === null ? null : parsePosition(raw.top), tops: new Map(tops) }
}

/** Of a record in a topic of events. */
export interface RecordHeaders {
  incarnation: string
  /** Ordinal in its partition, from 1: one that is missing shows. */
  count: number
  position: Position | null
  /** Position of the record before it in the partition; null at the beginning. */
  after: Position | null
}

export const encodeHeaders = ({ incarnation, count, position, after }: RecordHeaders): Record<string, string> => ({
  log: incarnation,
  count: String(count),
  ...(position ? { position: formatPosition(position) } : {}),
  ...(after ? { after: formatPosition(after) } : {}),
})

export const decodeHeaders = (headers: Readonly<Record<string, string>>): RecordHeaders => ({
  incarnation: headers.log ?? '',
  count: Number(headers.count ?? 0),
  position: parsePosition(headers.position ?? ''),
  after: parsePosition(headers.after ?? ''),
})

/** What a group has handled of a partition. */
export interface Mark {
  incarnation: string
  count: number
  position: Position
}

/** The metadata of a commit. */
export const encodeMark = ({ incarnation, count, position }: Mark): string =>
  `${incarnation}/${count}/${formatPosition(position)}`

export function decodeMark(metadata: string | null): Mark | null {
  const [incarnation, count, text] = (metadata ?? '').split('/')
  const position = parsePosition(text ?? '')
  return incarnation && position ? { incarnation, count: Number(count), position } : null
}
