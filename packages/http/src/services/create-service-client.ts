/** A service interface whose implementation is elsewhere: the same methods, spoken as JSON over HTTP to whichever instance is well. */
import { type CalledService, type CallRule, type CallRules, DEFAULT_CALL_DEADLINE_MS } from '@rookery/contracts'
import type { Logger, Metrics } from '@rookery/telemetry'
import { createCallMetrics } from './call-metrics.ts'
import type { SilenceLimits } from './instance.ts'
import { createInstances } from './instances.ts'
import { type Call, makeCall, type Wire } from './make-call.ts'
import { type Lookup, lookupAll, watchAddresses } from './resolve-addresses.ts'
import type { ServiceIdentity } from './service-identity.ts'

export interface ServiceClientOptions {
  /** Of the instances, each with the prefix that the service is served under. A host name stands for all addresses it resolves to. */
  urls: readonly string[]
  /** What is called, as tokens and metrics name it. */
  service: CalledService
  /** Who calls. */
  identity: Pick<ServiceIdentity, 'authorizationFor'>
  metrics?: Metrics | undefined
  /** Told when an instance goes or comes back. */
  logger?: Pick<Logger, 'info' | 'warn'> | undefined
  /** Milliseconds that a call may take as a whole where its method says nothing; DEFAULT_CALL_DEADLINE_MS unless told. */
  deadlineMs?: number | undefined
  /** Connections to each instance; 32 unless told. */
  connections?: number | undefined
  /** Between two looks at what host names resolve to; 5 s unless told. */
  resolveMs?: number | undefined
  lookup?: Lookup | undefined
  /** The first pause before an instance that went is asked again; 200 ms unless told. */
  probeMs?: number | undefined
  /** When an instance counts as silent; after 1 s, with 2 s to answer a probe, unless told. Given by tests. */
  silence?: SilenceLimits | undefined
}

/**
 * Calls reject with the service's own RookeryError, or with `unavailable` when there was no answer in time. What may be repeated
 * (CallRule), and whatever surely was not begun, is made again on another instance, three times at most; reads and writes with a key
 * also when an instance falls silent. No call outlasts the request that it is made for. Closing waits for calls under way.
 */
export function createServiceClient<Service extends object>(
  methods: CallRules<Service>,
  options: ServiceClientOptions,
): Service & AsyncDisposable {
  const metrics = createCallMetrics(options.metrics, options.service)
  const instances = createInstances({
    connections: options.connections ?? 32,
    probeMs: options.probeMs ?? 200,
    silence: options.silence ?? { afterMs: 1_000, answerMs: 2_000 },
    changed: metrics.instances,
    tell({ origin }, healthy, why) {
      const line = { service: options.service, instance: origin, why }
      if (healthy) options.logger?.info(line, 'an instance is back')
      else options.logger?.warn(line, 'an instance is away')
    },
  })
  const watch = watchAddresses(options.urls, {
    look: options.lookup ?? lookupAll,
    everyMs: options.resolveMs ?? 5_000,
    found: instances.set,
  })
  const { service, identity } = options
  const wire: Wire = { service, identity, instances, metrics, found: watch.ready }
  const client: Record<PropertyKey, unknown> = {
    async [Symbol.asyncDispose]() {
      watch[Symbol.dispose]()
      await instances[Symbol.asyncDispose]()
    },
  }
  for (const [name, rule] of Object.entries<CallRule>(methods)) {
    const call = describeCall(name, rule, options.deadlineMs ?? DEFAULT_CALL_DEADLINE_MS)
    client[name] = (input: unknown) => makeCall(wire, call, input)
  }
  return client as Service & AsyncDisposable
}

function describeCall(name: string, rule: CallRule, usual: number): Call {
  const { repeats, deadlineMs } = typeof rule === 'string' ? { repeats: rule, deadlineMs: usual } : rule
  const keyed = (input: unknown) => Boolean((input as { idempotencyKey?: unknown } | undefined)?.idempotencyKey)
  const repeatable = repeats === 'keyed' ? keyed : () => repeats !== 'once'
  // A write of before that is carried out after a later one would undo it.
  const movable = (input: unknown) => repeats === 'read' || (repeats === 'keyed' && keyed(input))
  return { name, repeatable, movable, deadlineMs }
}
