/** What the contract suite needs of an adapter, and what its tests share. */
import {
  CONSUMER_GROUPS,
  type ConsumerGroupSpec,
  type DomainEvent,
  type Position,
  type TweetPosted,
} from '@rookery/contracts'
import { tweetPosted } from '@rookery/testing/builders'
import type { ConsumerBackend, Reader, WriterBackend } from '../core/backend.ts'
import { createEventLog } from '../core/event-log.ts'
import { createWriter, type WriterOptions } from '../core/writer.ts'
import type { ConsumeOptions, DeadLetter, EventLog, EventLogWriter } from '../port.ts'

/** An empty engine for one test. */
export interface ContractEngine extends AsyncDisposable {
  writerBackend(): WriterBackend
  consumerBackend(): ConsumerBackend
  flushAll(): Promise<void>
}

/** Short, so that take-overs do not keep tests waiting; long enough for a busy machine. */
export const LEASE_MS = 900

export const DURABLE: ConsumerGroupSpec = { name: 'test-durable', topics: ['tweets'], durable: true }
export const FAN_OUT: ConsumerGroupSpec = CONSUMER_GROUPS.timelineFanOut

/** A process that uses the log and may die. */
export interface TestProcess {
  log: EventLog
  /** As SIGKILL: nothing is released, acknowledged or renewed any more. */
  kill(): void
  /** Its heartbeats stop (as in a process that is suspended); all else goes on. */
  freeze(): void
  /** How many steps of this name the engine has answered. */
  answered(step: keyof ConsumerBackend): number
}

export interface ContractKit {
  process(): TestProcess
  writer(options?: WriterOptions): EventLogWriter
  flushAll(): Promise<void>
}

const never = new Promise<never>(() => {})

export function createKit(engine: ContractEngine, close: AsyncDisposableStack): ContractKit {
  return {
    flushAll: () => engine.flushAll(),
    writer(options = {}) {
      return close.use(createWriter(engine.writerBackend(), { groups: [DURABLE, FAN_OUT], partitions: 4, ...options }))
    },
    process() {
      let dead = false
      const answered: (keyof ConsumerBackend)[] = []
      let frozen: PromiseWithResolvers<never> | null = null
      const backend = engine.consumerBackend()
      const readers: Reader[] = []
      const mortal = new Proxy(backend, {
        get(target, name: keyof ConsumerBackend) {
          const method = target[name] as (...args: unknown[]) => unknown
          if (name === 'reader') {
            return (purpose: string) => {
              const reader = target.reader(purpose)
              readers.push(reader)
              return reader
            }
          }
          return async (...args: unknown[]) => {
            if (dead) return never
            const answer = await (frozen && name === 'claim' ? frozen.promise : method.apply(target, args))
            answered.push(name)
            return dead ? never : answer
          }
        },
      })
      const log = createEventLog(mortal, { leaseMs: LEASE_MS })
      close.defer(async () => {
        if (!dead) await log[Symbol.asyncDispose]()
      })
      return {
        log,
        answered: (step) => answered.filter((name) => name === step).length,
        freeze() {
          frozen = Promise.withResolvers()
          frozen.promise.catch(() => {})
          close.defer(() => frozen?.reject(new Error('thawed')))
        },
        kill() {
          dead = true
          for (const reader of readers) reader.close()
          close.defer(() => backend[Symbol.asyncDispose]())
        },
      }
    },
  }
}

export const at = (lsn: number, index = 0, epoch = 1): Position => ({ epoch, lsn, index })

const T0 = Date.UTC(2026, 0, 1)

/** A post of `authorId`; its id is its LSN, and it was committed so many milliseconds into 2026. */
export const posted = (position: Position, authorId: number): TweetPosted =>
  tweetPosted({ position, at: T0 + position.lsn, tweetId: position.lsn, authorId, createdAt: T0 + position.lsn })

/** `count` posts from LSN `from` on, by 37 authors in turn. */
export const posts = (count: number, from = 1, epoch = 1): TweetPosted[] =>
  Array.from({ length: count }, (_, i) => posted(at(from + i, 0, epoch), 1 + (i % 37)))

export const lsns = (events: readonly DomainEvent[]): number[] => events.map(({ position }) => position.lsn)

/** A handler that notes what it gets, letters in a list, and errors that are expected nowhere. */
export function recorder(): Pick<ConsumeOptions, 'handle' | 'deadLetters' | 'retries'> & {
  seen: DomainEvent[]
  letters: DeadLetter[]
} {
  const seen: DomainEvent[] = []
  const letters: DeadLetter[] = []
  return {
    seen,
    letters,
    retries: 1,
    handle: async (events) => {
      seen.push(...events)
    },
    deadLetters: {
      park: async (letter) => {
        letters.push(letter)
      },
    },
  }
}

/**
 * Order inversions: events seen for the first time after a newer one of the same author. Repeats (at least once) are
 * none.
 */
export function inversions(seen: readonly DomainEvent[]): number {
  const newest = new Map<number, number>()
  const known = new Set<number>()
  let count = 0
  for (const event of seen) {
    const { lsn } = event.position
    const author = 'authorId' in event ? event.authorId : 0
    if (!known.has(lsn) && lsn < (newest.get(author) ?? 0)) count += 1
    known.add(lsn)
    newest.set(author, Math.max(lsn, newest.get(author) ?? 0))
  }
  return count
}
