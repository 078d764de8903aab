/** One call: whose turn it is, how often it is tried, and how long. */
import type { CalledService } from '@rookery/contracts'
import type { Pool } from 'undici'
import { requestId, timeLeft } from '../under-way.ts'
import type { Outcome } from './attempt.ts'
import type { CallMetrics } from './call-metrics.ts'
import { TIME_LEFT_HEADER } from './headers.ts'
import type { Instance } from './instance.ts'
import type { Instances } from './instances.ts'
import { readOutcome } from './read-outcome.ts'
import type { ServiceIdentity } from './service-identity.ts'

export interface Wire {
  service: CalledService
  identity: Pick<ServiceIdentity, 'authorizationFor'>
  instances: Instances
  metrics: CallMetrics
  /** Resolves once an instance was found. */
  found(): Promise<void>
}

export interface Call {
  name: string
  repeatable: (input: unknown) => boolean
  /** May be begun elsewhere although the first try may still be carried out, however late. */
  movable: (input: unknown) => boolean
  deadlineMs: number
}

const MOST_RETRIES = 3
/** Who does not answer within that time is late. */
const PATIENCE_MS = 900
/** Half of it to one and a half times as much, four times as long each time. */
const RETRY_PAUSE_MS = 20

/** The answer, or rejects as createServiceClient says. */
export async function makeCall(wire: Wire, call: Call, input: unknown): Promise<unknown> {
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
      outcome = await instance.ask(requestOf(wire, call, instance, body, left), call.movable(input))
      judge(instance, pool, outcome, left)
    } else outcome = await waitForOne(wire, left)
    if (outcome.kind === 'answered' || retries === MOST_RETRIES || !mayRepeat(outcome, call, input)) break
    wire.metrics.retried(call.name, outcome.kind)
    await pause(Math.min(RETRY_PAUSE_MS * 4 ** retries * (0.5 + Math.random()), until - performance.now()))
  }
  const [how, result] = readOutcome(call.name, outcome)
  wire.metrics.called(call.name, how, performance.now() - began)
  if (result instanceof Error) throw result
  return result
}

function requestOf({ identity, service }: Wire, { name }: Call, { address }: Instance, body: string, left: number) {
  const headers = [
    ...['host', address.host, 'content-type', 'application/json'],
    ...['authorization', identity.authorizationFor(service)],
    ...[TIME_LEFT_HEADER, String(Math.ceil(left))],
  ]
  const id = requestId()
  if (id !== undefined) headers.push('x-request-id', id)
  return { method: 'POST', path: `${address.path}/${name}`, headers, body, timeout: left } as const
}

/** What the outcome says of the instance. */
function judge(instance: Instance, pool: Pool, outcome: Outcome, patience: number): void {
  if (outcome.kind === 'answered') instance.well(pool)
  else if (outcome.kind === 'late') {
    // Waiting for a connection, or in a hurry: no fault of the instance.
    if (outcome.sent && patience >= PATIENCE_MS) instance.late(pool)
  } else if (outcome.kind === 'stopping') instance.failed(pool, 'it is stopping')
  else instance.failed(pool, outcome.error.message)
}

/** Before the first look-up has answered. */
async function waitForOne({ found }: Wire, left: number): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  const timer = setTimeout(() => resolve({ kind: 'late', sent: false }), left)
  const unsent = () => resolve({ kind: 'unsent', error: new Error('no instance is known') })
  found().then(unsent, (error: Error) => resolve({ kind: 'unsent', error }))
  const outcome = await promise
  clearTimeout(timer)
  return outcome
}

function mayRepeat(outcome: Outcome, call: Call, input: unknown): boolean {
  if (outcome.kind === 'stopping' || outcome.kind === 'unsent') return true
  return outcome.kind === 'broken' && call.repeatable(input)
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
