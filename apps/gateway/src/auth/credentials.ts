/** The one place that finds a request's token: the Authorization header, and without one the web app's cookie. */
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Edge } from '../edge.ts'
import type { SessionCookie } from './session-cookie.ts'

/** `foreign`: there is a cookie, but nothing shows that a page of ours sent it. */
export type Credentials =
  | { readonly by: 'header' | 'cookie'; readonly token: string }
  | { readonly by: 'nothing' | 'foreign'; readonly token: null }

declare module 'fastify' {
  interface FastifyRequest {
    credentials: Credentials
  }
}

const NOTHING: Credentials = { by: 'nothing', token: null }
const FOREIGN: Credentials = { by: 'foreign', token: null }

/** Before all that asks for `request.credentials`. Routes that say no `access` never look at the cookie. */
export const findCredentials = fp<{ edge: Pick<Edge, 'cookie'> }>(async (app, { edge: { cookie } }) => {
  app.decorateRequest('credentials')
  app.addHook('onRequest', (request, _reply, done) => {
    const { authorization } = request.headers
    if (authorization !== undefined) request.credentials = fromHeader(authorization)
    else request.credentials = request.routeOptions.config.access ? fromCookie(cookie, request) : NOTHING
    done()
  })
})

/** A header of any kind wins: what it does not prove, a cookie must not. */
function fromHeader(authorization: string): Credentials {
  if (!/^bearer /i.test(authorization)) return NOTHING
  return { by: 'header', token: authorization.slice(7).trim() }
}

export function fromCookie(cookie: SessionCookie, request: FastifyRequest): Credentials {
  const token = cookie.read(request)
  if (token === null) return NOTHING
  return cookie.isFromOurPages(request) ? { by: 'cookie', token } : FOREIGN
}
