/**
 * Bodies as Mastodon clients send them: JSON, form-urlencoded and multipart, with bracket names (`media_ids[]`,
 * `source[privacy]`, `fields_attributes[0][name]`). All three arrive as the same plain object.
 */
import multipart from '@fastify/multipart'
import { RookeryError } from '@rookery/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import qs from 'qs'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True: the route reads its multipart parts itself (uploads). Otherwise fields become the body, files are dropped. */
    readsParts?: boolean
  }
}

const QS_LIMITS = { arrayLimit: 200, parameterLimit: 1000, depth: 4, allowPrototypes: false, plainObjects: false }

const FORMS = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data']

/** Query strings, with arrays as `id[]=1&id[]=2`, and lists of objects as Rails writes them: `a[][x]=1&a[][y]=2&a[][x]=3`. */
export const parseQuery = (text: string): Record<string, unknown> =>
  qs.parse(OBJECTS_IN_LIST.test(text) ? numberObjects(text) : text, QS_LIMITS)

const OBJECTS_IN_LIST = /(\[|%5B)(\]|%5D)(\[|%5B)/i

/** `a[][x]` → `a[0][x]`: the next object begins where a name comes again. */
function numberObjects(text: string): string {
  const lists = new Map<string, { index: number; seen: Set<string> }>()
  const numbered = (list: string, field: string) => {
    const at = lists.get(list) ?? { index: 0, seen: new Set() }
    lists.set(list, at)
    if (at.seen.has(field)) {
      at.index++
      at.seen.clear()
    }
    at.seen.add(field)
    return `${list}[${at.index}]${field}`
  }
  return text
    .replaceAll(/%5B/gi, '[')
    .replaceAll(/%5D/gi, ']')
    .split('&')
    .map((pair) =>
      pair.replace(/^([^=]*?)\[\](\[[^=]*)/, (_name, list: string, field: string) => numbered(list, field)),
    )
    .join('&')
}

/** Sets the parsers of `app` and of everything registered in it later. */
export function parseBodies(app: FastifyInstance): void {
  app.register(multipart, { limits: { fieldSize: 100_000, fields: 200, files: 8 } })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, parseQuery(body as string))
  })
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // Clients send the header with no body on favourite, follow and their like.
    if (body === '') done(null, {})
    else void parseJson(request, body as string, done)
  })
  app.addHook('onRoute', ({ schema }) => {
    if (schema?.body) (schema as { consumes?: string[] }).consumes ??= [...FORMS]
  })
  app.addHook('preValidation', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    if (request.isMultipart() && !request.routeOptions.config.readsParts) request.body = await readFields(request)
    else request.body ??= {}
    const { body, query } = request as { body: unknown; query: Record<string, unknown> }
    if (!isRecord(body)) return
    // A write takes its parameters from either place, as Rails does.
    if (request.url.includes('?')) request.body = { ...query, ...body }
    if (request.method === 'DELETE') request.query = { ...query, ...body }
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What fields with bracket names mean: `source[privacy]` is a property of an object. */
export const fieldsOf = (fields: readonly (readonly [name: string, value: string])[]): Record<string, unknown> =>
  parseQuery(fields.map((field) => field.map(encodeURIComponent).join('=')).join('&'))

async function readFields(request: FastifyRequest): Promise<Record<string, unknown>> {
  const fields: [name: string, value: string][] = []
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') part.file.resume()
      else fields.push([part.fieldname, String(part.value)])
    }
  } catch (error) {
    // The rest is read and dropped: a connection with unread bytes could not be used again.
    request.raw.unpipe()
    request.raw.resume()
    // Limits have a status of their own; what the parser itself throws has none, and is the client's fault.
    if (typeof (error as { statusCode?: unknown }).statusCode === 'number') throw error
    throw new RookeryError('bad_multipart', 400, 'The multipart body is broken')
  }
  return fieldsOf(fields)
}
