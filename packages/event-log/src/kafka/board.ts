/**
 * What everybody must know, as it was published last: the writer's state, the groups', replays. One reader a log follows
 * the three small topics; `refresh` reads them to their present end.
 */
import { createFetcher, type Source } from './fetcher.ts'
import { createLine, type Line } from './line.ts'
import type { Names } from './names.ts'
import { readOffsets } from './offsets.ts'
import { PATIENCE_MS, unanswered } from './patience.ts'
import type { LogRecord } from './records.ts'
import { isAbsent, type Report } from './report.ts'
import type { KafkaEventLogOptions } from './settings.ts'
import { decodeLogState, type GroupState, type LogState, STATE_KEY } from './states.ts'

export interface Board {
  /** Null: no log, or none any more, as far as it is known. */
  readonly state: LogState | null
  /** Groups that this very log knows. */
  groups(): Map<string, GroupState>
  /** Everything published before the call is known when it resolves, or the given patience is over. Rejects when it does not come. */
  refresh(patienceMs?: number): Promise<void>
  /** The same, and at least this record of the writer. Rejects when its topic is not there, or it does not come. */
  reach(offset: number, patienceMs?: number): Promise<void>
  /** Called after news; returns how to stop it. */
  onChange(listener: () => void): () => void
  /** Called with every message about replays, of the last minutes too. */
  onReplay(listener: (json: string) => void): () => void
  close(): Promise<void>
}

/** The newest record of the writer is among so many, unless transactions were aborted after it. */
const NEWEST = 64
const WAIT_MS = 500
/** What was just written is read at once: then Kafka was silent for longer than it takes to notice that. */
const REACH_MS = 15_000
const CLOSED = 'the log is closed'

export function openBoard(options: KafkaEventLogOptions, control: Line, names: Names, report: Report): Board {
  const fetcher = createFetcher({
    line: createLine({ ...options, name: `${options.name ?? 'event-log'}:board` }),
    report,
    waitMs: WAIT_MS,
    onAbsent: forget,
  })
  const groups = new Map<string, GroupState>()
  const changes = new Set<() => void>()
  const replays = new Set<(json: string) => void>()
  const waiting = new Set<() => void>()
  let state: LogState | null = null
  let closed = false

  const source = (topic: string, take: (record: LogRecord) => void): Source => ({
    topic,
    partition: 0,
    offset: 0,
    compacted: true,
    held: () => false,
    take: (records) => records.forEach(take),
    moved: () => {
      for (const resume of waiting) resume()
      for (const listener of changes) listener()
    },
  })
  const writerSource = source(names.writer, ({ key, value }) => {
    if (key !== STATE_KEY) return
    const next = value ? decodeLogState(value) : null
    // The topics may have been made anew behind our back: then its beginning was not read.
    if (next && state && next.incarnation !== state.incarnation) groupSource.offset = replaySource.offset = 0
    state = next
  })
  const groupSource = source(names.groups, ({ key, value }) => {
    if (key && value) groups.set(key, JSON.parse(value) as GroupState)
    else if (key) groups.delete(key)
  })
  const replaySource = source(names.replays, ({ value }) => {
    if (value) for (const listener of replays) listener(value)
  })
  const sources = [writerSource, groupSource, replaySource]

  function forget(): void {
    if (state === null && groups.size === 0 && sources.every(({ offset }) => offset === 0)) return
    state = null
    groups.clear()
    for (const each of sources) each.offset = 0
    fetcher.wake()
    for (const listener of changes) listener()
  }

  async function begin(): Promise<void> {
    const { low, high } = (await readOffsets(control, names.writer, [0])).get(0)!
    writerSource.offset = Math.max(low, high - NEWEST)
  }
  let began = false

  async function ends(): Promise<Map<Source, number>> {
    const all = sources.map(async (each): Promise<[Source, number]> => {
      const bounds = await readOffsets(control, each.topic, [0])
      return [each, bounds.get(0)!.high]
    })
    return new Map(await Promise.all(all))
  }

  /** Whether all of it is read, rather than the patience over. */
  async function upTo(goals: Map<Source, number>, patience: AbortSignal): Promise<boolean> {
    for (;;) {
      if ([...goals].every(([each, end]) => each.offset >= end)) return true
      if (closed || patience.aborted) return false
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.add(resolve)
      await promise
      waiting.delete(resolve)
    }
  }

  async function refresh(patienceMs?: number): Promise<void> {
    try {
      const all = await readOn(-1, patienceMs ?? PATIENCE_MS)
      if (!all && patienceMs === undefined && !closed) throw unanswered('it does not send what was published')
    } catch (error) {
      report.away(error)
      if (!isAbsent(error)) throw error
      forget()
    }
    if (closed) throw new Error(CLOSED)
  }

  /** To the present end, and past this record of the writer. */
  async function readOn(record: number, patienceMs: number): Promise<boolean> {
    const patience = AbortSignal.timeout(patienceMs)
    patience.addEventListener('abort', () => {
      for (const resume of waiting) resume()
    })
    const read = new Map(sources.map((each) => [each, each.offset]))
    const goals = await ends()
    // It ends before what was read when we asked: made anew behind our back.
    if ([...goals].some(([each, end]) => read.get(each)! > end)) forget()
    goals.set(writerSource, Math.max(goals.get(writerSource)!, record + 1))
    const all = await upTo(goals, patience)
    if (!all || state !== null || !began || goals.get(writerSource) === 0) return all
    writerSource.offset = 0
    fetcher.wake()
    return upTo(goals, patience)
  }

  // Reads what has been there for long only where it must: the writer notes its state with every append.
  void begin()
    .catch(() => {})
    .finally(() => {
      began = true
      if (closed) return
      for (const each of sources) fetcher.add(each)
      // Should the newest be of aborted transactions only, this reads the rest.
      refresh().catch(() => {})
    })

  return {
    get state() {
      return state
    },
    groups: () => new Map([...groups].filter(([, { incarnation }]) => incarnation === state?.incarnation)),
    refresh,
    async reach(offset, patienceMs = REACH_MS) {
      const all = await readOn(offset, patienceMs)
      if (closed) throw new Error(CLOSED)
      if (!all) throw unanswered('it does not send what was written')
    },
    onChange(listener) {
      changes.add(listener)
      return () => changes.delete(listener)
    },
    onReplay(listener) {
      replays.add(listener)
      return () => replays.delete(listener)
    },
    async close() {
      closed = true
      for (const resume of waiting) resume()
      await fetcher.close()
    },
  }
}
