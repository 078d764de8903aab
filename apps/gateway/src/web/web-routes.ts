/** The built web app: hashed assets for ever, its page for every route of its own, and nothing from another host. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import { answerNotFound } from '@rookery/http'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { edgeHeaders } from '../edge-headers.ts'

const HASHED = /\/assets\/[^/]+-[\w-]{8,}\.\w+(\.br|\.gz)?$/

/** Our own files, pictures from anywhere, the API and its stream: nothing inline, nothing of another host runs. */
function policyFor(publicUrl: string) {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'script-src-attr': ["'none'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:', 'https:'],
    'media-src': ["'self'", 'blob:', 'https:'],
    // Safari before 15.4 does not take 'self' for sockets.
    'connect-src': ["'self'", new URL(publicUrl).origin.replace(/^http/, 'ws')],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
}

/** What helmet puts on the app's own files; HSTS is everybody's (edge-headers.ts). */
const helmetOptions = (publicUrl: string) =>
  ({
    contentSecurityPolicy: { useDefaults: false, directives: policyFor(publicUrl) },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  }) as const

export interface WebOptions {
  webRoot: string
  publicUrl: string
}

export const webRoutes: FastifyPluginAsync<WebOptions> = async (app, { webRoot, publicUrl }) => {
  // Helmet writes past Fastify, whose headers would win: those for data make room.
  const forData = Object.keys(edgeHeaders('http:'))
  app.addHook('onRequest', (_request, reply, done) => {
    for (const name of forData) reply.removeHeader(name)
    done()
  })
  await app.register(helmet, helmetOptions(publicUrl))
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
const NOT_APP = /^\/(api|oauth|docs|health|metrics|nodeinfo|avatars|headers|media|assets|\.well-known)(\/|$|\?)/

/** For requests that no route takes: the web app's page for people's browsers, JSON for the rest. */
export function answerUnknown(webRoot: string | undefined, publicUrl: string) {
  const policy = Object.entries(policyFor(publicUrl))
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join(';')
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (webRoot === undefined || !wantsPage || NOT_APP.test(request.url)) return answerNotFound(request, reply)
    const page = await readFile(join(webRoot, 'index.html'), 'utf8').catch(() => null)
    if (page === null) return answerNotFound(request, reply)
    return reply
      .headers({
        'content-security-policy': policy,
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      .type('text/html; charset=utf-8')
      .send(page)
  }
}
