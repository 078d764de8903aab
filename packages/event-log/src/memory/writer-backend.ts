/** The writer's steps on the in-memory engine: the twins of the Lua scripts of the same names. */
import { randomUUID } from 'node:crypto'
import { TOPICS } from '@rookery/contracts'
import type { AppendBatch, WriterBackend } from '../core/backend.ts'
import { compareIds, START } from '../core/ids.ts'
import { LIVE } from '../core/partitions.ts'
import { LogRestartedError } from '../port.ts'
import { enter, entriesAfter, type LogState, type MemoryEngine, owed, parse, partitionsOf, streamOf } from './engine.ts'

export function createMemoryWriterBackend(engine: MemoryEngine): WriterBackend {
  let writer = ''

  const mine = (): LogState => {
    if (!engine.state) throw new LogRestartedError('the log is gone')
    if (engine.state.writer !== writer) throw new LogRestartedError('another writer took over')
    return engine.state
  }

  function append({ stream: name, reached, entries }: AppendBatch): void {
    mine()
    const stream = streamOf(engine, name)
    if (compareIds(reached, stream.top) > 0) throw new LogRestartedError(`${name} lost what it had`)
    for (const { id, json } of entries) {
      if (compareIds(id, stream.top) <= 0) continue
      stream.ordinal += 1
      stream.entries.push({ id, event: parse(json), ordinal: stream.ordinal })
      stream.top = id
    }
  }

  return {
    async open(epoch, partitions, groups) {
      const fresh = engine.state?.epoch !== epoch
      if (fresh) {
        engine.flushAll()
        engine.state = { epoch, partitions, incarnation: randomUUID(), writer: '', liveFloor: START }
      }
      writer = randomUUID()
      engine.state!.writer = writer
      for (const group of groups) {
        if (!engine.groups.has(group.name)) enter(engine, group, engine.state!.partitions)
      }
      engine.announce()
      return { fresh, partitions: engine.state!.partitions }
    },

    async append(batches) {
      for (const batch of batches) append(batch)
      engine.announce()
    },

    async unacknowledged() {
      mine()
      let lowest: string | null = null
      for (const { spec, status, offsets } of engine.groups.values()) {
        if (!spec.durable || status === 'detached') continue
        for (const [name, offset] of offsets) {
          const id = entriesAfter(engine, name, offset, 1)[0]?.id
          if (id && (lowest === null || compareIds(id, lowest) < 0)) lowest = id
        }
      }
      return lowest
    },

    async tops() {
      mine()
      return topsOf(engine)
    },

    async trim({ maxLag, liveSince, liveLength }) {
      const { partitions } = mine()
      const detached: string[] = []
      for (const [groupName, group] of engine.groups) {
        const tooFar = [...group.offsets].some(([name, offset]) => owed(engine, name, offset) > maxLag)
        if (group.status === 'detached' || !tooFar) continue
        group.status = 'detached'
        detached.push(groupName)
      }
      for (const name of partitionsOf(TOPICS, partitions)) trimPartition(engine, name)
      trimLive(engine, mine(), liveSince, liveLength)
      return detached
    },

    async [Symbol.asyncDispose]() {},
  }
}

export function topsOf(engine: MemoryEngine): Map<string, string> {
  return new Map([...engine.streams].filter(([, { top }]) => top !== START).map(([name, { top }]) => [name, top]))
}

function trimPartition(engine: MemoryEngine, name: string): void {
  const stream = streamOf(engine, name)
  let keep = stream.top
  for (const { status, offsets } of engine.groups.values()) {
    const offset = offsets.get(name)
    if (status !== 'detached' && offset && compareIds(offset, keep) < 0) keep = offset
  }
  stream.entries = stream.entries.filter(({ id }) => compareIds(id, keep) >= 0)
}

function trimLive(engine: MemoryEngine, state: LogState, since: number, length: number): void {
  const live = streamOf(engine, LIVE)
  let drop = live.entries.findIndex(({ event }, i) => event.at >= since && live.entries.length - i <= length)
  if (drop === -1) drop = Math.max(0, live.entries.length - 1)
  if (drop === 0) return
  state.liveFloor = live.entries[drop - 1]!.id
  live.entries = live.entries.slice(drop)
}
