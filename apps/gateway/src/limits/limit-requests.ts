/** Counts each request against its class: by account when signed in, by address otherwise. Decision 0013. */
import { type Limiter, limitKey, waitFor } from '@rookery/redis/limits'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Edge } from '../edge.ts'
import { accountSubject, addressSubject } from './subjects.ts'
import { classOf, LIMITS, needsBody, type RouteClass, refineClass } from './table.ts'
import { limitHeaders, TooManyRequests } from './too-many.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set from the table (limits/table.ts) for every route. */
    limit?: { kind: RouteClass; withBody: boolean } | null
  }
}

interface Options {
  edge: Pick<Edge, 'limiter' | 'tokens'>
}

/** Before anybody is asked who they are: routes get their class; strangers and forged tokens are counted by address. */
export const limitStrangers = fp<Options>(async (app, { edge }) => {
  app.addHook('onRoute', (route) => {
    const kind = classOf([route.method].flat()[0]!, route.url)
    route.config = {
      ...route.config,
      limit: kind && { kind, withBody: needsBody(kind, route.url) },
    } as typeof route.config
    if (kind && route.schema && !route.schema.hide) describeLimits(route.schema as Described)
  })
  const { limiter, tokens } = edge
  if (!limiter) return
  app.addHook('onRequest', async (request, reply) => {
    const { limit, access } = request.routeOptions.config
    if (!limit || limit.withBody) return
    const token = access ? request.credentials.token : null
    if (token !== null && tokens.sessionIdOf(token) !== null) return
    await count(limiter, limit.kind, request, reply)
  })
})

/** Once it is known who asks. */
export const limitAccounts = fp<Options>(async (app, { edge: { limiter } }) => {
  if (!limiter) return
  app.addHook('onRequest', async (request, reply) => {
    const { limit } = request.routeOptions.config
    if (limit && !limit.withBody && request.viewer !== null) await count(limiter, limit.kind, request, reply)
  })
  app.addHook('preHandler', async (request, reply) => {
    const { limit } = request.routeOptions.config
    if (limit?.withBody) await count(limiter, refineClass(limit.kind, request.body), request, reply)
  })
})

async function count(limiter: Limiter, kind: RouteClass, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { account, address, exact } = LIMITS[kind]
  const accountId = request.viewer?.accountId ?? null
  // Whoever makes accounts or tries passwords is counted by address, with whatever token.
  const byAddress = accountId === null || kind === 'signUp' || kind === 'signIn'
  const rule = byAddress ? address : account
  const key = limitKey(byAddress ? addressSubject(request.ip) : accountSubject(accountId), kind)
  const taken = exact ? await limiter.takeNow({ key, rule, cost: 1 }) : limiter.takeSoon(key, rule)
  const now = limiter.now()
  reply.headers(limitHeaders(rule, taken, now))
  if (!taken.taken) throw new TooManyRequests(waitFor(taken.counter, rule, now))
}

interface Described {
  response?: Record<string, unknown>
}

function describeLimits(schema: Described): void {
  schema.response = {
    ...schema.response,
    429: schema.response?.[429] ?? { description: 'Too many requests: see Retry-After', $ref: 'Error#' },
    503: schema.response?.[503] ?? { description: 'Too busy, or not reachable, for a moment', $ref: 'Error#' },
  }
}
