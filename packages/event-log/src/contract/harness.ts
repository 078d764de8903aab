/** What the contract suite needs of an adapter, and what its tests share. */
import {
  CONSUMER_GROUPS,
  type ConsumerGroupSpec,
  type DomainEvent,
  type Position,
  type TweetPosted,
} from '@rookery/contracts'
import { tweetPosted } from '@rookery/testing/builders'
import type { WriterOptions } from '../core/writer.ts'
import type { ConsumeOptions, DeadLetter, EventLog, EventLogWriter } from '../port.ts'

/** Where engines differ by design. */
export interface ContractTraits {
  /** `late`: an LSN is acknowledged when it is two seconds old and every durable group has it; `at once`: with its append. */
  acknowledges: 'late' | 'at once'
  /** Its engines have nothing in common and tests may run beside each other: most of them wait for leases to run out. */
  apart?: boolean
}

/** An empty engine for one test. */
export interface ContractEngine extends AsyncDisposable {
  writer(options: WriterOptions): EventLogWriter
  process(): TestProcess
  /** Everything is gone. */
  flushAll(): Promise<void>
}

/** Short, so that take-overs do not keep tests waiting; long enough for a busy machine. */
export const LEASE_MS = 900

export const DURABLE: ConsumerGroupSpec = { name: 'test-durable', topics: ['tweets'], durable: true }
export const FAN_OUT: ConsumerGroupSpec = CONSUMER_GROUPS.timelineFanOut

/** A process that uses the log and may die. Closed by the engine. */
export interface TestProcess {
  log: EventLog
  /** As SIGKILL: nothing is released, acknowledged or renewed any more. */
  kill(): void
  /** It renews nothing any more, as a process that is suspended. */
  freeze(): void
  /** It goes on. */
  thaw(): void
  /** How many answers of the engine it has had: to leases or memberships, to what it acknowledged. */
  answered(step: 'claim' | 'acknowledge'): number
}

export interface ContractKit {
  process(): TestProcess
  writer(options?: WriterOptions): EventLogWriter
  flushAll(): Promise<void>
}

export function createKit(engine: ContractEngine, close: AsyncDisposableStack): ContractKit {
  return {
    flushAll: () => engine.flushAll(),
    writer: (options = {}) => close.use(engine.writer({ groups: [DURABLE, FAN_OUT], partitions: 4, ...options })),
    process: () => engine.process(),
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

/** As `recorder`, whose handler waits with its first batch, from `held` on, until it is let go. */
export function heldRecorder() {
  const [gate, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const record = recorder()
  const handle: ConsumeOptions['handle'] = async (events, partition) => {
    held.resolve()
    await gate.promise
    await record.handle(events, partition)
  }
  return { record: { ...record, handle }, held: held.promise, letGo: gate.resolve }
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
