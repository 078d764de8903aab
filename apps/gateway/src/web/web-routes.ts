/** The built web app: hashed assets for ever, its page for every route of its own, and nothing from another host. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import { answerNotFound } from '@rookery/http'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'

const POLICY = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:', 'https:'],
    'connect-src': ["'self'", 'ws:', 'wss:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  },
}
const HASHED = /\/assets\/[^/]+-[\w-]{8,}\.\w+(\.br|\.gz)?$/
const PAGE_POLICY = Object.entries(POLICY.directives)
  .map(([name, sources]) => `${name} ${sources.join(' ')}`)
  .join('; ')

export const webRoutes: FastifyPluginAsync<{ webRoot: string }> = async (app, { webRoot }) => {
  await app.register(helmet, { contentSecurityPolicy: POLICY, strictTransportSecurity: false })
  await app.register(fastifyStatic, {
    root: webRoot,
    wildcard: true,
    decorateReply: false,
    cacheControl: false,
    // The build leaves a .br and a .gz beside each script and style sheet.
    preCompressed: true,
    setHeaders: (reply, path) => {
      const lifetime = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
      reply.header('cache-control', lifetime)
    },
  })
}

/** Prefixes that never belong to the web app: what is missing there is a 404. */
const NOT_APP = /^\/(api|oauth|docs|health|metrics|nodeinfo|avatars|headers|assets|\.well-known)(\/|$|\?)/

/** For requests that no route takes: the web app's page for people's browsers, JSON for the rest. */
export function answerUnknown(webRoot: string | undefined) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (webRoot === undefined || !wantsPage || NOT_APP.test(request.url)) return answerNotFound(request, reply)
    const page = await readFile(join(webRoot, 'index.html'), 'utf8').catch(() => null)
    if (page === null) return answerNotFound(request, reply)
    return reply
      .headers({
        'content-security-policy': PAGE_POLICY,
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      .type('text/html; charset=utf-8')
      .send(page)
  }
}
