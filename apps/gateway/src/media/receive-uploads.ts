/**
 * Multipart bodies with files: each file goes from the socket into the media store as it comes, never held whole; text fields become
 * the body. What is uploaded belongs to the request until a service takes it over, and is deleted when the request fails before.
 */
import { randomUUID } from 'node:crypto'
import { invalid, RookeryError, unavailable } from '@rookery/contracts'
import { fieldsOf } from '@rookery/http'
import type { MediaStore } from '@rookery/media'
import type { FastifyRequest } from 'fastify'

/** Keys in the media store by the names of the fields. */
export type Uploads = Map<string, string>

declare module 'fastify' {
  interface FastifyRequest {
    uploads: Uploads | null
  }
}

interface Decorated {
  hasRequestDecorator(name: string): boolean
  decorateRequest(name: 'uploads', value: null): unknown
}

/** The rest of a multipart body: text fields and the lines between. */
const ROOM_FOR_FIELDS = 1_048_576

/** JSON and forms are held whole and parsed at once: room for a picture as text (3 MiB of it), not for all that parts may carry. */
const MAX_TEXT_BODY = 4 * 1_048_576

/**
 * For a route with `config.readsParts`: its part of the options. `limits` are bytes by field; files of other fields are dropped, empty
 * ones count as not given (browsers send them for inputs left alone). 413 beyond a limit, 400 for a broken body.
 */
export function receivingUploads(app: Decorated, store: MediaStore | undefined, limits: Record<string, number>) {
  if (!app.hasRequestDecorator('uploads')) app.decorateRequest('uploads', null)
  const most = Object.values(limits).reduce((sum, bytes) => sum + bytes, ROOM_FOR_FIELDS)
  return {
    bodyLimit: MAX_TEXT_BODY,
    async preValidation(request: FastifyRequest) {
      request.uploads = new Map()
      if (!request.isMultipart()) {
        if (store) await takeDataUris(request.body, store, limits, request.uploads)
        return
      }
      if (!store) throw unavailable('no media store')
      if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge()
      request.body = await receive(request, store, limits, request.uploads)
    },
    async onError(request: FastifyRequest) {
      if (store) await discardUploads(request, store)
    },
  }
}

/** Takes the keys out of the request: from here on the caller answers for them. */
export function takeUploads(request: FastifyRequest): Uploads {
  const uploads = request.uploads ?? new Map()
  request.uploads = null
  return uploads
}

async function discardUploads(request: FastifyRequest, store: MediaStore): Promise<void> {
  const keys = [...takeUploads(request).values()]
  const deleted = await Promise.allSettled(keys.map((key) => store.delete(key)))
  for (const each of deleted) if (each.status === 'rejected') request.log.warn({ err: each.reason }, 'an upload stays')
}

async function receive(request: FastifyRequest, store: MediaStore, limits: Record<string, number>, uploads: Uploads) {
  const fields: [name: string, value: string][] = []
  try {
    for await (const part of request.parts({ limits: { fileSize: Number.POSITIVE_INFINITY } })) {
      const limit = part.type === 'file' ? limits[part.fieldname] : undefined
      if (part.type !== 'file') fields.push([part.fieldname, checked(part.fieldname, String(part.value))])
      else if (limit === undefined || uploads.has(part.fieldname)) part.file.resume()
      else {
        const key = `uploads/${randomUUID()}`
        const { size } = await store.put(key, part.file, { maxBytes: limit })
        if (size === 0) await store.delete(key)
        else uploads.set(part.fieldname, key)
      }
    }
  } catch (error) {
    // Read to its end and dropped, within the request's deadline: a connection with unread bytes could not be used again.
    request.raw.unpipe()
    request.raw.resume()
    // Ours, and limits of the parser, say what is wrong; what the parser itself throws is the client's fault.
    if (error instanceof RookeryError || typeof (error as { statusCode?: unknown }).statusCode === 'number') throw error
    if (isOfDisk(error)) throw error
    throw new RookeryError('bad_multipart', 400, 'The multipart body is broken')
  }
  return fieldsOf(fields)
}

const DATA_URI = /^data:[^,]{0,200};base64,/

/** Files as texts of JSON and form bodies (`data:image/png;base64,…`), as Mastodon takes them from clients without multipart. */
async function takeDataUris(body: unknown, store: MediaStore, limits: Record<string, number>, uploads: Uploads) {
  for (const [name, maxBytes] of Object.entries(limits)) {
    const text = (body as Record<string, unknown> | null | undefined)?.[name]
    const [head] = typeof text === 'string' ? (DATA_URI.exec(text) ?? []) : []
    if (head === undefined) continue
    const key = `uploads/${randomUUID()}`
    await store.put(key, Buffer.from((text as string).slice(head.length), 'base64'), { maxBytes })
    uploads.set(name, key)
  }
}

/** As for bodies of other routes: PostgreSQL cannot hold NUL. */
function checked(field: string, text: string): string {
  if (!text.includes('\0')) return text
  throw invalid(`${field.slice(0, 40)} contains invalid characters`)
}

const isOfDisk = (error: unknown) => (error as NodeJS.ErrnoException).syscall !== undefined
const tooLarge = () => new RookeryError('too_large', 413, 'The files are too large')
