/** The built web app's files: those named by their content for ever, the rest asked about each time, nothing from another host. */
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import { edgeHeaders } from '../edge-headers.ts'
import { type Places, policyFor } from './policy.ts'

/** Vite's hashes have eight characters; without a digit or capital among them it may as well be a word. */
const HASHED = /^\/assets\/.*-(?=[\w-]*[A-Z\d_])[\w-]{8}\.\w+(\.br|\.gz)?$/
/** A worker that is kept keeps all the rest: nobody could replace the app any more. */
const WORKER = /\/(sw|service-?worker)\b[^/]*$/i

/** Of a file of the build, by its path there. */
export const lifetimeOf = (path: string): string =>
  HASHED.test(path) && !WORKER.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'

/** What helmet puts on the app's own files; HSTS is everybody's (edge-headers.ts). */
const helmetOptions = (places: Places) =>
  ({
    contentSecurityPolicy: { useDefaults: false, directives: policyFor(places) },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  }) as const

const FOR_DOCUMENTS = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]

export interface WebOptions {
  webRoot: string
  places: Places
}

export const webRoutes: FastifyPluginAsync<WebOptions> = async (app, { webRoot, places }) => {
  // Helmet writes past Fastify, whose headers would win: those for data make room.
  const forData = Object.keys(edgeHeaders('http:'))
  app.addHook('onRequest', (_request, reply, done) => {
    for (const name of forData) reply.removeHeader(name)
    done()
  })
  await app.register(helmet, helmetOptions(places))
  await app.register(fastifyStatic, {
    root: webRoot,
    wildcard: true,
    decorateReply: false,
    cacheControl: false,
    // The build leaves a .br and a .gz beside each script and style sheet.
    preCompressed: true,
    setHeaders(reply, path) {
      const lifetime = lifetimeOf(path.slice(webRoot.length))
      reply.header('cache-control', lifetime)
      // A first visit is dozens of files: what only documents and workers heed would be a tenth of it.
      if (lifetime !== 'no-cache') for (const name of FOR_DOCUMENTS) reply.raw.removeHeader(name)
    },
  })
}
