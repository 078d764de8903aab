/** The partitions of one assignment while it lasts: a worker each, fed by the fetcher, in the order of their ordinals. */
import type { DomainEvent } from '@rookery/contracts'
import { formatPosition, parsePosition } from '@rookery/contracts'
import type { Entry, Lease } from '../core/backend.ts'
import { startWorker, type Worker } from '../core/worker.ts'
import type { ConsumeOptions } from '../port.ts'
import type { LogContext } from './context.ts'
import type { Fetcher, Source } from './fetcher.ts'
import { baseOf, readMarks } from './lag.ts'
import type { Assignment, Member } from './member.ts'
import { placeOf } from './names.ts'
import { type Committed, readOffsets } from './offsets.ts'
import type { LogRecord } from './records.ts'
import { decodeHeaders, encodeMark, type GroupState, type LogState } from './states.ts'

export interface PartitionRun {
  /** Of the assignment, the log and the group's state that it belongs to. */
  readonly key: string
  /** A worker stopped for a reason of its own: begin again. */
  readonly broken: boolean
  /** Whether events wait in the log that waited at the last call too, though nothing was read since and nothing holds it. */
  stalled(known: LogState): boolean
  /** Finishes and commits what is in hand. */
  finish(): Promise<void>
  /** Starts nothing more, commits nothing; resolves when handlers that still run are done. */
  abandon(): Promise<void>
}

export interface PartitionRunOptions {
  context: LogContext
  options: ConsumeOptions
  fetcher: Fetcher
  member: Member
  assignment: Assignment
  state: LogState
  group: GroupState
  key: string
  onBroken: () => void
  /** Events that the group has not had are gone. Resolves when that is noted; rejects when it is to be called again. */
  onGap: (error: Error) => Promise<void>
}

/** So many batches may wait in a partition: the next request is answered before they are done. */
const BATCHES_AHEAD = 4
const EVENTS_AHEAD = 1_000

export async function startPartitions(given: PartitionRunOptions): Promise<PartitionRun> {
  const { context, options, fetcher, assignment, state, group, key } = given
  const { names, control } = context
  const marks = await readMarks(control, names, state, options.group.name, group)
  const starts = await startOffsets(given, marks)
  const workers: Worker[] = []
  const sources: Source[] = []
  const stalls: ((known: LogState) => boolean)[] = []
  let broken = false
  const onLost = () => {
    if (broken) return
    broken = true
    given.onBroken()
  }

  for (const stream of assignment.partitions) {
    const mark = marks.get(stream)
    const begin = mark ? idOf(mark.offset, mark.mark.count, mark.mark.position) : ''
    const lease: Lease = { name: stream, owner: key, offset: begin }
    const worker = startWorker({
      backend: { acknowledge: (_, __, previous, id) => acknowledge(stream, previous, id) },
      options,
      lease,
      holds: given.member.holds,
      after: undefined,
      firstDelayMs: context.options.firstDelayMs ?? 500,
      onLost,
    })
    const most = Math.max(EVENTS_AHEAD, BATCHES_AHEAD * (options.batchSize ?? 200))
    let reached = mark?.mark.count ?? baseOf(group, stream)
    let gone = false
    const source: Source = {
      ...placeOf(names, stream),
      offset: starts.get(stream)!,
      held: () => gone || worker.waiting >= most,
      take(records) {
        const entries: Entry[] = []
        for (const record of records) {
          const { incarnation, count } = decodeHeaders(record.headers)
          if (gone || incarnation !== state.incarnation || count <= reached) continue
          if (count > reached + 1) {
            gone = true
            const error = new Error(`${stream}: events ${reached + 1} to ${count - 1} are gone from the log`)
            // Not noted, nobody would ever fill it: the partition begins again and meets the same.
            given.onGap(error).catch(onLost)
            break
          }
          reached = count
          entries.push(entryOf(record))
        }
        if (entries.length > 0) worker.push(entries)
      },
    }
    let waitedAt: number | null = null
    stalls.push(({ incarnation, tops }) => {
      const waits = incarnation === state.incarnation && (tops.get(stream)?.count ?? 0) > reached && !source.held()
      const stalled = waits && waitedAt === reached
      waitedAt = waits ? reached : null
      return stalled
    })
    workers.push(worker)
    sources.push(source)
    fetcher.add(source)
  }

  /** The lease's identity is the generation: Kafka refuses a commit of an older one. */
  async function acknowledge(stream: string, previous: string, id: string): Promise<boolean> {
    const { member } = given
    if (previous === id) return member.stillOwner(assignment)
    const [offset, count, text] = id.split('/')
    const mark = { incarnation: state.incarnation, count: Number(count), position: parsePosition(text!)! }
    const ours = await member.commit(assignment, stream, Number(offset), encodeMark(mark))
    // A partition that was full may have room again.
    fetcher.wake()
    return ours
  }

  const forget = () => {
    for (const source of sources) fetcher.remove(source)
  }
  return {
    key,
    get broken() {
      return broken
    },
    // Each is asked, whatever the others say.
    stalled: (known) => stalls.filter((isStalled) => isStalled(known)).length > 0,
    async finish() {
      forget()
      await Promise.all(workers.map((worker) => worker.finish()))
    },
    async abandon() {
      forget()
      await Promise.all(workers.map((worker) => worker.abandon()))
    },
  }
}

/** After what was committed; else from the oldest that is kept. */
async function startOffsets(
  { context, assignment }: PartitionRunOptions,
  marks: ReadonlyMap<string, Committed>,
): Promise<Map<string, number>> {
  const places = assignment.partitions.map((stream) => ({ stream, ...placeOf(context.names, stream) }))
  const starts = new Map<string, number>()
  for (const topic of new Set(places.map((place) => place.topic))) {
    const here = places.filter((place) => place.topic === topic)
    const bounds = await readOffsets(
      context.control,
      topic,
      here.map(({ partition }) => partition),
    )
    for (const { stream, partition } of here) {
      starts.set(stream, Math.max(bounds.get(partition)!.low, marks.get(stream)?.offset ?? 0))
    }
  }
  return starts
}

/** What a commit needs of an entry: the offset after it, its ordinal, its position. */
const idOf = (next: number, count: number, position: DomainEvent['position']): string =>
  `${next}/${count}/${formatPosition(position)}`

function entryOf({ offset, value, headers }: LogRecord): Entry {
  const event = JSON.parse(value!) as DomainEvent
  return { id: idOf(offset + 1, decodeHeaders(headers).count, event.position), event }
}
