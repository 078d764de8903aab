/** For requests that no route takes: the web app's page for people's browsers, whatever place in the app it names; JSON for the rest. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answerNotFound } from '@rookery/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Places, policyText } from './policy.ts'

/** Prefixes that never belong to the web app: what is missing there is a 404. */
const NOT_APP = /^\/(api|oauth|docs|health|metrics|nodeinfo|avatars|headers|media|assets|\.well-known)(\/|$|\?)/
/** A file of the build that is not there (any more) is no place in the app either: a page in its stead would be kept as the file. */
const FILE = /^\/[^/?@]+\.(js|css|map|json|webmanifest|txt|xml|ico|png|svg|woff2)(\?|$)/

export function answerUnknown(webRoot: string | undefined, places: Places) {
  const headers = {
    'content-security-policy': policyText(places),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    vary: 'Accept',
  }
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (webRoot === undefined || !asksForPage(request)) return answerNotFound(request, reply)
    const page = await readFile(join(webRoot, 'index.html')).catch(() => null)
    if (page === null) return answerNotFound(request, reply)
    const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 22)}"`
    reply.headers(headers).header('etag', etag)
    if (has(request.headers['if-none-match'], etag)) return reply.code(304).send()
    return reply.type('text/html; charset=utf-8').send(page)
  }
}

const asksForPage = ({ method, headers, url }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  (headers.accept ?? '').includes('text/html') &&
  !NOT_APP.test(url) &&
  !FILE.test(url)

/** A proxy that compresses may have made the tag a weak one. */
const has = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
