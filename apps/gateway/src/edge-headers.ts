/** Headers that every answer carries, who may read it from another site, and how long a route may take. */
import cors from '@fastify/cors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
const EXPOSED = [
  'Link',
  'X-RateLimit-Reset',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-Request-Id',
  'Retry-After',
]

/** As Mastodon: the API, tokens and discovery, but not the page where people type their password, nor anything of operators. */
const OPEN =
  /^\/(api|nodeinfo|\.well-known|avatars|headers|media|users|tweets)(\/|$)|^\/oauth\/(token|revoke|userinfo)$|^\/status$/

const MINUTE = 60_000
/** Longer than the usual deadline: what moves files, at the speed of a bad line. */
const LONG: readonly (readonly [method: RegExp, url: RegExp, ms: number])[] = [
  [/^(POST|PUT|PATCH)$/, /^\/api\/v\d\/(media|accounts\/update_credentials)/, 2 * MINUTE],
  [/^(GET|HEAD)$/, /^\/(media|assets|avatars|headers|\*)/, 10 * MINUTE],
]

/** Answers are data: nothing in them may run, be framed or tell where the reader came from. Pages set their own policy. */
export const API_POLICY = "default-src 'none'; frame-ancestors 'none'"
const YEAR_SECONDS = 31_536_000

/** `headers`: what @fastify/helmet sets where it means something for data. Clients on other sites show our pictures: cross-origin. */
export function edgeHeaders(publicUrl: string): Record<string, string> {
  return {
    'content-security-policy': API_POLICY,
    'cross-origin-resource-policy': 'cross-origin',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}` } : {}),
  }
}

export const setEdgeHeaders = fp<{ publicUrl: string }>(async (app, { publicUrl }) => {
  const headers = edgeHeaders(publicUrl)
  app.addHook('onRoute', (route) => {
    const [method = ''] = [route.method].flat()
    const longer = LONG.find(([methods, urls]) => methods.test(method) && urls.test(route.url))
    if (longer) route.config = { deadlineMs: longer[2], ...route.config } as typeof route.config
  })
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers)
    // The preflight of what no other site may ask.
    if (request.method === 'OPTIONS' && !isOpen(request)) reply.callNotFound()
    else done()
  })
  await app.register(cors, {
    origin: '*',
    methods: METHODS,
    exposedHeaders: EXPOSED,
    maxAge: 86_400,
    hideOptionsRoute: true,
    // Who asks without saying for which method is told the same.
    strictPreflight: false,
  })
  app.addHook('onRequest', (request, reply, done) => {
    if (!isOpen(request)) closeToOthers(reply)
    done()
  })
})

const isOpen = ({ url }: FastifyRequest): boolean => url.startsWith('/api/') || OPEN.test(url.split('?', 1)[0]!)

function closeToOthers(reply: FastifyReply): void {
  reply.removeHeader('access-control-allow-origin')
  reply.removeHeader('access-control-expose-headers')
}
