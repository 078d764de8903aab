/** The one way a Fastify server is made: ids, errors, bodies, health, metrics, OpenAPI. No environment, no business rules. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Metrics } from '@rookery/telemetry'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { coerceBooleans } from './bodies/coerce-booleans.ts'
import { readQueriesLeniently } from './bodies/lenient-query.ts'
import { parseBodies, parseQuery } from './bodies/parse-bodies.ts'
import { refuseBrokenText } from './bodies/refuse-broken-text.ts'
import { giveUpLate } from './deadlines.ts'
import { drainConnections } from './drain-connections.ts'
import { answerBrokenRequest } from './errors/answer-broken-request.ts'
import { answerNotFound, renderError } from './errors/render-error.ts'
import { type HealthOptions, healthRoutes } from './health/health-routes.ts'
import { observeRequests } from './metrics.ts'
import { type OpenApiOptions, serveOpenApi } from './openapi.ts'
import { createRequestIds } from './request-ids.ts'
import { DEFAULT_TIMEOUTS, type Timeouts, timeoutOptions } from './timeouts.ts'

export interface ServerOptions extends HealthOptions {
  /** Names the service in logs. */
  name: string
  /** A pino logger; silent when left out. */
  logger?: FastifyBaseLogger | undefined
  /** Adds request durations to it and serves it at /metrics. */
  metrics?: Metrics | undefined
  /** Serves the description at /openapi.json and a browsable form at /docs; nothing when left out. */
  openapi?: OpenApiOptions | undefined
  /** Bytes; 1 MiB unless told. */
  bodyLimit?: number | undefined
  timeouts?: Partial<Timeouts> | undefined
  /** Which proxies may say the client's address (Fastify's `trustProxy`). */
  trustProxy?: boolean | string | string[] | undefined
  /** Called for requests that no route takes; the JSON 404 unless told. */
  notFound?: ((request: FastifyRequest, reply: FastifyReply) => unknown) | undefined
}

/**
 * Answers a Fastify instance whose types follow TypeBox schemas. Register routes, then `listen` or `inject`.
 * `close()` drains: /health/ready turns 503, running requests finish, idle connections are closed.
 */
export function createServer(options: ServerOptions) {
  const app = Fastify({
    ...(options.logger ? { loggerInstance: options.logger.child({ service: options.name }) } : { logger: false }),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: createRequestIds(),
    // What a plugin waits for patiently (an engine that is away) is no fault of it.
    pluginTimeout: 0,
    bodyLimit: options.bodyLimit ?? 1_048_576,
    ...timeoutOptions(options.timeouts),
    forceCloseConnections: 'idle',
    clientErrorHandler: answerBrokenRequest,
    trustProxy: options.trustProxy ?? false,
    routerOptions: { querystringParser: parseQuery, ignoreTrailingSlash: true, maxParamLength: 500 },
    ajv: { customOptions: { coerceTypes: 'array', removeAdditional: false, strict: false } },
  }).withTypeProvider<TypeBoxTypeProvider>()

  // Presenters already say exactly what leaves; schemas of answers document and are checked by tests, not on every request.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  app.setErrorHandler(renderError)
  app.setNotFoundHandler(options.notFound ?? answerNotFound)
  giveUpLate(app as unknown as FastifyInstance, options.timeouts?.handler ?? DEFAULT_TIMEOUTS.handler)
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff')
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    const line = { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
    if (reply.statusCode >= 400) request.log.info(line, 'request')
    else request.log.debug(line, 'request')
    done()
  })
  drainConnections(app as unknown as FastifyInstance)
  parseBodies(app as unknown as FastifyInstance)
  refuseBrokenText(app)
  readQueriesLeniently(app)
  coerceBooleans(app)
  if (options.openapi) app.register(serveOpenApi, options.openapi)
  app.register(healthRoutes, options)
  if (options.metrics) observeRequests(app as unknown as FastifyInstance, options.metrics, options.name)
  return app
}

export type Server = ReturnType<typeof createServer>
