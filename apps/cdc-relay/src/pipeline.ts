/**
 * Events on their way into the log. While one append is in flight the next batch gathers, so that there is never a
 * round trip per event; memory is bounded, because the receiver waits for `room()`.
 */
import type { DomainEvent, Position } from '@rookery/contracts'
import { createTransactions } from './transactions.ts'

export interface PipelineOptions {
  append: (events: readonly DomainEvent[]) => Promise<void>
  onError: (error: unknown) => void
  /** Events in one append; a longer transaction goes in pieces. */
  maxBatch: number
  /** Events in memory before the receiver has to wait. */
  maxPending: number
}

export interface Pipeline {
  add(event: DomainEvent): void
  /** The end of a transaction, or (lastIndex -1) of a stretch of log without any of our events. */
  complete(lsn: number, lastIndex: number): void
  /** Calls back when everything added so far is in the log. */
  afterAppended(done: () => void): void
  /** Undefined when there is room, else a promise of it. */
  room(): Promise<void> | undefined
  /** See Transactions.acknowledge. */
  acknowledge(safe: Position | null): number | null
  /** Resolves when whole transactions received so far are in the log (or an append failed). */
  drained(): Promise<void>
  /** Appends nothing more. */
  stop(): void
  readonly appended: number
}

export function createPipeline({ append, onError, maxBatch, maxPending }: PipelineOptions): Pipeline {
  const transactions = createTransactions()
  let pending: DomainEvent[] = []
  let [received, whole, appended] = [0, 0, 0]
  let running: Promise<void> | null = null
  let stopped = false
  let marks: { at: number; done: () => void }[] = []
  let waiting: (() => void)[] = []

  const isFull = () => !stopped && received - appended >= maxPending
  const wake = () => {
    if (marks.length > 0) {
      const due = marks.filter((mark) => mark.at <= appended)
      if (due.length > 0) marks = marks.filter((mark) => mark.at > appended)
      for (const mark of due) mark.done()
    }
    if (waiting.length > 0 && !isFull()) {
      const woken = waiting
      waiting = []
      for (const resolve of woken) resolve()
    }
  }
  /** Whole transactions first; a piece of an unfinished one only when it fills a batch by itself. */
  const nextSize = () => {
    const ready = whole - appended
    if (ready > 0) return Math.min(ready, maxBatch)
    return pending.length >= maxBatch ? maxBatch : 0
  }
  const run = async () => {
    for (let size = nextSize(); size > 0 && !stopped; size = nextSize()) {
      const batch = pending.slice(0, size)
      pending = pending.slice(size)
      await append(batch)
      appended += size
      wake()
    }
  }
  const start = () => {
    if (running || stopped || nextSize() === 0) return
    // The append starts after the present chunk has been parsed, so that it takes all of it.
    running = new Promise<void>(setImmediate)
      .then(run)
      .catch((error) => {
        stopped = true
        onError(error)
      })
      .finally(() => {
        running = null
        if (stopped) wake()
        else start()
      })
  }

  return {
    add(event) {
      pending.push(event)
      received++
      if (received - whole >= maxBatch) start()
    },
    complete(lsn, lastIndex) {
      whole = received
      transactions.push({ lsn, lastIndex, events: received })
      start()
    },
    afterAppended(done) {
      marks.push({ at: received, done })
      wake()
    },
    room: () => (isFull() ? new Promise<void>((resolve) => waiting.push(resolve)) : undefined),
    acknowledge: (safe) => transactions.acknowledge(appended, safe),
    async drained() {
      const target = whole
      while (!stopped && appended < target) await (running ?? new Promise(setImmediate))
    },
    stop() {
      stopped = true
      wake()
    },
    get appended() {
      return appended
    },
  }
}
