/** A service interface whose implementation is elsewhere: the same methods, spoken as JSON over HTTP to whichever instance is well. */
import {
  type CalledService,
  type CallRule,
  type CallRules,
  DEFAULT_CALL_DEADLINE_MS,
  type ErrorDetails,
  RookeryError,
  unavailable,
} from '@rookery/contracts'
import type { Logger, Metrics } from '@rookery/telemetry'
import type { Pool } from 'undici'
import { requestId, timeLeft } from '../under-way.ts'
import { attempt, type Outcome } from './attempt.ts'
import { type CallMetrics, type CallOutcome, createCallMetrics } from './call-metrics.ts'
import { TIME_LEFT_HEADER } from './headers.ts'
import { createInstances, type Instance, type Instances } from './instances.ts'
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
}

const MOST_RETRIES = 3
/** Half of it to one and a half times as much, four times as long each time. */
const RETRY_PAUSE_MS = 20

interface Call {
  name: string
  repeatable: (input: unknown) => boolean
  deadlineMs: number
}

/**
 * Calls reject with the service's own RookeryError, or with `unavailable` when there was no answer in time. What may be repeated
 * (CallRule), and whatever surely was not begun, is made again on another instance, three times at most. No call outlasts the
 * request that it is made for. Closing waits for calls under way.
 */
export function createServiceClient<Service extends object>(
  methods: CallRules<Service>,
  options: ServiceClientOptions,
): Service & AsyncDisposable {
  const metrics = createCallMetrics(options.metrics, options.service)
  const instances = createInstances({
    connections: options.connections ?? 32,
    probeMs: options.probeMs ?? 200,
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
  const wire: Wire = { instances, metrics, known: watch.ready, options }
  const client: Record<PropertyKey, unknown> = {
    async [Symbol.asyncDispose]() {
      watch[Symbol.dispose]()
      await instances[Symbol.asyncDispose]()
    },
  }
  for (const [name, rule] of Object.entries<CallRule>(methods)) {
    const call = describeCall(name, rule, options.deadlineMs ?? DEFAULT_CALL_DEADLINE_MS)
    client[name] = (input: unknown) => make(wire, call, input)
  }
  return client as Service & AsyncDisposable
}

interface Wire {
  instances: Instances
  metrics: CallMetrics
  /** Resolves once an instance is known. */
  known(): Promise<void>
  options: ServiceClientOptions
}

function describeCall(name: string, rule: CallRule, usual: number): Call {
  const { repeats, deadlineMs } = typeof rule === 'string' ? { repeats: rule, deadlineMs: usual } : rule
  const keyed = (input: unknown) => (input as { idempotencyKey?: unknown } | undefined)?.idempotencyKey != null
  const repeatable = repeats === 'keyed' ? keyed : () => repeats !== 'once'
  return { name, repeatable, deadlineMs }
}

async function make(wire: Wire, call: Call, input: unknown): Promise<unknown> {
  const began = performance.now()
  const until = began + Math.min(call.deadlineMs, timeLeft())
  const body = JSON.stringify(input ?? {})
  const tried: Instance[] = []
  let outcome: Outcome = { kind: 'late', sent: false }
  if (!wire.instances.known()) await waitForOne(wire, until - began)
  for (let retries = 0; ; retries++) {
    const left = until - performance.now()
    if (left <= 0) break
    const instance = wire.instances.next(tried)
    if (instance) {
      tried.push(instance)
      const { pool } = instance
      outcome = await attempt(pool, requestOf(wire, call, instance, body, left))
      judge(instance, pool, outcome)
    } else outcome = await waitForOne(wire, left)
    if (outcome.kind === 'answered' || retries === MOST_RETRIES || !mayRepeat(outcome, call, input)) break
    wire.metrics.retried(call.name, outcome.kind)
    await pause(Math.min(RETRY_PAUSE_MS * 4 ** retries * (0.5 + Math.random()), until - performance.now()))
  }
  const [how, result] = conclude(call, outcome)
  wire.metrics.called(call.name, how, performance.now() - began)
  if (result instanceof Error) throw result
  return result
}

function requestOf({ options }: Wire, { name }: Call, { address }: Instance, body: string, left: number) {
  const headers = [
    ...['host', address.host, 'content-type', 'application/json'],
    ...['authorization', options.identity.authorizationFor(options.service)],
    ...[TIME_LEFT_HEADER, String(Math.ceil(left))],
  ]
  const id = requestId()
  if (id !== undefined) headers.push('x-request-id', id)
  return { method: 'POST', path: `${address.path}/${name}`, headers, body, timeout: left } as const
}

/** What the outcome says of the instance. */
function judge(instance: Instance, pool: Pool, outcome: Outcome): void {
  if (outcome.kind === 'answered') instance.well(pool)
  else if (outcome.kind === 'late') instance.late(pool)
  else if (outcome.kind === 'stopping') instance.failed(pool, 'it is stopping')
  else instance.failed(pool, outcome.error.message)
}

/** Before the first look-up has answered. */
async function waitForOne({ known }: Wire, left: number): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  const timer = setTimeout(() => resolve({ kind: 'late', sent: false }), left)
  const found = () => resolve({ kind: 'unsent', error: new Error('its addresses were not known yet') })
  known().then(found, (error: Error) => resolve({ kind: 'unsent', error }))
  const outcome = await promise
  clearTimeout(timer)
  return outcome
}

function mayRepeat(outcome: Outcome, call: Call, input: unknown): boolean {
  if (outcome.kind === 'stopping' || outcome.kind === 'unsent') return true
  return outcome.kind === 'broken' && call.repeatable(input)
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))

/** An answer, or the error to throw. */
function conclude({ name }: Call, outcome: Outcome): [how: CallOutcome, result: unknown] {
  if (outcome.kind === 'late') return ['late', unavailable(`${name} did not answer in time`)]
  if (outcome.kind === 'stopping') return ['unavailable', unavailable(`${name}: every instance is stopping`)]
  if (outcome.kind !== 'answered') return ['unavailable', unavailable(`${name} failed: ${outcome.error.message}`)]
  const { status, text, refusedCaller } = outcome
  const answer = parse(text)
  if (status === 200 && answer) return ['ok', answer.value]
  const error = answer?.value as { code?: string; message?: string; details?: ErrorDetails } | null | undefined
  // Not the person's token was refused but ours.
  if (refusedCaller) return ['failed', new RookeryError('internal', 500, `${name}: ${error?.message}`)]
  if (!error?.code) return ['failed', unavailable(`${name} was answered ${status} by something else`)]
  const { code, message = 'The call failed', details } = error
  return [status < 500 ? 'refused' : 'failed', new RookeryError(code, status, message, details)]
}

function parse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}
