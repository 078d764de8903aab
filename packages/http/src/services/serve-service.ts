/** Serves an implementation of a service interface as JSON over HTTP: POST <prefix>/<method>, one object in, one answer out. */
import { timingSafeEqual } from 'node:crypto'
import { RookeryError, unauthorized } from '@rookery/contracts'
import type { FastifyInstance } from 'fastify'

type Method = (input: unknown) => Promise<unknown>

export interface ServeServiceOptions {
  /** What callers must send as Bearer token; the service is open to whoever reaches it when left out. */
  token?: string | undefined
}

/**
 * Registers one route for each name of `methods` (e.g. USERS_METHODS). Errors of ours cross with code, status and
 * details, so that a caller sees the same error as in one process; any other becomes a 500 without text.
 */
export function serveService<Service extends object>(
  app: FastifyInstance,
  prefix: string,
  methods: Readonly<Record<keyof Service & string, true>>,
  implementation: Service,
  options: ServeServiceOptions = {},
): void {
  const expected = options.token === undefined ? null : Buffer.from(`Bearer ${options.token}`)
  app.register(
    async (scope) => {
      scope.setErrorHandler((error, request, reply) => {
        if (error instanceof RookeryError) {
          return reply
            .code(error.status)
            .send({ code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) })
        }
        request.log.error({ err: error }, 'service call failed')
        return reply.code(500).send({ code: 'internal', message: 'The call failed' })
      })
      if (expected) {
        scope.addHook('onRequest', async (request) => {
          const given = Buffer.from(request.headers.authorization ?? '')
          if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw unauthorized()
        })
      }
      for (const name of Object.keys(methods)) {
        const method = (implementation as Record<string, Method>)[name]!.bind(implementation)
        const route = { schema: { hide: true }, config: { takesManyValues: true } }
        scope.post(`/${name}`, route, async (request, reply) => {
          const answer = await method(request.body)
          return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer ?? null))
        })
      }
    },
    { prefix },
  )
}
