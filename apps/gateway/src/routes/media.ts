/** Attachments before they are posted: upload, look, describe, take back. */
import { setTimeout as wait } from 'node:timers/promises'
import { type Id, invalid, type Media } from '@rookery/contracts'
import { Empty, MediaAttachment, ref } from '@rookery/contracts/mastodon'
import { IMAGE_LIMITS, MAX_UPLOAD_BYTES } from '@rookery/media'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { user, userOf } from '../auth/authenticate.ts'
import { presentMedia } from '../media/present-media.ts'
import { readChanges } from '../media/read-changes.ts'
import { receivingUploads, takeUploads } from '../media/receive-uploads.ts'
import { answers, IdParams, idOf, type Routes } from './describe.ts'

const tags = ['media']
const text = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const file = Type.Optional(Type.String({ format: 'binary' }))
const Changes = { description: text, focus: text }
const Upload = Type.Object({ ...Changes, file, thumbnail: file })

/** A picture is usually ready within this; the client does not have to ask again then. */
const V2_PATIENCE_MS = 1_500
/** The older route answers when it is ready. */
const V1_PATIENCE_MS = 25_000
const FIRST_LOOK_MS = 15
const SLOWEST_LOOK_MS = 250

const access = user('write:media')

export const mediaRoutes: Routes = async (app, { edge }) => {
  const uploads = receivingUploads(app, edge.media, { file: MAX_UPLOAD_BYTES, thumbnail: IMAGE_LIMITS.bytes })
  const present = (media: Media) => presentMedia(media, edge.links)

  const create = async (request: FastifyRequest): Promise<Media> => {
    const { description = null, focus = null } = readChanges(request.body as { description?: string; focus?: string })
    if (!request.uploads?.has('file')) throw invalid("File can't be blank")
    const keys = takeUploads(request)
    const { accountId } = userOf(request)
    const [uploadKey, thumbnailKey] = [keys.get('file')!, keys.get('thumbnail') ?? null]
    return edge.tweets.createMedia({ accountId, uploadKey, thumbnailKey, description, focus })
  }
  const untilReady = async ({ accountId, id }: Media, patience: number): Promise<Media> => {
    const deadline = Date.now() + patience
    for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 1.5, SLOWEST_LOOK_MS)) {
      const media = await edge.tweets.findMedia({ accountId, mediaId: id })
      if (media.state !== 'processing' || Date.now() >= deadline) return refuseFailed(media)
      await wait(pause)
    }
  }
  const answer = (reply: FastifyReply, media: Media, whileProcessing: 202 | 206) =>
    reply.code(media.state === 'processing' ? whileProcessing : 200).send(present(media))

  app.post(
    '/api/v2/media',
    {
      ...uploads,
      config: { access, readsParts: true },
      schema: {
        operationId: 'uploadMedia',
        summary: 'Upload a picture, video or sound; 202 while it is processed',
        tags,
        consumes: ['multipart/form-data'],
        body: Upload,
        response: { ...answers(ref(MediaAttachment), 413, 422), 202: Accepted },
      },
    },
    async (request, reply) => {
      const media = await create(request)
      return answer(reply, media.kind === 'image' ? await untilReady(media, V2_PATIENCE_MS) : media, 202)
    },
  )

  app.post(
    '/api/v1/media',
    {
      ...uploads,
      config: { access, readsParts: true },
      schema: {
        operationId: 'uploadMediaV1',
        summary: 'Upload and wait until it is processed',
        tags,
        consumes: ['multipart/form-data'],
        body: Upload,
        response: { ...answers(ref(MediaAttachment), 413, 422), 202: Accepted },
      },
    },
    async (request, reply) => answer(reply, await untilReady(await create(request), V1_PATIENCE_MS), 202),
  )

  app.get(
    '/api/v1/media/:id',
    {
      config: { access },
      schema: {
        operationId: 'getMedia',
        summary: 'An attachment of one’s own; 206 while it is processed',
        tags,
        params: IdParams,
        response: { ...answers(ref(MediaAttachment), 404, 422), 206: Accepted },
      },
    },
    async (request, reply) =>
      answer(
        reply,
        refuseFailed(await edge.tweets.findMedia({ accountId: idOfUser(request), mediaId: idOf(request.params.id) })),
        206,
      ),
  )

  app.put(
    '/api/v1/media/:id',
    {
      config: { access },
      schema: {
        operationId: 'updateMedia',
        summary: 'Describe an attachment that is not posted yet',
        tags,
        params: IdParams,
        body: Type.Object(Changes),
        response: answers(ref(MediaAttachment), 404, 422),
      },
    },
    async (request) => {
      const changes = readChanges(request.body)
      return present(
        await edge.tweets.updateMedia({ accountId: idOfUser(request), mediaId: idOf(request.params.id), ...changes }),
      )
    },
  )

  app.delete(
    '/api/v1/media/:id',
    {
      config: { access },
      schema: {
        operationId: 'deleteMedia',
        summary: 'Take back an attachment that is not posted',
        tags,
        params: IdParams,
        response: answers(ref(Empty), 404, 422),
      },
    },
    async (request) => {
      await edge.tweets.deleteMedia({ accountId: idOfUser(request), mediaId: idOf(request.params.id) })
      return {}
    },
  )
}

const Accepted = { ...ref(MediaAttachment), description: 'It is still processed: `url` is null' }
const idOfUser = (request: FastifyRequest): Id => userOf(request).accountId

function refuseFailed(media: Media): Media {
  if (media.state === 'failed')
    throw invalid(media.error?.replace(/^Validation failed: /, '') ?? 'File could not be processed')
  return media
}
