/** What operators see of live timelines. */
import type { Metrics } from '@rookery/telemetry'

export interface StreamingMetrics {
  connected(transport: 'websocket' | 'sse', change: 1 | -1): void
  sent(): void
  dropped(reason: string): void
}

export const noMetrics: StreamingMetrics = { connected() {}, sent() {}, dropped() {} }

export function streamingMetrics(metrics: Metrics): StreamingMetrics {
  const connections = metrics.gauge('streaming_connections', 'Open live connections', ['transport'])
  const sent = metrics.counter('streaming_events_sent_total', 'Events written to live connections')
  const dropped = metrics.counter('streaming_connections_dropped_total', 'Live connections we closed', ['reason'])
  return {
    connected: (transport, change) => connections.inc({ transport }, change),
    sent: () => sent.inc(),
    dropped: (reason) => dropped.inc({ reason }),
  }
}
