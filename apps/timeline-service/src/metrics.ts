// What the service counts.
import type { Metrics } from '@rookery/telemetry'
import type { FanOutQueue } from './fan-out/fan-out-queue.ts'

export function createTimelineMetrics(metrics: Metrics, queue: Pick<FanOutQueue, 'pending' | 'failed'>) {
  const deliveries = metrics.counter('timeline_deliveries_total', 'Entries appended to home timelines')
  const jobs = metrics.gauge('timeline_fan_out_jobs', 'Fan-out jobs by state', ['state'])
  return {
    delivered: (entries: number) => deliveries.inc(entries),
    /** Reads the queue's state; call it before the metrics are rendered. */
    async observe(): Promise<void> {
      jobs.set({ state: 'pending' }, await queue.pending())
      jobs.set({ state: 'failed' }, await queue.failed())
    },
  }
}
