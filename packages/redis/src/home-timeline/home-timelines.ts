// The port of cached timelines (homes and outboxes). Redis behind it in use, the in-memory twin in tests; one contract suite.
// Invariant: a built timeline holds at least the truth for every id ≥ its floor. Extra entries are harmless, a missing one is a bug.
import { firstIdAt, type Id, type TimelineEntry } from '@rookery/contracts'
import type { LoadedTimeline } from './format.ts'

/** `build`: this caller shall build it; `busy`: another one does; `built`: nothing to do. */
export type Opened = (typeof OPENED)[number]
/** In the order of the scripts' answers. */
export const OPENED = ['build', 'busy', 'built'] as const

export interface HomeTimelines {
  /**
   * Creates an empty, unbuilt timeline when there is none. Must come before the first SQL read of the build: what is
   * committed after that read is appended by fan-out. A build whose generation is below `staleBefore` is handed over.
   */
  open(key: string, generation: number, staleBefore: number): Promise<Opened>
  /**
   * Appends to those of the timelines that exist; answers how many do. On a Cluster all keys must share a bucket.
   * `unsorted` says that ids may be far below what the timelines end with (backdated posts).
   */
  append(keys: readonly string[], entries: readonly TimelineEntry[], options?: { unsorted?: boolean }): Promise<number>
  /** Adds entries of any age to one timeline if it exists, and raises its floor to at least `floorAtLeast` (0: leaves it). */
  merge(key: string, entries: readonly TimelineEntry[], floorAtLeast: Id): Promise<boolean>
  /** Ends a build: adds what SQL had, raises the floor, marks it built. False when the build was handed over or dropped. */
  finish(key: string, generation: number, entries: readonly TimelineEntry[], floor: Id): Promise<boolean>
  /** Drops the oldest by position down to `keep`, sorting first where needed; the floor rises above all that was dropped. */
  cut(key: string): Promise<void>
  /** The whole timeline, built or not; its life begins anew. */
  load(key: string): Promise<LoadedTimeline | null>
  drop(keys: readonly string[]): Promise<void>
  /** Drops every home and outbox; answers how many. Safe at any moment: an absent timeline claims nothing. */
  dropAll(): Promise<number>
}

export interface TimelineSizes {
  /** Entries that a cut leaves. */
  keep: number
  /** Entries above `keep` that are let grow before cutting. */
  slack: number
  /** Life after the last read. */
  ttlSeconds: number
}

/**
 * 850 entries just fit the 20,480 bytes that Redis allocates for 800: a timeline in use stays there. One byte more, and
 * Redis would double the string.
 */
export const DEFAULT_SIZES: TimelineSizes = { keep: 800, slack: 50, ttlSeconds: 14 * 24 * 3600 }

/** A build older than this is handed to the next reader. */
export const BUILD_PATIENCE_MS = 10_000

/** A number for a build: its time (so that age can be told) and chance (so that no two are alike). Exact as a float64. */
export const newGeneration = (now: number, random: () => number = Math.random): number =>
  firstIdAt(now) + Math.floor(random() * 4096)

/** Generations below this are stale at `now`. */
export const staleBefore = (now: number): number => firstIdAt(now - BUILD_PATIENCE_MS)
