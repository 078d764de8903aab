/**
 * The viewers' graphs, in memory and never stale: each read compares the version in Redis, and on doubt (another
 * version, Redis away, too old) PostgreSQL is asked. Privacy waits neither for the relay nor for a signal.
 */
import type { Id, UsersService } from '@rookery/contracts'
import type { Signals } from '../signals/signals.ts'
import { createGraphStore, type ViewerGraph, viewerGraph } from './graph-store.ts'
import { createGraphVersions, type GraphRedis } from './graph-versions.ts'

export interface GraphReadOptions {
  /** Reload what is older; for callers that hear of every change from the log anyway. Default: the cache's. */
  maxAgeMs?: number
}

export interface GraphCache extends Disposable {
  /**
   * The graph as it is now. `knownVersion`: what the caller read at `versionKey(viewerId)` after its request began
   * (null when missing), which saves the round trip; leave it out to have it read here, with others of the same tick.
   */
  graphOf(viewerId: Id, knownVersion?: string | null, options?: GraphReadOptions): Promise<ViewerGraph>
  /** What is in memory, unchecked. */
  peek(viewerId: Id): ViewerGraph | undefined
  /** Drops graphs here, also those being loaded. */
  forget(viewerIds: readonly Id[]): void
  /** After a graph write is committed, before it answers: nobody reads the old graphs afterwards. Never rejects. */
  graphChanged(viewerIds: readonly Id[]): Promise<void>
  /** For metrics. */
  stats(): { graphs: number; bytes: number; loads: number }
}

export interface GraphCacheOptions {
  load: UsersService['loadGraph']
  redis: GraphRedis
  /** While it is not connected nothing in memory counts. */
  signals: Pick<Signals, 'publish' | 'on'> & Partial<Pick<Signals, 'connected'>>
  /** Default 64 MiB. */
  maxBytes?: number
  clock: { now(): number }
  /** Default 5 s. */
  maxAgeMs?: number
  /** How long a read or write waits for Redis at most. Default 250 ms. */
  waitMs?: number
  onError?: (error: unknown) => void
}

/** A load under way. `version` is what it will be stored under; `stale` once the graph changed meanwhile. */
interface Load {
  version: string
  stale: boolean
  answer: Promise<ViewerGraph>
}

export function createGraphCache(options: GraphCacheOptions): GraphCache {
  const { redis, signals, clock, maxBytes = 64 * 2 ** 20, waitMs = 250, onError = () => {} } = options
  const store = createGraphStore(maxBytes)
  const versions = createGraphVersions(redis, waitMs)
  const loads = new Map<Id, Load>()
  let loadCount = 0

  const forget = (ids: readonly Id[]) => {
    for (const id of ids) {
      store.remove(id)
      const running = loads.get(id)
      if (running) running.stale = true
      loads.delete(id)
    }
  }
  const forgetAll = () => {
    store.clear()
    forget([...loads.keys()])
  }

  const fromDatabase = async (viewerId: Id) => {
    loadCount++
    return viewerGraph(await options.load({ viewerId }))
  }

  /** Single flight: whoever read the same version may share the load, as that version was current when each asked. */
  const loadUnder = (viewerId: Id, version: string): Load => {
    const shared = loads.get(viewerId)
    if (shared?.version === version) return shared
    const loadedAt = clock.now()
    const load: Load = { version, stale: false, answer: fromDatabase(viewerId) }
    loads.set(viewerId, load)
    const done = () => {
      if (loads.get(viewerId) === load) loads.delete(viewerId)
    }
    load.answer.then((graph) => {
      if (!load.stale && loads.get(viewerId) === load) store.put(viewerId, { graph, version, loadedAt })
      done()
    }, done)
    return load
  }

  const currentVersion = async (viewerId: Id, known: string | null | undefined) => {
    try {
      const version = known === undefined ? await versions.read(viewerId) : known
      return version ?? (await versions.mint(viewerId))
    } catch (error) {
      onError(error)
      return null
    }
  }

  const graphOf: GraphCache['graphOf'] = async (
    viewerId,
    knownVersion,
    { maxAgeMs = options.maxAgeMs ?? 5_000 } = {},
  ) => {
    // Redis may have come back without its last second: a version of then is not told from that before it.
    if (signals.connected?.() === false) return fromDatabase(viewerId)
    let version = await currentVersion(viewerId, knownVersion)
    for (let attempt = 0; version !== null && attempt < 3; attempt++) {
      const found = store.get(viewerId)
      if (found?.version === version && clock.now() - found.loadedAt < maxAgeMs) return found.graph
      const load = loadUnder(viewerId, version)
      const graph = await load.answer
      // Changed while it was read: the caller may be about to act on it, so it gets the newer one.
      if (!load.stale) return graph
      version = await currentVersion(viewerId, undefined)
    }
    return fromDatabase(viewerId)
  }

  const off = signals.on((signal) => {
    if (signal.type === 'graph') forget(signal.accountIds)
    else if (signal.type === 'missed') forgetAll()
  })

  return {
    graphOf,
    peek: (viewerId) => store.peek(viewerId)?.graph,
    forget,
    async graphChanged(viewerIds) {
      forget(viewerIds)
      await versions.renew(viewerIds).catch(onError)
      await signals.publish({ type: 'graph', accountIds: [...viewerIds] })
    },
    stats: () => ({ graphs: store.size(), bytes: store.bytes(), loads: loadCount }),
    [Symbol.dispose]: off,
  }
}
