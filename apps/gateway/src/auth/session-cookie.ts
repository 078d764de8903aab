/**
 * The web app's session as a cookie that no script can read, and the proof that a request which carries it comes from our own
 * pages. Its value is the access token: nothing more is stored. Decision 0018.
 */
import { fastifyCookie } from '@fastify/cookie'
import { RookeryError } from '@rookery/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'

type Asking = Pick<FastifyRequest, 'headers' | 'host' | 'method'>

export interface SessionCookie {
  readonly name: string
  /** The token that a request's cookie holds; null without one. */
  read(request: Pick<FastifyRequest, 'headers'>): string | null
  /** Whether a cookie counts: writes and sockets must prove that a page of ours asks, reads only must not say the opposite. */
  isFromOurPages(request: Asking): boolean
  /** Nothing says that another site asks. */
  isNotForeign(request: Asking): boolean
  set(reply: FastifyReply, token: string): void
  clear(reply: FastifyReply): void
}

const YEAR_SECONDS = 31_536_000
const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

export function createSessionCookie(publicUrl: string): SessionCookie {
  const { origin, protocol, port } = new URL(publicUrl)
  const secure = protocol === 'https:'
  // Cookies are not kept apart by port: two servers on one machine must not sign each other's people out.
  const name = secure ? '__Host-rookery' : `rookery_${port || '80'}`
  const options = { httpOnly: true, sameSite: 'strict', path: '/', secure } as const

  /** The public address, or the one that was asked for; never plain HTTP where the public address is HTTPS. */
  const isOurs = ({ headers, host }: Asking) => {
    const asking = headers.origin
    return asking === origin || asking === `https://${host}` || (!secure && asking === `http://${host}`)
  }
  const isProven = (request: Asking) => request.headers['sec-fetch-site'] === 'same-origin' || isOurs(request)
  const isNotForeign = (request: Asking) => {
    const { origin: asking, 'sec-fetch-site': site = 'none' } = request.headers
    return isProven(request) || (asking === undefined && site === 'none')
  }

  return {
    name,
    read({ headers: { cookie } }) {
      if (cookie === undefined || !cookie.includes(name)) return null
      return fastifyCookie.parse(cookie)[name] || null
    },
    isFromOurPages(request) {
      // A handshake is a GET, but what it opens can be read by whoever asked: no CORS guards it.
      const reads = READS.has(request.method) && request.headers.upgrade === undefined
      return reads ? isNotForeign(request) : isProven(request)
    },
    isNotForeign,
    set: (reply, token) =>
      void reply.header('set-cookie', fastifyCookie.serialize(name, token, { ...options, maxAge: YEAR_SECONDS })),
    clear: (reply) => void reply.header('set-cookie', fastifyCookie.serialize(name, '', { ...options, maxAge: 0 })),
  }
}

/** 403, not 401: the session is well, and a web app that believed a 401 would sign out. */
export const foreignPage = () =>
  new RookeryError('csrf', 403, 'The session cookie counts only for requests from this server’s own pages')
