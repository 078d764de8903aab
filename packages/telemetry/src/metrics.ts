/** The metrics of one process: a registry of its own, so that several services and tests can share a process. */
import { setTimeout as wait } from 'node:timers/promises'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  registry: Registry
  counter<L extends string = never>(name: string, help: string, labels?: readonly L[]): Counter<L>
  gauge<L extends string = never>(name: string, help: string, labels?: readonly L[]): Gauge<L>
  /** `buckets` in the unit that the name ends in (seconds, bytes). */
  histogram<L extends string = never>(
    name: string,
    help: string,
    buckets: readonly number[],
    labels?: readonly L[],
  ): Histogram<L>
  /** Called before each rendering, for what is read rather than counted. What rejects, or does not come in time, is left as it was. */
  observe(read: () => Promise<void>): void
  /** The Prometheus text of everything registered. */
  text(): Promise<string>
  contentType: string
}

/** Prometheus gives up after ten seconds unless told: an engine that hangs must not take all other figures along. */
const READ_MS = 2_000

/** A registry; asking for the same name twice answers the same metric. `process: true` adds Node's own figures (one per process). */
export function createMetrics({ process = false, readMs = READ_MS } = {}): Metrics {
  const registry = new Registry()
  if (process) collectDefaultMetrics({ register: registry })
  const once = <M>(name: string, make: () => M): M => (registry.getSingleMetric(name) as M | undefined) ?? make()
  const registers = [registry]
  const reads: (() => Promise<void>)[] = []
  return {
    registry,
    counter: (name, help, labelNames = []) => once(name, () => new Counter({ name, help, labelNames, registers })),
    gauge: (name, help, labelNames = []) => once(name, () => new Gauge({ name, help, labelNames, registers })),
    histogram: (name, help, buckets, labelNames = []) =>
      once(name, () => new Histogram({ name, help, buckets: [...buckets], labelNames, registers })),
    observe: (read) => void reads.push(read),
    async text() {
      const all = Promise.allSettled(reads.map((read) => read()))
      if (reads.length > 0) await Promise.race([all, wait(readMs, undefined, { ref: false })])
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}
