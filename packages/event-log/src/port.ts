/** The EventLog port. Redis Streams stand behind it in `standalone`, Kafka in `distributed`; both pass contract-suite.ts. */
import type { ConsumerGroupSpec, DomainEvent, Position } from '@rookery/contracts'

/**
 * Thrown by the writer when the engine restarted, lost its data, was flushed or has another writer: replication must
 * start again from the confirmed LSN, after another `open`. Nothing more is added before that.
 */
export class LogRestartedError extends Error {
  override name = 'LogRestartedError'
}

/** Thrown by `replay`: no consumer of the group runs, or none found the time. */
export class ReplayUnansweredError extends Error {
  override name = 'ReplayUnansweredError'
  constructor(group: string, timeoutMs: number) {
    super(`no consumer of ${group} answered within ${timeoutMs} ms`)
  }
}

/** Gets events of ONE partition, in order. Delivery is at least once; a batch that throws is retried, then taken apart. */
export type BatchHandler = (events: readonly DomainEvent[], partition: number) => Promise<void>

export interface DeadLetter {
  group: string
  topic: string
  partition: number
  event: DomainEvent
  error: string
  attempts: number
}

/** Where events go that a handler refused `attempts` times: a table beside Redis Streams (relay.dead_letters), a topic on Kafka. */
export interface DeadLetterStore {
  /** Parking the same event twice keeps one letter. While it rejects, the partition waits and tries the event again. */
  park(letter: DeadLetter): Promise<void>
}

export interface ConsumeOptions {
  group: ConsumerGroupSpec
  handle: BatchHandler
  deadLetters: DeadLetterStore
  /** At most this many events of a partition in one batch. Default 200. */
  batchSize?: number
  /**
   * Milliseconds between one batch and the next, so that more comes together; default 0. For handlers that cost by the batch and
   * whose effects may be so late. Whoever was idle begins at once; a full batch does not wait.
   */
  gatherMs?: number
  /** Retries before parking; default 5, 100 ms × 2ⁿ with jitter (500 ms × 2ⁿ on Kafka). */
  retries?: number
  /**
   * Called when the group is new, was lost with its epoch, or fell so far behind that it was detached. Must bring the
   * effects up from the tables (a cache: drop it); consumption then starts after `from` (null: with everything kept).
   * Without it a group simply starts there. One consumer of the group runs it; a crash runs it again.
   */
  backfill?: (from: Position | null) => Promise<void>
  /**
   * Durable groups: the epoch of the positions they keep beside their effects (appliedOnce().epoch). When it is the
   * log's own, what Redis lost is sent again and no back-fill is needed. Kafka does not ask: what it lost is not sent again.
   */
  effectsEpoch?: () => Promise<number | null>
  /** Handles one replayed dead letter, past any watermark: effects are idempotent by key or version. Default: `handle`. */
  replay?: (event: DomainEvent, partition: number) => Promise<void>
  onError?: (error: unknown) => void
  /**
   * Says of a handler's error that something it needs is away, and that the event is not to blame: then it is tried again for as
   * long as that lasts, counts as no attempt and is never parked. Its partition waits; lag tells.
   */
  isAway?: (error: unknown) => boolean
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
  /**
   * A new epoch began, the stream was lost, or `from` lies before what is kept: cursors of before mean nothing any more.
   * What is kept of the new stream follows, from its beginning.
   */
  onReset: () => void
  onError?: (error: unknown) => void
}

/** What consumers and gateways use. */
export interface EventLog extends AsyncDisposable {
  /** Resolves at once: a consumer waits patiently for the engine, the log and its partitions. */
  consume(options: ConsumeOptions): Promise<Consumer>
  /** The one-partition stream in commit order, as a broadcast: every caller sees every event. */
  followLive(options: LiveOptions): Promise<AsyncDisposable>
  /**
   * The live events committed at `since` (ms since 1970) or later, oldest first, at most the newest `limit` of them
   * (default 100,000). A gateway fills its window so and then follows from the last one's position.
   */
  recentLive(options: { since: number; limit?: number }): Promise<DomainEvent[]>
  /** Hands an event to the group's handler once more; rejects when it is refused or no consumer answers in time (10 s). */
  replay(letter: Pick<DeadLetter, 'group' | 'partition' | 'event'>, options?: { timeoutMs?: number }): Promise<void>
  /** For metrics: events not yet acknowledged, by group. */
  lag(): Promise<Record<string, number>>
  ping(): Promise<void>
}

/**
 * What the relay uses beside it. One call at a time is not required: appends are sent in the order of the calls, and
 * when one fails all that follow fail too.
 */
export interface EventLogWriter extends AsyncDisposable {
  /**
   * Connects (anew), makes streams and groups for this epoch if they are missing, and shuts earlier writers out. `fresh`
   * when the log was empty or of another epoch (then its streams were dropped and begin anew). In both cases the relay
   * must send again from the confirmed LSN: what is there already is skipped.
   * Rejects with the engine's own error while it cannot be reached: try again later.
   */
  open(epoch: number): Promise<'continued' | 'fresh'>
  /**
   * Appends in order, skipping what is not above each partition's top; idempotent. Rejects with LogRestartedError only,
   * whatever happened (its `cause` tells): call `open` and start replication again. Resolves when all of it is in the log.
   * Give whole transactions, or hold back the LSN of one that is not complete yet: the writer cannot know.
   */
  append(events: readonly DomainEvent[]): Promise<void>
  /**
   * The newest position appended in this session whose LSN may be acknowledged to PostgreSQL now: every event with that
   * LSN or a lower one is safe (acknowledge late: decision 3). Null when nothing may be yet, or nothing was appended since
   * `open`. Equal to the last position appended: nothing is pending, and keepalives may be acknowledged as well.
   */
  acknowledgeable(): Promise<Position | null>
  /** Position of the newest event in the log, also when trimming dropped it; null when there was none. */
  top(): Promise<Position | null>
  /**
   * Drops what every group has acknowledged, and of `live` what is older than its window. Call it every few seconds.
   * Returns the names of groups that fell past their mark and were detached now: they back-fill from the tables.
   */
  trim(): Promise<readonly string[]>
}
