/** One instance of a service as a caller sees it: its connections, and whether it is well. */
import { Pool } from 'undici'
import { type Attempt, attempt, type Outcome } from './attempt.ts'
import type { Address } from './resolve-addresses.ts'
import { watchSilence } from './watch-silence.ts'

export interface Instance {
  readonly address: Address
  readonly pool: Pool
  readonly healthy: boolean
  /** Never rejects. `movable`: given up as broken when the instance turns out to be frozen or cut off; else it waits, since it may be done late. */
  ask(request: Attempt, movable: boolean): Promise<Outcome>
  /** It cannot be reached, breaks connections or is stopping: it gets no calls until it answers a probe. */
  failed(pool: Pool, why: string): void
  /** It did not answer in time: said several times in a row it counts as failed. */
  late(pool: Pool): void
  /** It answered. What connections say that were opened before it failed counts no more: a stopping one still ends its calls. */
  well(pool: Pool): void
}

export interface InstanceOptions {
  /** Connections to each instance. */
  connections: number
  /** The first pause before a probe in milliseconds, doubled up to MOST_PAUSE_MS. */
  probeMs: number
  silence: SilenceLimits
  /** An instance went or came back. */
  tell(address: Address, healthy: boolean, why: string): void
}

/** What it shares with the others of its service. */
export interface Neighbourhood {
  /** Its health changed. */
  changed(): void
  /** Whether another one is healthy. */
  hasOther(): boolean
}

/** In milliseconds. */
export interface SilenceLimits {
  /** An instance that has calls and says nothing for so long is asked whether it is there. */
  afterMs: number
  /** So long the answer to a probe may take: a busy machine makes processes deaf for a while. */
  answerMs: number
}

/** Idle connections end here first: shorter than a stopping server waits (DRAIN_MS), so that it never cuts one that is in use. */
const KEEP_ALIVE_MS = 2_000
const CONNECT_MS = 2_000
const MOST_PAUSE_MS = 5_000
/** Calls in a row without an answer. */
const TOO_MANY_LATE = 5

/** Healthy until it fails. */
export function openInstance(
  address: Address,
  { connections, probeMs, silence: limits, tell }: InstanceOptions,
  { changed, hasOther }: Neighbourhood,
): Instance & { close(): Promise<void> } {
  const connect = {
    timeout: CONNECT_MS,
    ...(address.origin.startsWith('https') ? { servername: address.hostname } : {}),
  }
  const openPool = (most = connections) =>
    new Pool(address.origin, {
      connections: most,
      pipelining: 1,
      connect,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      // Each attempt has a timer of its own.
      headersTimeout: 0,
      bodyTimeout: 0,
    })
  const movable = new Set<(error: Error) => void>()
  const silence = watchSilence(limits.afterMs, isThere, () => {
    // Asked again, who is merely swamped would have even more to do; with nobody else that is all that could be done.
    if (!hasOther()) return
    const why = 'it is silent'
    instance.failed(instance.pool, why)
    for (const cut of [...movable]) cut(new Error(why))
  })
  const retired = new Set<Promise<void>>()
  let pause = 0
  let timer: NodeJS.Timeout | undefined
  let ended = false
  let lateInARow = 0

  const instance = {
    address,
    pool: openPool(),
    healthy: true,
    async ask(request: Attempt, mayMove: boolean) {
      silence.begun()
      const outcome = await attempt(instance.pool, mayMove ? { ...request, breakers: movable } : request)
      silence.ended(outcome.kind === 'answered' || outcome.kind === 'stopping')
      return outcome
    },
    failed(pool: Pool, why: string) {
      if (!instance.healthy || ended || pool !== instance.pool) return
      instance.healthy = false
      pause = probeMs
      // Whatever connections there are, they are not to be trusted; calls on them end as they may.
      retire()
      plan()
      tell(address, false, why)
      changed()
    },
    late(pool: Pool) {
      if (++lateInARow >= TOO_MANY_LATE) instance.failed(pool, 'it does not answer in time')
    },
    well(pool: Pool) {
      if (pool !== instance.pool) return
      lateInARow = 0
      if (!instance.healthy) recovered()
    },
    async close() {
      ended = true
      clearTimeout(timer)
      silence[Symbol.dispose]()
      retire()
      await Promise.all(retired)
    },
  }
  function retire() {
    const done = instance.pool.close().finally(() => retired.delete(done))
    retired.add(done)
    if (!ended) instance.pool = openPool()
  }
  function plan() {
    timer = setTimeout(probe, pause * (0.5 + Math.random())).unref()
    pause = Math.min(pause * 2, MOST_PAUSE_MS)
  }
  async function probe() {
    const alive = isAlive(await askForLife(instance.pool))
    if (ended || instance.healthy) return
    if (alive) recovered()
    else plan()
  }
  /** Also one that is stopping, which answers the calls that it has. On a connection of its own: those of the pool may all be in use. */
  async function isThere() {
    const own = openPool(1)
    const outcome = await askForLife(own)
    own.destroy().catch(() => {})
    return isAlive(outcome) || outcome.kind === 'stopping' || isRefusal(outcome)
  }
  function askForLife(pool: Pool) {
    const headers = ['host', address.host]
    return attempt(pool, { method: 'GET', path: '/health/live', headers, timeout: limits.answerMs })
  }
  function recovered() {
    clearTimeout(timer)
    instance.healthy = true
    lateInARow = 0
    tell(address, true, 'it answers')
    changed()
  }
  return instance
}

const isAlive = (outcome: Outcome) => outcome.kind === 'answered' && outcome.status === 200

/** A stopping server takes no connections at last; one that died has ended those that there were. */
const isRefusal = (outcome: Outcome) =>
  outcome.kind === 'unsent' && (outcome.error as NodeJS.ErrnoException).code === 'ECONNREFUSED'
