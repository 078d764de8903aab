/** Serves an implementation of a service interface as JSON over HTTP: POST <prefix>/<method>, one object in, one answer out. */
import { type CallRules, RookeryError, unavailable } from '@rookery/contracts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LateError } from '../deadlines.ts'
import { isForLater } from '../errors/is-away.ts'
import { setTimeLeft } from '../under-way.ts'
import { REFUSED_CALLER_HEADER, TIME_LEFT_HEADER } from './headers.ts'
import type { ServiceIdentity } from './service-identity.ts'

type Method = (input: unknown) => Promise<unknown>

export interface ServeServiceOptions {
  /** The identity of the service that is served: only services that may call it get in. */
  identity: Pick<ServiceIdentity, 'callerOf'>
}

/** Whole lists of ids cross: a million of them are 17 MB. */
const BODY_LIMIT = 64 * 1_048_576
/** No caller waits longer. */
const MOST_TIME_MS = 600_000
/** Longer than callers keep idle connections (KEEP_ALIVE_MS in instance.ts, and a second for their timers). */
const DRAIN_MS = 4_000

/**
 * Registers one route for each name of `methods` (e.g. USERS_METHODS). Errors of ours cross with code, status and
 * details, so that a caller sees the same error as in one process; any other becomes a 500 without text.
 * What the implementation asks of other services is bounded by the time that the caller has left. A stopping server of
 * createServer refuses calls for a while before it ends connections, so that callers go elsewhere and lose none.
 */
export function serveService<Service extends object>(
  app: FastifyInstance,
  prefix: string,
  methods: CallRules<Service>,
  implementation: Service,
  { identity }: ServeServiceOptions,
): void {
  app.drain.refuseForMs = DRAIN_MS
  app.register(
    async (scope) => {
      scope.setErrorHandler(answerError)
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
        try {
          done(null, JSON.parse(body as string))
        } catch {
          done(new RookeryError('bad_request', 400, 'This is no JSON'))
        }
      })
      scope.addHook('onRequest', (request, reply, done) => {
        try {
          identity.callerOf(request.headers.authorization)
        } catch (error) {
          reply.header(REFUSED_CALLER_HEADER, '1')
          return done(error as Error)
        }
        const left = Number(request.headers[TIME_LEFT_HEADER])
        if (left > 0) setTimeLeft(Math.min(left, MOST_TIME_MS))
        done()
      })
      for (const name of Object.keys(methods)) {
        const method = (implementation as Record<string, Method>)[name]!.bind(implementation)
        const route = { bodyLimit: BODY_LIMIT, schema: { hide: true }, config: { isCall: true } }
        scope.post(`/${name}`, route, async (request, reply) => {
          const answer = await method(request.body)
          // It was given up meanwhile.
          if (reply.sent) return reply
          return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer ?? null))
        })
      }
    },
    { prefix },
  )
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { code, status, message, details } = toCross(error)
  if (status >= 500) request.log.error({ err: error, call: request.routeOptions.url }, 'service call failed')
  return reply.code(status).send({ code, message, ...(details ? { details } : {}) })
}

/** As describeError of render-error.ts has it for one process: what is away is 503, a bug is 500 and keeps its text. */
function toCross(error: unknown): Pick<RookeryError, 'code' | 'status' | 'message' | 'details'> {
  if (error instanceof RookeryError) return error
  if (error instanceof LateError) return unavailable('This took too long and was given up')
  if (isForLater(error)) return unavailable('The service is unavailable for a moment')
  // Of Fastify itself, whose codes all begin so: a body that is too large or no JSON. An engine's client may carry a status too.
  const { statusCode, code } = error as { statusCode?: number; code?: unknown }
  if (statusCode && statusCode < 500 && String(code).startsWith('FST_')) {
    return new RookeryError('bad_request', statusCode, (error as Error).message)
  }
  return new RookeryError('internal', 500, 'The call failed')
}
