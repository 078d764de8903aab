/** What calls to other services cost and how often they went wrong. */
import type { CalledService } from '@rookery/contracts'
import type { Metrics } from '@rookery/telemetry'

/** `refused`: an error of the service's own below 500. `failed`: one above. `unavailable`: no answer at all. */
export type CallOutcome = 'ok' | 'refused' | 'failed' | 'unavailable' | 'late'

export interface CallMetrics {
  called(method: string, outcome: CallOutcome, milliseconds: number): void
  retried(method: string, reason: string): void
  instances(healthy: number, all: number): void
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export function createCallMetrics(metrics: Metrics | undefined, service: CalledService): CallMetrics {
  if (!metrics) return { called() {}, retried() {}, instances() {} }
  const labels = ['service', 'method', 'outcome'] as const
  const calls = metrics.histogram('rookery_service_call_seconds', 'Calls to other services', SECONDS, labels)
  const retries = metrics.counter('rookery_service_call_retries_total', 'Calls made again', [
    'service',
    'method',
    'reason',
  ] as const)
  const instances = metrics.gauge('rookery_service_instances', 'Instances known to this caller', [
    'service',
    'state',
  ] as const)
  // Looking a series up by its labels costs more than counting in it.
  const series = new Map<string, { observe(seconds: number): void }>()
  return {
    called(method, outcome, milliseconds) {
      const key = `${outcome} ${method}`
      let one = series.get(key)
      if (!one) {
        one = calls.labels({ service, method, outcome })
        series.set(key, one)
      }
      one.observe(milliseconds / 1000)
    },
    retried: (method, reason) => retries.inc({ service, method, reason }),
    instances(healthy, all) {
      instances.set({ service, state: 'healthy' }, healthy)
      instances.set({ service, state: 'away' }, all - healthy)
    },
  }
}
