/**
 * Files of the media store, to anybody who knows the address: it contains a keyed hash of the content, which nobody can guess. What
 * lies at an address never changes, so it is kept for ever.
 */
import { notFound, RookeryError } from '@rookery/contracts'
import { contentTypeOfKey, type MediaStore } from '@rookery/media'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { readRange } from '../media/read-range.ts'
import { answers, type Routes } from './describe.ts'

const FOREVER = 'public, max-age=31536000, immutable'
/** Uploads that are not processed yet are nobody's to see. */
const SERVED = /^(posts|people)\//
const params = Type.Object({ '*': Type.String() })
const schema = {
  summary: 'A file of a post or profile',
  tags: ['media'],
  params,
  produces: ['image/*', 'video/*', 'audio/*'],
}
const Bytes = Type.Unsafe<Buffer>({ type: 'string', format: 'binary' })

export const mediaFileRoutes: Routes = async (app, { edge }) => {
  app.route({
    method: 'GET',
    url: '/media/*',
    exposeHeadRoute: false,
    schema: {
      ...schema,
      operationId: 'getMediaFile',
      response: { ...answers(Bytes, 404, 416), 206: Bytes, 304: NotModified },
    },
    handler: async (request, reply) => serve(edge.media, request.params['*'], request, reply),
  })
  app.route({
    method: 'HEAD',
    url: '/media/*',
    schema: { ...schema, hide: true },
    handler: async (request, reply) => serve(edge.media, request.params['*'], request, reply),
  })
}

const NotModified = Type.Null({ description: 'The copy at hand is the present one' })

async function serve(store: MediaStore | undefined, key: string, request: FastifyRequest, reply: FastifyReply) {
  const file = store && SERVED.test(key) ? await store.head(key) : null
  if (!store || !file) throw notFound()
  const name = key.slice(key.lastIndexOf('/') + 1)
  const etag = `"${name}"`
  const headers = {
    'cache-control': FOREVER,
    etag,
    'accept-ranges': 'bytes',
    'content-type': contentTypeOfKey(key),
    'x-content-type-options': 'nosniff',
    // Should a browser be led to take it for a page: it may do nothing at all.
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': `inline; filename="${name}"`,
    // Pages of other Mastodon clients show it.
    'cross-origin-resource-policy': 'cross-origin',
    vary: 'Origin',
  }
  if (matches(request.headers['if-none-match'], etag)) return reply.headers(headers).code(304).send()
  const ifRange = request.headers['if-range']
  const range = ifRange === undefined || ifRange === etag ? readRange(request.headers.range, file.size) : 'whole'
  if (range === 'unsatisfiable') {
    reply.headers({ ...headers, 'content-range': `bytes */${file.size}`, 'cache-control': 'no-store' })
    throw new RookeryError('unsatisfiable_range', 416, 'There are no such bytes')
  }
  const { start, end } = range === 'whole' ? { start: 0, end: file.size - 1 } : range
  // Before anything is said: a store that fails now must not leave an error that is kept for ever.
  const body = request.method === 'HEAD' || file.size === 0 ? undefined : await store.open(key, { start, end })
  reply.headers(headers)
  if (range !== 'whole') reply.code(206).header('content-range', `bytes ${start}-${end}/${file.size}`)
  return reply.header('content-length', end - start + 1).send(body)
}

const matches = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')))
