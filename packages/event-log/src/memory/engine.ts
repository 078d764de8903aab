/** The fake's engine: what Redis holds for the log, in memory. Several writers and consumers may share one, as processes do. */
import type { ConsumerGroupSpec, DomainEvent } from '@rookery/contracts'
import type { Entry, ReplayRequest } from '../core/backend.ts'
import { compareIds, START } from '../core/ids.ts'
import { partitionName } from '../core/partitions.ts'

export interface Stream {
  entries: (Entry & { ordinal: number })[]
  /** The highest id it ever held. */
  top: string
  ordinal: number
}

export interface Group {
  spec: ConsumerGroupSpec
  status: 'backfill' | 'ready' | 'detached'
  from: string
  offsets: Map<string, string>
}

export interface LogState {
  epoch: number
  partitions: number
  incarnation: string
  writer: string
  liveFloor: string
}

export interface MemoryEngine {
  state: LogState | null
  streams: Map<string, Stream>
  groups: Map<string, Group>
  /** Group → partition → lease. */
  leases: Map<string, Map<string, { owner: string; expires: number }>>
  /** Group → consumer → last sign of life. */
  members: Map<string, Map<string, number>>
  replays: Map<string, { request: ReplayRequest; answer: (error: string | null) => void }[]>
  tokens: number
  /** Resolves with the next append, or when `signal` fires. */
  appended(ms: number, signal: AbortSignal): Promise<void>
  /** Wakes whoever waits in `appended`. */
  announce(): void
  /** As Redis's FLUSHALL. */
  flushAll(): void
}

export function createMemoryEngine(): MemoryEngine {
  const waiting = new Set<() => void>()
  const engine: MemoryEngine = {
    state: null,
    streams: new Map(),
    groups: new Map(),
    leases: new Map(),
    members: new Map(),
    replays: new Map(),
    tokens: 0,
    appended: (ms, signal) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          waiting.delete(done)
          signal.removeEventListener('abort', done)
          resolve()
        }
        const timer = setTimeout(done, ms)
        waiting.add(done)
        signal.addEventListener('abort', done)
        if (signal.aborted) done()
      }),
    announce() {
      for (const wake of [...waiting]) wake()
    },
    flushAll() {
      engine.state = null
      for (const map of [engine.streams, engine.groups, engine.leases, engine.members]) map.clear()
    },
  }
  return engine
}

export function streamOf({ streams }: MemoryEngine, name: string): Stream {
  let stream = streams.get(name)
  if (!stream) {
    stream = { entries: [], top: START, ordinal: 0 }
    streams.set(name, stream)
  }
  return stream
}

export function entriesAfter(engine: MemoryEngine, name: string, id: string, count: number): Stream['entries'] {
  const entries = engine.streams.get(name)?.entries ?? []
  let low = 0
  for (let high = entries.length; low < high; ) {
    const middle = (low + high) >> 1
    if (compareIds(entries[middle]!.id, id) > 0) high = middle
    else low = middle + 1
  }
  return entries.slice(low, low + count)
}

/** Events go through JSON as in Redis: nobody may share an object with anybody. */
export const parse = (json: string): DomainEvent => JSON.parse(json) as DomainEvent

export function partitionsOf(topics: readonly string[], count: number): string[] {
  return topics.flatMap((topic) => Array.from({ length: count }, (_, partition) => partitionName(topic, partition)))
}

/** How many entries of a partition lie above an offset. */
export function owed(engine: MemoryEngine, name: string, offset: string): number {
  const first = entriesAfter(engine, name, offset, 1)[0]
  return first ? streamOf(engine, name).ordinal - first.ordinal + 1 : 0
}

/** Enters a group at the present tops, to be back-filled. */
export function enter(engine: MemoryEngine, spec: ConsumerGroupSpec, count: number): void {
  const offsets = new Map<string, string>()
  let from = START
  for (const name of partitionsOf(spec.topics, count)) {
    const { top } = streamOf(engine, name)
    offsets.set(name, top)
    if (compareIds(top, from) > 0) from = top
  }
  engine.groups.set(spec.name, { spec, status: 'backfill', from, offsets })
}
