/** The port: counters that every instance shares. Decision 0013. */
import type { Counter, Rule } from './sliding-window.ts'

export interface Take {
  key: string
  rule: Rule
  /** Milliseconds since 1970, by the caller's clock. */
  now: number
  /** How much to count; 0 only looks. */
  cost: number
  /** Counts beyond the limit too: for what has happened already. */
  always?: boolean
}

export interface Taken {
  /** False: it did not fit and was not counted. */
  taken: boolean
  /** After it. */
  counter: Counter
}

export interface RateCounters {
  take(take: Take): Promise<Taken>
  /** Forgets what was counted. */
  clear(keys: readonly string[]): Promise<void>
}

/** The hash tag is the subject's, so that all of one caller's counters are in one slot of a Redis Cluster. */
export const limitKey = (subject: string, kind: string): string => `limit:{${subject}}:${kind}`
