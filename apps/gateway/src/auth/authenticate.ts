/** Who asks: each route says which access it wants, one hook finds the viewer and refuses the rest. */
import { type Id, RookeryError, type Session, unauthorized } from '@rookery/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Edge } from '../edge.ts'
import { fromCookie } from './credentials.ts'
import { covers } from './scopes.ts'
import { foreignPage } from './session-cookie.ts'

/** The session behind a request. */
export type Viewer = Session
export type AccountViewer = Viewer & { accountId: Id }

export interface Access {
  /** `anyone` may have a token and then is a viewer; `app` needs a token of any kind; `user` one of an account. */
  kind: 'anyone' | 'app' | 'user'
  scope: string | null
}

export const anyone = (scope: string | null = null): Access => ({ kind: 'anyone', scope })
export const app = (scope: string | null = null): Access => ({ kind: 'app', scope })
export const user = (scope: string | null): Access => ({ kind: 'user', scope })

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer | null
  }
  interface FastifyContextConfig {
    /** Routes without it look at no token at all. */
    access?: Access
    /** A second scope that suffices. */
    alsoScope?: string
  }
}

/** The session of a token, or 401 (403 while its account waits for approval). Writes read the session's row, reads may use the cache. */
export async function findViewer(
  { tokens, sessions, users }: Pick<Edge, 'tokens' | 'sessions' | 'users'>,
  token: string,
  options: { fresh: boolean },
): Promise<Viewer> {
  const sessionId = tokens.sessionIdOf(token)
  if (sessionId === null) throw unauthorized()
  const session = await sessions.find(sessionId, options)
  if (session !== null) return session
  if ((await users.whyRefused({ sessionId })) === 'pending') {
    throw new RookeryError('login_pending', 403, 'Your login is currently pending approval')
  }
  throw unauthorized('The access token was revoked')
}

/** Registered after CORS, so that a refusal too can be read by a browser, and after the credentials are found. */
export const authenticateRequests = fp<{ edge: Pick<Edge, 'tokens' | 'sessions' | 'users' | 'cookie' | 'clock'> }>(
  async (server, { edge }) => {
    server.decorateRequest('viewer', null)
    server.addHook('onRoute', (route) => {
      if (route.config?.access && route.schema) describeAccess(route.schema as Described, route.config.access)
    })
    server.addHook('onRequest', async (request, reply) => {
      const access = request.routeOptions.config.access
      if (!access) return
      const { token, by } = request.credentials
      // Personal answers and refusals must never rest in a cache, nor an anonymous answer be served to someone signed in.
      if (by !== 'nothing' || access.kind !== 'anyone') reply.header('cache-control', 'private, no-store')
      else reply.header('vary', 'Authorization, Cookie')
      if (by === 'foreign') throw foreignPage()
      if (token === null) {
        if (access.kind === 'anyone') return
        throw unauthorized()
      }
      const fresh = request.method !== 'GET' && request.method !== 'HEAD'
      const found = findViewer(edge, token, { fresh })
      const viewer = await (by === 'cookie' ? found.catch(clearDead(edge, reply)) : found)
      if (access.kind === 'user' && viewer.accountId === null) {
        throw new RookeryError('user_required', 422, 'This method requires an authenticated user')
      }
      const { alsoScope } = request.routeOptions.config
      const allowed = access.scope === null || covers(viewer.scopes, access.scope)
      if (!allowed && !(alsoScope !== undefined && viewer.scopes.includes(alsoScope))) {
        // An application's own token may read what is public, whatever it asked for.
        if (access.kind !== 'anyone' || viewer.accountId !== null) throw outsideScopes()
      }
      request.viewer = viewer
      if (by === 'cookie') keepAlive(edge, reply, token, viewer)
    })
  },
)

const outsideScopes = () => new RookeryError('outside_scopes', 403, 'This action is outside the authorized scopes')

/** A year counts from the last month in which somebody was here, not from signing in. */
function keepAlive(
  { tokens, cookie, clock = Date }: Renewing,
  reply: FastifyReply,
  token: string,
  viewer: Viewer,
): void {
  const renewed = tokens.renew(token, viewer, clock.now())
  if (renewed !== null) cookie.set(reply, renewed)
}
type Renewing = Pick<Edge, 'tokens' | 'cookie' | 'clock'>

/** No script can remove a dead cookie, and with it even what is public would stay out of reach. */
const clearDead =
  ({ cookie }: Pick<Edge, 'cookie'>, reply: FastifyReply) =>
  (error: unknown): never => {
    if (error instanceof RookeryError && error.status === 401) cookie.clear(reply)
    throw error
  }

/** For streams, which look for a token in more places: who asks with the cookie; null without one. Throws 401 or 403. */
export async function viewerOfCookie(
  edge: Pick<Edge, 'tokens' | 'sessions' | 'users' | 'cookie'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Viewer | null> {
  const { by, token } = fromCookie(edge.cookie, request)
  if (by === 'foreign') throw foreignPage()
  return token === null ? null : findViewer(edge, token, { fresh: false }).catch(clearDead(edge, reply))
}

/** The viewer of a route with `user` access. */
export function userOf(request: FastifyRequest): AccountViewer {
  const { viewer } = request
  if (viewer === null || viewer.accountId === null) throw unauthorized()
  return viewer as AccountViewer
}

export const viewerIdOf = (request: FastifyRequest): Id | null => request.viewer?.accountId ?? null

interface Described {
  security?: { readonly [securityLabel: string]: readonly string[] }[]
  response?: Record<string, unknown>
}

function describeAccess(schema: Described, access: Access): void {
  const scheme = { oauth: access.scope === null ? [] : [access.scope] }
  schema.security = access.kind === 'anyone' ? [{}, scheme] : [scheme]
  schema.response ??= {}
  schema.response[401] ??= { description: 'The token is missing or no longer valid', $ref: 'Error#' }
  if (access.scope !== null) schema.response[403] ??= { description: 'Outside the scopes', $ref: 'Error#' }
}
