/** What the relay is given, and the settings it uses when told nothing else. */
import type { EventLogWriter } from '@rookery/event-log'
import type { Logger, Metrics } from '@rookery/telemetry'
import { SILENCE_MS } from './connect.ts'

export interface RelayContext {
  /** A role with REPLICATION that may read and write relay.state. */
  databaseUrl: string
  /** Opened anew by every session; closed by whoever made it. */
  writer: EventLogWriter
  logger: Logger
  metrics: Metrics
}

export interface RelaySettings {
  publication: string
  /** Run when an epoch or the log begins anew, after the slot exists and before the first event: drop what cannot be brought up to date. At least once. */
  onEpoch: readonly ((epoch: number) => Promise<void>)[]
  /** Events in one append, and in memory at most. */
  maxBatch: number
  maxPending: number
  /** How often the log is asked what may be acknowledged, ms. */
  pollMs: number
  /** The server hears from us at least this often, ms. */
  answerMs: number
  /** After so much silence, ms, the relay leaves the server, and the server lets another relay have the slot (wal_sender_timeout). */
  silenceMs: number
  trimMs: number
  lagMs: number
}

export const DEFAULT_SETTINGS: RelaySettings = {
  publication: 'rookery',
  onEpoch: [],
  maxBatch: 1000,
  maxPending: 10_000,
  pollMs: 500,
  answerMs: 5000,
  silenceMs: SILENCE_MS,
  trimMs: 10_000,
  lagMs: 5000,
}
