/** What can be seen of the relay from outside: its health and its metrics. */
import { type DomainEvent, ROUTING } from '@rookery/contracts'
import type { Metrics } from '@rookery/telemetry'

export interface RelayHealth {
  /** True while a session streams, or another relay does. */
  ok: boolean
  state: 'starting' | 'streaming' | 'waiting' | 'retrying' | 'stopped'
  epoch: number | null
  /** Write-ahead log not yet acknowledged; null until known. */
  lagBytes: number | null
  /** Bytes; null before the first acknowledgement. */
  acknowledgedLsn: number | null
  lastError: string | null
}

export interface RelayProbe {
  health(): RelayHealth
  appended(events: readonly DomainEvent[]): void
  acknowledged(lsn: number): void
  lag(bytes: number): void
  streaming(epoch: number): void
  changed(state: 'waiting' | 'stopped'): void
  failed(error: unknown): void
}

const BATCH_SIZES = [1, 10, 50, 100, 250, 500, 1000, 2000]

export function createProbe(metrics: Metrics, { onStreaming }: { onStreaming?: () => void } = {}): RelayProbe {
  const events = metrics.counter('rookery_relay_events_total', 'Events appended to the log, by topic', ['topic'])
  const batches = metrics.histogram('rookery_relay_batch_events', 'Events in one append', BATCH_SIZES)
  const sessions = metrics.counter('rookery_relay_sessions_total', 'Replication sessions begun')
  const failures = metrics.counter('rookery_relay_failures_total', 'Replication sessions ended by an error')
  const lag = metrics.gauge('rookery_relay_lag_bytes', 'Write-ahead log not yet acknowledged')
  const epochs = metrics.gauge('rookery_relay_epoch', 'The epoch of the present replication slot')
  const now: RelayHealth = {
    ok: false,
    state: 'starting',
    epoch: null,
    lagBytes: null,
    acknowledgedLsn: null,
    lastError: null,
  }
  const become = (state: RelayHealth['state']) =>
    Object.assign(now, { state, ok: state === 'streaming' || state === 'waiting' })

  return {
    health: () => ({ ...now }),
    appended(batch) {
      batches.observe(batch.length)
      const byTopic = new Map<string, number>()
      for (const { type } of batch) {
        const topic = ROUTING[type].topic ?? 'live'
        byTopic.set(topic, (byTopic.get(topic) ?? 0) + 1)
      }
      for (const [topic, count] of byTopic) events.inc({ topic }, count)
    },
    acknowledged(lsn) {
      now.acknowledgedLsn = lsn
    },
    lag(bytes) {
      now.lagBytes = bytes
      lag.set(bytes)
    },
    streaming(epoch) {
      sessions.inc()
      epochs.set(epoch)
      now.epoch = epoch
      now.lastError = null
      become('streaming')
      onStreaming?.()
    },
    changed: become,
    failed(error) {
      failures.inc()
      now.lastError = error instanceof Error ? error.message : String(error)
      become('retrying')
    },
  }
}
