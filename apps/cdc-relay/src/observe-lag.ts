/** How far each consumer group is behind, for /metrics: told here once for all groups, since everything goes through the relay. */
import type { EventLog } from '@rookery/event-log'
import type { Metrics } from '@rookery/telemetry'

export function observeLag(log: Pick<EventLog, 'lag'>, metrics: Metrics): void {
  const gauge = metrics.gauge('rookery_log_lag_events', 'Events that a consumer group has not handled yet', ['group'])
  metrics.observe(async () => {
    for (const [group, events] of Object.entries(await log.lag())) gauge.set({ group }, events)
  })
}
