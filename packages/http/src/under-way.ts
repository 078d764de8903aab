/**
 * The request that the running code works for: until when its answer is waited for, and its id. Calls to other services inherit both.
 * One storage for the whole process, because what begins a request and what calls from within it know nothing of each other.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyReply } from 'fastify'

export interface UnderWay {
  /** By performance.now(). */
  until: number
  readonly id: string
  /** Null once there is nobody to answer any more. */
  reply: FastifyReply | null
  /** It got its answer: what goes on afterwards is work of its own, without this deadline. */
  answered: boolean
}

/**
 * Timers and connections begun within a request keep it as theirs for ever: that long after its end a deadline means nobody.
 * Until then it stops what a request has left behind.
 */
const FORGOTTEN_MS = 60_000

const storage = new AsyncLocalStorage<UnderWay>()

/** Runs `work`, and all that comes of it, on behalf of `request`. */
export function onBehalfOf(request: UnderWay, work: () => void): void {
  if (storage.getStore() === request) work()
  else storage.run(request, work)
}

/** Milliseconds until nobody waits for what runs here; not above 0 when that is so already, Infinity when there is no deadline. */
export function timeLeft(): number {
  const request = current()
  if (!request) return Number.POSITIVE_INFINITY
  const left = request.until - performance.now()
  return left < -FORGOTTEN_MS ? Number.POSITIVE_INFINITY : left
}

/** Of the request that is being answered. */
export const requestId = (): string | undefined => current()?.id

/** Makes the deadline of the request that is being answered `ms` from now. */
export function setTimeLeft(ms: number): void {
  const request = current()
  if (request) request.until = performance.now() + ms
}

/** Runs `work` without any request's deadline: for what outlives the request that began it. */
export const onItsOwn = <T>(work: () => T): T => storage.exit(work)

function current(): UnderWay | undefined {
  const request = storage.getStore()
  // A reply that was sent, or taken over by a stream.
  return request === undefined || request.answered || request.reply?.sent ? undefined : request
}
