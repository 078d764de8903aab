/** Following `live` on Kafka: one partition, no group; the cursor is a position, found again by what records say of themselves. */
import { setTimeout as wait } from 'node:timers/promises'
import { comparePositions, type DomainEvent, formatPosition, type Position } from '@rookery/contracts'
import { LIVE } from '../core/partitions.ts'
import type { LiveOptions } from '../port.ts'
import type { LogContext } from './context.ts'
import { createFetcher, type Source } from './fetcher.ts'
import { offsetAt, readOffsets } from './offsets.ts'
import type { LogRecord } from './records.ts'
import { decodeHeaders } from './states.ts'

/** Offsets of positions that this process handed out last, so that following on does not read the window again. */
export type KnownOffsets = Map<string, number>

const RETRY_MS = 100
/** How long a fetch waits for news; what comes is answered at once. */
const LIVE_WAIT_MS = 500
/** Of a window that is read: a Kafka that goes away meanwhile must not hold its reader for ever. */
const SILENCE_MS = 10_000

export function followLive(context: LogContext, known: KnownOffsets, options: LiveOptions): AsyncDisposable {
  const { board, control, names, report } = context
  const topic = names.topic(LIVE)
  const stop = new AbortController()
  const fetcher = createFetcher({ line: context.line('live'), report, waitMs: LIVE_WAIT_MS })
  let cursor = options.from
  /** Which log was read last; null: none yet. */
  let incarnation: string | null = null
  /** Ordinal of the last record; null: find the place of the cursor first. */
  let reached: number | null = null

  const guarded = (work: () => void) => {
    try {
      work()
    } catch (error) {
      options.onError?.(error)
    }
  }

  /** Cursors of before mean nothing any more: what is kept is read from its beginning. */
  function reset(to: string): void {
    incarnation = to
    cursor = null
    reached = null
    guarded(options.onReset)
  }

  function take(records: readonly LogRecord[]): void {
    let events: DomainEvent[] = []
    const flush = () => {
      const batch = events
      events = []
      if (batch.length > 0) guarded(() => options.onEvents(batch))
    }
    for (const record of records) {
      const headers = decodeHeaders(record.headers)
      if (headers.incarnation !== incarnation) {
        flush()
        reset(headers.incarnation)
        // It may have begun before what is read here.
        return void seekStart()
      }
      if (headers.count === 0) continue
      const gone = reached === null ? isPast(cursor, headers.after) : headers.count > reached + 1
      if (gone) {
        flush()
        reset(headers.incarnation)
      }
      if (reached !== null && headers.count <= reached) continue
      reached = headers.count
      if (cursor && comparePositions(headers.position!, cursor) <= 0) continue
      cursor = headers.position
      events.push(JSON.parse(record.value!) as DomainEvent)
    }
    flush()
  }

  const source: Source = { topic, partition: 0, offset: 0, held: () => false, take }

  function seekStart(): void {
    readOffsets(control, topic, [0])
      .then((bounds) => {
        source.offset = bounds.get(0)!.low
        fetcher.wake()
      })
      .catch(() => wait(RETRY_MS, undefined, { signal: stop.signal }).then(seekStart, () => {}))
  }

  /** After the cursor if its place is known here, else at the oldest that is kept. */
  async function begin(): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        await board.refresh()
        if (board.state) {
          const { low } = (await readOffsets(control, topic, [0])).get(0)!
          const place = cursor && known.get(formatPosition(cursor))
          source.offset = Math.max(low, place ?? low)
          incarnation = board.state.incarnation
          // Nothing may come for long: a cursor of another epoch is refused at once.
          if (cursor && cursor.epoch !== board.state.epoch) reset(incarnation)
          fetcher.add(source)
          return
        }
      } catch (error) {
        report.away(error)
      }
      await wait(RETRY_MS, undefined, { signal: stop.signal }).catch(() => {})
    }
  }
  const beginning = begin()

  return {
    async [Symbol.asyncDispose]() {
      stop.abort()
      fetcher.remove(source)
      await beginning
      await fetcher.close()
    },
  }
}

/** Something after the cursor, and before what is kept, was dropped. */
const isPast = (cursor: Position | null, after: Position | null): boolean =>
  cursor !== null && after !== null && comparePositions(after, cursor) > 0

/** From the first record with this time on to the present end; the newest `limit` of them. Rejects when Kafka falls silent. */
export async function recentLive(
  context: LogContext,
  known: KnownOffsets,
  since: number,
  limit: number,
): Promise<DomainEvent[]> {
  const { board, control, names, report } = context
  const topic = names.topic(LIVE)
  await board.refresh()
  if (!board.state) return []
  const { incarnation } = board.state
  const { low, high } = (await readOffsets(control, topic, [0])).get(0)!
  if (low >= high) return []
  // Kafka answers nothing for some times that it has, after records before them were deleted: then all of it is read.
  const start = (await offsetAt(control, topic, 0, since)) ?? low
  if (start >= high) return []
  const fetcher = createFetcher({ line: context.line('recent'), report, waitMs: LIVE_WAIT_MS })
  const found: LogRecord[] = []
  const done = Promise.withResolvers<void>()
  const silence = setTimeout(() => done.reject(new Error('Kafka does not answer')), SILENCE_MS)
  const source: Source = {
    topic,
    partition: 0,
    offset: Math.max(low, start),
    held: () => source.offset >= high,
    take(records) {
      for (const record of records) {
        const { incarnation: log, count } = decodeHeaders(record.headers)
        // Kafka finds times by the batch.
        const isEarly = found.length === 0 && record.timestamp < since
        if (log === incarnation && count > 0 && record.offset < high && !isEarly) found.push(record)
      }
      if (found.length > 2 * limit) found.splice(0, found.length - limit)
    },
    moved: () => {
      silence.refresh()
      if (source.offset >= high) done.resolve()
    },
  }
  fetcher.add(source)
  try {
    await done.promise
  } finally {
    clearTimeout(silence)
    await fetcher.close()
  }
  const kept = limit > 0 ? found.slice(-limit) : []
  const last = kept.at(-1)
  if (last) {
    known.clear()
    known.set(last.headers.position!, last.offset)
  }
  return kept.map(({ value }) => JSON.parse(value!) as DomainEvent)
}
