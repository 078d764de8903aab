/** The EventLog port. Redis Streams stand behind it in `standalone`, Kafka in `distributed`; both pass contract-suite.ts. */
import type { ConsumerGroupSpec, DomainEvent, Position } from '@rookery/contracts'

/** Thrown by `append` when the engine restarted, lost its data or was flushed: replication must start again from the confirmed LSN. */
export class LogRestartedError extends Error {
  override name = 'LogRestartedError'
}

/** Gets events of ONE partition, in order. Delivery is at least once; a batch that throws is retried, then taken apart. */
export type BatchHandler = (events: readonly DomainEvent[], partition: number) => Promise<void>

/** Where events go that a handler refused `attempts` times. PostgreSQL for all groups (table relay.dead_letters). */
export interface DeadLetterStore {
  park(letter: { group: string; topic: string; partition: number; event: DomainEvent; error: string; attempts: number }): Promise<void>
}

export interface ConsumeOptions {
  group: ConsumerGroupSpec
  handle: BatchHandler
  deadLetters: DeadLetterStore
  /** At most this many events of a partition in one batch. Default 200. */
  batchSize?: number
  /** Retries before parking; default 5, 100 ms × 2ⁿ with jitter. */
  retries?: number
  /**
   * Durable groups only: called when the group is new or was lost with its epoch. Must bring the effects up from the
   * tables; consumption then starts at `from`.
   */
  backfill?: (from: Position | null) => Promise<void>
  onError?: (error: unknown) => void
}

/** A running consumer; disposing finishes the batch in hand, acknowledges it and releases the partitions. */
export interface Consumer extends AsyncDisposable {
  /** Resolves when everything appended before the call has been handled (or parked). For tests and drains. */
  caughtUp(): Promise<void>
}

export interface LiveOptions {
  /** Exclusive; null: from the beginning of what is kept. */
  from: Position | null
  onEvents: (events: readonly DomainEvent[]) => void
  /** A new epoch began or the stream was lost: cursors of before mean nothing any more. */
  onReset: () => void
  onError?: (error: unknown) => void
}

/** What consumers and gateways use. */
export interface EventLog extends AsyncDisposable {
  consume(options: ConsumeOptions): Promise<Consumer>
  /** The one-partition stream in commit order, as a broadcast: every caller sees every event. */
  followLive(options: LiveOptions): Promise<AsyncDisposable>
  /** For metrics: events not yet acknowledged, by group. */
  lag(): Promise<Record<string, number>>
  ping(): Promise<void>
}

/** What the relay uses beside it. */
export interface EventLogWriter extends AsyncDisposable {
  /**
   * Makes streams and groups for this epoch if they are missing. `fresh` when the log was empty or of another epoch
   * (then its streams were dropped and begin anew): the relay must send again from the confirmed LSN.
   */
  open(epoch: number): Promise<'continued' | 'fresh'>
  /** Appends in order, skipping what is not above each partition's top; idempotent. Rejects with LogRestartedError, see there. */
  append(events: readonly DomainEvent[]): Promise<void>
  /** The newest LSN that may be acknowledged to PostgreSQL now, or null when nothing may be yet (PROTOCOLS 1, acknowledge late). */
  acknowledgeable(): Promise<Position | null>
  /** Position of the newest event in the log; null when empty. */
  top(): Promise<Position | null>
  /** Drops what every group has acknowledged, and of `live` what is older than its window. */
  trim(): Promise<void>
}
