/** The consumers' steps on the in-memory engine: the twins of the Lua scripts of the same names. */
import { randomUUID } from 'node:crypto'
import type { Claim, ConsumerBackend, Entry, Lease, Reader, ReplayRequest } from '../core/backend.ts'
import { compareIds, START } from '../core/ids.ts'
import { LIVE } from '../core/partitions.ts'
import { claim } from './claim.ts'
import { enter, entriesAfter, type MemoryEngine, owed } from './engine.ts'
import { topsOf } from './writer-backend.ts'

export function createMemoryConsumerBackend(engine: MemoryEngine): ConsumerBackend {
  const held = (group: string, lease: Lease) => engine.leases.get(group)?.get(lease.name)?.owner === lease.owner

  return {
    claim: async (request): Promise<Claim> => claim(engine, request),
    async enlist(spec) {
      const status = engine.groups.get(spec.name)?.status
      if (!engine.state || (status && status !== 'detached')) return
      engine.leases.delete(spec.name)
      enter(engine, spec, engine.state.partitions)
    },
    async ready(name) {
      const group = engine.groups.get(name)
      if (group?.status === 'backfill') group.status = 'ready'
      engine.leases.get(name)?.delete('backfill')
    },
    async acknowledge(name, lease, previous, id) {
      const group = engine.groups.get(name)
      if (!held(name, lease) || group?.status !== 'ready') return false
      if ((group.offsets.get(lease.name) ?? START) !== previous) return false
      group.offsets.set(lease.name, id)
      return true
    },
    async release(group, consumer, leases, leave) {
      for (const lease of leases) if (held(group, lease)) engine.leases.get(group)!.delete(lease.name)
      if (leave) engine.members.get(group)?.delete(consumer)
    },
    reader: () => createMemoryReader(engine),
    async lag() {
      const sum = (offsets: Map<string, string>) =>
        [...offsets].reduce((n, [name, id]) => n + owed(engine, name, id), 0)
      return Object.fromEntries([...engine.groups].map(([name, { offsets }]) => [name, sum(offsets)]))
    },
    async offsets(name) {
      const group = engine.groups.get(name)
      const offsets = new Map(group?.offsets)
      if (group) offsets.set('status', group.status)
      return { incarnation: engine.state?.incarnation ?? null, offsets }
    },
    tops: async () => topsOf(engine),
    async liveBackwards(before, count) {
      const entries = engine.streams.get(LIVE)?.entries ?? []
      const below = before === '+' ? entries : entries.filter(({ id }) => compareIds(id, before) < 0)
      return below.slice(-count).reverse().map(copy)
    },
    replay({ group, partition, event }, timeoutMs) {
      const request: ReplayRequest = { id: randomUUID(), group, partition, event }
      const waiting = engine.replays.get(group) ?? []
      engine.replays.set(group, waiting)
      return new Promise((resolve) => {
        const settle = (error: string | null | undefined) => {
          clearTimeout(timer)
          const at = waiting.findIndex((one) => one.request === request)
          if (at !== -1) waiting.splice(at, 1)
          resolve(error)
        }
        const timer = setTimeout(settle, timeoutMs, undefined)
        waiting.push({ request, answer: settle })
      })
    },
    replays: async (group) => (engine.replays.get(group) ?? []).map(({ request }) => request),
    async answerReplay(request, error) {
      engine.replays
        .get(request.group)
        ?.find((one) => one.request.id === request.id)
        ?.answer(error)
    },
    async ping() {},
    async [Symbol.asyncDispose]() {},
  }
}

function createMemoryReader(engine: MemoryEngine): Reader {
  const closed = new AbortController()

  /** Looks, and once more after waiting for an append. */
  async function awaited<T>(look: () => T, found: (value: T) => boolean, waitMs: number): Promise<T> {
    const value = look()
    if (found(value)) {
      // Let others run: an endless backlog must not hold the event loop.
      await new Promise((resolve) => setImmediate(resolve))
      return value
    }
    await engine.appended(waitMs, closed.signal)
    if (closed.signal.aborted) throw new Error('the reader is closed')
    return look()
  }

  return {
    read(cursors, count, waitMs) {
      const look = () => {
        const found = new Map<string, Entry[]>()
        for (const [name, cursor] of cursors) {
          const entries = entriesAfter(engine, name, cursor, count).map(copy)
          if (entries.length > 0) found.set(name, entries)
        }
        return found
      }
      return awaited(look, (found) => found.size > 0, waitMs)
    },
    readLive(after, count, waitMs) {
      const look = () => ({
        incarnation: engine.state?.incarnation ?? null,
        epoch: engine.state?.epoch ?? 0,
        floor: engine.state?.liveFloor ?? START,
        entries: entriesAfter(engine, LIVE, after, count).map(copy),
      })
      return awaited(look, ({ entries }) => entries.length > 0, waitMs)
    },
    close: () => closed.abort(),
  }
}

const copy = ({ id, event }: Entry): Entry => ({ id, event: structuredClone(event) })
