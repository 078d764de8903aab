/**
 * What an engine without groups of its own must be able to do: a handful of atomic steps. Order, retries, leases and windows are
 * written once above it (core/*); Redis has a Lua script for each step, the fake a function. Kafka owns partitions itself: it
 * stands beside this (kafka/*), with the workers and the delivery of core.
 */
import type { ConsumerGroupSpec, DomainEvent } from '@rookery/contracts'

export interface Entry {
  /** `<lsn>-<index>`. */
  id: string
  event: DomainEvent
}

export interface AppendBatch {
  stream: string
  /** The stream's top must have come this far, else something was lost: then nothing may be added. */
  reached: string
  entries: { id: string; at: number; json: string }[]
}

export interface TrimLimits {
  /** A group further behind than this in one partition is detached. */
  maxLag: number
  /** Of `live` goes what is older (ms since 1970), longer than so many entries, or more than so many bytes. */
  liveSince: number
  liveLength: number
  liveBytes: number
}

/** The relay's side. All but `open` reject with LogRestartedError once the session is not the log's any more. */
export interface WriterBackend extends AsyncDisposable {
  /** Takes the writer's place (an earlier writer's calls fail from now on), making or renewing the log if need be. */
  open(
    epoch: number,
    partitions: number,
    groups: readonly ConsumerGroupSpec[],
  ): Promise<{ fresh: boolean; partitions: number }>
  append(batches: readonly AppendBatch[]): Promise<void>
  /** The lowest entry that an attached durable group has not acknowledged. */
  unacknowledged(): Promise<string | null>
  /** Highest id that each stream ever held, trimmed or not; streams without entries are missing. */
  tops(): Promise<Map<string, string>>
  /** Returns the groups it detached. */
  trim(limits: TrimLimits): Promise<string[]>
}

/** What a consumer learns when it renews its leases. */
export type Claim =
  /** No log yet, or none any more: wait for the relay. */
  | { status: 'absent' }
  /** The log stands but does not know the group, or gave it up as too far behind. */
  | { status: 'unknown' | 'detached' }
  /** The group must be filled from the tables first; `mine`: by this consumer. */
  | { status: 'backfill'; mine: boolean; epoch: number; from: string }
  /** `share`: how many partitions this consumer should have. */
  | { status: 'ready'; share: number; owned: Lease[] }

export interface Lease {
  /** A partition's name, or REPLAY. */
  name: string
  /** Unique over consumers, time and flushes. */
  owner: string
  /** What the group has acknowledged here. */
  offset: string
}

/** The lease that lets one consumer of a group answer replays. */
export const REPLAY = 'replay'

export interface ClaimRequest {
  group: ConsumerGroupSpec
  consumer: string
  leaseMs: number
}

/** The consumers' side. */
export interface ConsumerBackend extends AsyncDisposable {
  claim(request: ClaimRequest): Promise<Claim>
  /** Notes an unknown or detached group at the present tops, to be back-filled. */
  enlist(group: ConsumerGroupSpec): Promise<void>
  /** The back-fill is done (or there is none). */
  ready(group: string): Promise<void>
  /** Raises the offset from `previous` to `id`; false when the lease is another's or the offset was taken back. */
  acknowledge(group: string, lease: Lease, previous: string, id: string): Promise<boolean>
  /** Gives leases back, all of them and the membership when `names` is missing. */
  release(group: string, consumer: string, leases: readonly Lease[], leave: boolean): Promise<void>
  /** A connection of its own that waits for entries. */
  reader(name: string): Reader
  /** Events not yet acknowledged, by group. */
  lag(): Promise<Record<string, number>>
  offsets(group: string): Promise<{ incarnation: string | null; offsets: Map<string, string> }>
  tops(): Promise<Map<string, string>>
  /** Newest first: entries of `live` below `before`. */
  liveBackwards(before: string, count: number): Promise<Entry[]>
  /** Hands one event to whoever owns REPLAY in the group; its answer is null or the error's text, undefined: no answer. */
  replay(letter: Replay, timeoutMs: number): Promise<string | null | undefined>
  /** What waits to be handled once more; the owner of REPLAY asks. */
  replays(group: string): Promise<ReplayRequest[]>
  answerReplay(request: ReplayRequest, error: string | null): Promise<void>
  ping(): Promise<void>
}

export interface Replay {
  group: string
  partition: number
  event: DomainEvent
}

export interface ReplayRequest extends Replay {
  id: string
}

export interface LiveRead {
  incarnation: string | null
  epoch: number
  /** Entries up to here were dropped from `live`. */
  floor: string
  entries: Entry[]
}

/** One blocking connection. Closing it makes a waiting read reject. */
export interface Reader {
  /** Entries after each cursor (stream → id), waiting up to `waitMs` for the first. */
  read(cursors: ReadonlyMap<string, string>, count: number, waitMs: number): Promise<Map<string, Entry[]>>
  readLive(after: string, count: number, waitMs: number): Promise<LiveRead>
  close(): void
}
