/**
 * Refuses what matters least before everything becomes slow: by how many requests are under way and how late the event loop
 * turns. Health and metrics always answer. Decision 0013.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { RookeryError } from '@rookery/contracts'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { RouteClass } from './table.ts'

/** 0: all is well; the higher, the more is refused. */
export type LoadLevel = 0 | 1 | 2 | 3

export interface LoadLimits {
  /** Requests under way from which on a level is reached. */
  inFlight: readonly [number, number, number]
  /** Median delay of the event loop in milliseconds, likewise … */
  delayMs: readonly [number, number, number]
  /** … if at least so many are under way: a slow machine without a queue gains nothing by refusing. */
  queueAtLeast: number
}

export const LOAD_LIMITS: LoadLimits = { inFlight: [256, 512, 1_024], delayMs: [200, 500, 1_500], queueAtLeast: 48 }

export function levelOf(inFlight: number, delayMs: number, limits: LoadLimits = LOAD_LIMITS): LoadLevel {
  const reached = (value: number, steps: readonly number[]) => steps.filter((step) => value >= step).length
  const byDelay = inFlight >= limits.queueAtLeast ? reached(delayMs, limits.delayMs) : 0
  return Math.max(reached(inFlight, limits.inFlight), byDelay) as LoadLevel
}

/** At which level a class is refused: first what can wait, then reading, last what people write. */
const REFUSED_AT: Readonly<Record<RouteClass, LoadLevel>> = {
  search: 1,
  streams: 1,
  apps: 2,
  signUp: 2,
  reads: 2,
  tokens: 3,
  signIn: 3,
  media: 2,
  writes: 3,
  replies: 3,
  posts: 3,
}
/** Strangers' reads are refused as early as what can wait. */
const STRANGERS_AT = 1

export function isRefused(kind: RouteClass, stranger: boolean, level: LoadLevel): boolean {
  return level >= (stranger && kind === 'reads' ? STRANGERS_AT : REFUSED_AT[kind])
}

class TooBusy extends RookeryError {
  /** Not all at once again. */
  readonly retryAfter = 1 + Math.floor(Math.random() * 5)
  constructor() {
    super('too_busy', 503, 'Too busy')
  }
}

export interface ShedOptions {
  limits?: LoadLimits | undefined
  /** For tests, instead of measuring. */
  level?: (() => LoadLevel) | undefined
}

const SAMPLE_MS = 20
const MEASURE_MS = 500
const NANOSECONDS = 1e6

export const shedLoad = fp<ShedOptions>(async (app, { limits = LOAD_LIMITS, level }) => {
  let inFlight = 0
  let delayMs = 0
  if (!level) {
    const histogram = monitorEventLoopDelay({ resolution: SAMPLE_MS })
    histogram.enable()
    const measuring = setInterval(() => {
      delayMs = Math.max(0, histogram.percentile(50) / NANOSECONDS - SAMPLE_MS)
      histogram.reset()
    }, MEASURE_MS).unref()
    app.addHook('onClose', async () => {
      clearInterval(measuring)
      histogram.disable()
    })
  }
  const left = () => void inFlight--
  app.addHook('onRequest', (request: FastifyRequest, reply, done) => {
    const kind = request.routeOptions.config.limit?.kind
    if (kind === undefined) return done()
    const now = level?.() ?? levelOf(inFlight, delayMs, limits)
    if (now > 0 && isRefused(kind, request.credentials.token === null, now)) return done(new TooBusy())
    // Streams stay open without work.
    if (kind !== 'streams') {
      inFlight++
      reply.raw.once('close', left)
    }
    done()
  })
})
