/** One partition in the hands of one owner: batches in order, each acknowledged under the lease before the next. */
import { setTimeout as wait } from 'node:timers/promises'
import type { ConsumeOptions } from '../port.ts'
import type { ConsumerBackend, Entry, Lease } from './backend.ts'
import { deliver } from './deliver.ts'

export interface Worker {
  readonly lease: Lease
  /** Id of the newest entry that was read; the next read starts after it. */
  readonly cursor: string
  /** Id acknowledged last, as far as this process knows. */
  readonly acknowledged: string
  /** Enough is waiting: do not read more. */
  readonly full: boolean
  /** How many entries wait for their batch. */
  readonly waiting: number
  push(entries: readonly Entry[]): void
  /** Finishes and acknowledges the batch in hand, starts no other. */
  finish(): Promise<void>
  /** The lease is lost: starts nothing more, acknowledges nothing. Resolves when a handler that still runs is done. */
  abandon(): Promise<void>
}

export interface WorkerOptions {
  backend: Pick<ConsumerBackend, 'acknowledge'>
  options: ConsumeOptions
  lease: Lease
  /** By the local clock: is the lease surely still ours? */
  holds: () => boolean
  /** Called when the lease turned out to be lost. */
  onLost: () => void
  /** The predecessor's handler in this process, if it still runs: two owners must not overlap. */
  after: Promise<void> | undefined
  /** See Delivery. */
  firstDelayMs?: number | undefined
}

const RETRY_MS = 50

export function startWorker(worker: WorkerOptions): Worker {
  const { backend, options, lease, holds, onLost, after, firstDelayMs } = worker
  const { batchSize = 200, gatherMs = 0, group } = options
  const stop = new AbortController()
  const closing = new AbortController()
  let finishing = false
  let queue: Entry[] = []
  let cursor = lease.offset
  let acknowledged = lease.offset
  let wake: (() => void) | null = null

  const rouse = () => {
    wake?.()
    wake = null
  }
  const asleep = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })

  /** Redis may be away for a moment: tries until it answers or the lease is given up. */
  async function acknowledge(id: string): Promise<boolean> {
    while (!stop.signal.aborted) {
      try {
        return await backend.acknowledge(group.name, lease, acknowledged, id)
      } catch (error) {
        options.onError?.(error)
        await wait(RETRY_MS, undefined, { signal: stop.signal }).catch(() => {})
      }
    }
    return false
  }

  const stillOwner = () => backend.acknowledge(group.name, lease, acknowledged, acknowledged)

  async function handleBatch(batch: readonly Entry[]): Promise<boolean> {
    const events = batch.map(({ event }) => event)
    const delivery = { options, partition: lease.name, signal: stop.signal, stillOwner, firstDelayMs }
    if (!(await deliver(delivery, events))) return false
    const last = batch.at(-1)!.id
    if (!(await acknowledge(last))) return false
    acknowledged = last
    return true
  }

  async function run(): Promise<void> {
    await after
    while (!stop.signal.aborted && !finishing) {
      if (queue.length === 0) await asleep()
      // Redis did not renew the lease in time: wait until it says whether it is still ours.
      else if (!holds()) await wait(RETRY_MS, undefined, { signal: stop.signal }).catch(() => {})
      else if (!(await handleBatch(queue.splice(0, batchSize)))) {
        if (!stop.signal.aborted) onLost()
        return
      } else if (gatherMs > 0 && queue.length < batchSize) {
        await wait(gatherMs, undefined, { signal: closing.signal }).catch(() => {})
      }
    }
  }

  // An error here is a bug or came out of onError: the partition starts again at what was acknowledged.
  const running = run().catch(onLost)
  return {
    lease,
    get cursor() {
      return cursor
    },
    get acknowledged() {
      return acknowledged
    },
    get full() {
      return queue.length >= batchSize
    },
    get waiting() {
      return queue.length
    },
    push(entries) {
      queue.push(...entries)
      cursor = entries.at(-1)?.id ?? cursor
      rouse()
    },
    finish() {
      finishing = true
      closing.abort()
      rouse()
      return running
    },
    abandon() {
      stop.abort()
      closing.abort()
      queue = []
      rouse()
      return running
    },
  }
}
