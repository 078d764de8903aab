/**
 * One consumer of a group: keeps its leases, reads what its partitions get over one blocking connection, and lets a
 * worker per partition handle it. What it does not own it neither handles nor acknowledges.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { ConsumeOptions, Consumer } from '../port.ts'
import { type Claim, type ConsumerBackend, type Lease, REPLAY } from './backend.ts'
import { runBackfill } from './backfill.ts'
import { caughtUp } from './caught-up.ts'
import { compareIds } from './ids.ts'
import { answerReplays } from './replay.ts'
import { startWorker, type Worker } from './worker.ts'

export interface ConsumerTimes {
  /** How long a dead consumer keeps its partitions; renewed three times as often. Default 3 s. */
  leaseMs?: number
}

/** A read waits no longer, so that partitions gained meanwhile are read soon. */
const READ_WAIT_MS = 500
/** While a partition has enough waiting it is left out; look again after this time. */
const BUSY_WAIT_MS = 10
const CLOSE_PATIENCE_MS = 5_000

export function startConsumer(backend: ConsumerBackend, options: ConsumeOptions, times: ConsumerTimes = {}): Consumer {
  const { leaseMs = 3_000 } = times
  const { group, batchSize = 200 } = options
  const consumer = randomUUID()
  const reader = backend.reader(`${group.name}`)
  const stop = new AbortController()
  const workers = new Map<string, Worker>()
  const ending = new Map<string, Promise<void>>()
  const surrendering = new Set<string>()
  let replayLease: Lease | null = null
  let heldUntil = 0

  const tell = (error: unknown) => {
    if (!stop.signal.aborted) options.onError?.(error)
  }
  const pause = (ms: number) => wait(ms, undefined, { signal: stop.signal }).catch(() => {})
  const holds = () => performance.now() < heldUntil

  function abandon(worker: Worker): void {
    workers.delete(worker.lease.name)
    ending.set(worker.lease.name, worker.abandon())
  }

  /** Gives a partition up in order: the batch in hand is finished first. */
  async function surrender(worker: Worker): Promise<void> {
    workers.delete(worker.lease.name)
    const finished = worker.finish()
    ending.set(worker.lease.name, finished)
    await finished
    await backend.release(group.name, consumer, [worker.lease], false)
  }

  function adopt(lease: Lease): void {
    const after = ending.get(lease.name)
    const onLost = () => {
      if (workers.get(lease.name)?.lease === lease) abandon(workers.get(lease.name)!)
    }
    workers.set(lease.name, startWorker({ backend, options, lease, holds, onLost, after }))
  }

  /** Brings the workers in line with the leases; an offset below what was acknowledged means Redis lost its last second. */
  function reconcile(claim: Claim, known: ReadonlyMap<string, string>): void {
    const owned = new Map((claim.status === 'ready' ? claim.owned : []).map((lease) => [lease.name, lease]))
    replayLease = owned.get(REPLAY) ?? null
    owned.delete(REPLAY)
    for (const worker of [...workers.values()]) {
      const lease = owned.get(worker.lease.name)
      const before = known.get(worker.lease.name)
      const takenBack = lease && before !== undefined && compareIds(lease.offset, before) < 0
      if (lease?.owner !== worker.lease.owner || takenBack) abandon(worker)
    }
    for (const lease of owned.values()) if (!workers.has(lease.name) && !surrendering.has(lease.name)) adopt(lease)
    if (claim.status !== 'ready') return
    const surplus = [...workers.values()].slice(claim.share)
    for (const worker of surplus) {
      surrendering.add(worker.lease.name)
      surrender(worker)
        .catch(tell)
        .finally(() => surrendering.delete(worker.lease.name))
    }
  }

  async function beat(): Promise<number> {
    const started = performance.now()
    const known = new Map([...workers].map(([name, worker]) => [name, worker.acknowledged]))
    const claim = await backend.claim({ group, consumer, leaseMs })
    // A margin, because handling goes on for a moment after the check.
    heldUntil = started + leaseMs * 0.8
    reconcile(claim, known)
    if (claim.status === 'unknown' || claim.status === 'detached') {
      const skipped = claim.status === 'detached' && !options.backfill
      if (skipped) tell(new Error(`${group.name} was too far behind and has no back-fill: it goes on at the end`))
      await backend.enlist(group)
      return 0
    }
    if (claim.status === 'backfill' && claim.mine) {
      // What is still in hand belongs to the log of before: written beside the back-fill it would come twice, or come back.
      backfilling ??= Promise.all(ending.values())
        .then(() => (stop.signal.aborted ? undefined : runBackfill(backend, options, claim)))
        .catch(tell)
        .finally(() => {
          backfilling = null
          hurry()
        })
    }
    if (replayLease)
      answering ??= answerReplays(backend, options)
        .catch(tell)
        .finally(() => (answering = null))
    const content = claim.status === 'ready' && workers.size >= claim.share
    return content ? leaseMs / 3 : Math.min(leaseMs / 3, 200)
  }
  let backfilling: Promise<void> | null = null
  let answering: Promise<void> | null = null
  let hurry = () => {}

  async function keepLeases(): Promise<void> {
    while (!stop.signal.aborted) {
      const rest = await beat().catch((error) => {
        tell(error)
        return 200
      })
      const hurried = new Promise<void>((resolve) => {
        hurry = resolve
      })
      await Promise.race([pause(rest), hurried])
    }
  }

  async function readOn(): Promise<void> {
    while (!stop.signal.aborted) {
      const all = [...workers.values()]
      const hungry = all.filter((worker) => !worker.full)
      if (hungry.length === 0) {
        await pause(BUSY_WAIT_MS)
        continue
      }
      const cursors = new Map(hungry.map((worker) => [worker.lease.name, worker.cursor]))
      try {
        const found = await reader.read(cursors, batchSize, hungry.length < all.length ? BUSY_WAIT_MS : READ_WAIT_MS)
        for (const worker of hungry) {
          const entries = found.get(worker.lease.name)
          // Another worker may have begun elsewhere while we waited.
          if (entries && workers.get(worker.lease.name) === worker) worker.push(entries)
        }
      } catch (error) {
        tell(error)
        await pause(100)
      }
    }
  }

  const running = Promise.all([keepLeases(), readOn()])
  let closing: Promise<void> | null = null

  async function close(): Promise<void> {
    stop.abort()
    reader.close()
    const finishAll = () => Promise.all([...workers.values()].map((worker) => worker.finish()))
    // At once, so that no other batch begins; and again below for what the last heartbeat brought.
    const finishing = finishAll()
    await running
    const mine = [...workers.values()]
    // A handler that only fails must not keep us here: what it has in hand is delivered again elsewhere.
    const patience = setTimeout(() => mine.forEach(abandon), CLOSE_PATIENCE_MS)
    await Promise.all([finishing, finishAll(), backfilling, answering, ...ending.values()])
    clearTimeout(patience)
    const leases = mine.map((worker) => worker.lease)
    if (replayLease) leases.push(replayLease)
    await backend.release(group.name, consumer, leases, true).catch(() => {})
  }

  return {
    caughtUp: () => caughtUp(backend, group, stop.signal),
    [Symbol.asyncDispose]: () => (closing ??= close()),
  }
}
