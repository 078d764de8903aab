/** Posts: write, read, edit, delete, threads. */
import { maySee } from '@rookery/contracts'
import {
  Context,
  DeletedStatus,
  oneOf,
  ref,
  STATUS_VISIBILITIES,
  Status,
  StatusEdit,
  StatusSource,
} from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { anyone, user, userOf, viewerIdOf } from '../auth/authenticate.ts'
import { MediaAttributes } from '../media/read-attributes.ts'
import { deleteStatus, editStatus } from '../statuses/edit-status.ts'
import { findStatus, graphFor, originalOf, showStatus } from '../statuses/find-status.ts'
import { postStatus } from '../statuses/post-status.ts'
import { readContext } from '../statuses/read-context.ts'
import { readHistory } from '../statuses/read-history.ts'
import { renderStatuses } from '../statuses/render-status.ts'
import { answers, IdParams, idOf, idsOf, listOf, type Routes, sendJson } from './describe.ts'

const tags = ['statuses']
const Text = {
  status: Type.Optional(Type.String()),
  spoiler_text: Type.Optional(Type.String()),
  sensitive: Type.Optional(Type.Boolean()),
  language: Type.Optional(Type.String()),
  media_ids: Type.Optional(Type.Array(Type.String())),
  poll: Type.Optional(Type.Any()),
}
const NewStatus = Type.Object({
  ...Text,
  // Null and the empty text stand for the account's own default, as clients send them.
  visibility: Type.Optional(Type.Union([oneOf(STATUS_VISIBILITIES), Type.Literal(''), Type.Null()])),
  in_reply_to_id: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  scheduled_at: Type.Optional(Type.String()),
  quoted_status_id: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})
const IdempotencyKey = Type.Object({ 'idempotency-key': Type.Optional(Type.String({ maxLength: 255 })) })

export const statusRoutes: Routes = async (app, { edge }) => {
  app.post(
    '/api/v1/statuses',
    {
      config: { access: user('write:statuses') },
      schema: {
        operationId: 'createStatus',
        summary: 'Post',
        tags,
        headers: IdempotencyKey,
        body: NewStatus,
        response: answers(ref(Status), 404, 422),
      },
    },
    async (request, reply) => {
      const { in_reply_to_id: replyTo, visibility, ...body } = request.body
      const status = {
        ...body,
        ...(visibility ? { visibility } : {}),
        in_reply_to_id: replyTo ? idOf(replyTo) : null,
      }
      const key = request.headers['idempotency-key'] || null
      return sendJson(reply, await postStatus(edge, userOf(request), status, key))
    },
  )

  app.get(
    '/api/v1/statuses',
    {
      config: { access: anyone('read:statuses') },
      schema: {
        operationId: 'getStatuses',
        summary: 'Several posts by id',
        tags,
        querystring: Type.Object({ id: Type.Optional(Type.Array(Type.String())) }),
        response: answers(listOf(Status)),
      },
    },
    async (request, reply) => {
      const ids = idsOf(request.query.id)
      const viewerId = viewerIdOf(request)
      const [graph, found] = await Promise.all([graphFor(edge, viewerId), edge.reads.cores(ids)])
      const cores = ids.flatMap((id) => found.get(id) ?? []).filter((core) => maySee(graph, core.facts, 'single'))
      return sendJson(reply, renderStatuses(cores, await edge.reads.marks(graph, cores)))
    },
  )

  app.get(
    '/api/v1/statuses/:id',
    {
      config: { access: anyone('read:statuses') },
      schema: {
        operationId: 'getStatus',
        summary: 'A post',
        tags,
        params: IdParams,
        response: answers(ref(Status), 404),
      },
    },
    async (request, reply) => {
      const viewerId = viewerIdOf(request)
      return sendJson(
        reply,
        await showStatus(edge, viewerId, await findStatus(edge, viewerId, idOf(request.params.id))),
      )
    },
  )

  app.put(
    '/api/v1/statuses/:id',
    {
      config: { access: user('write:statuses') },
      schema: {
        operationId: 'editStatus',
        summary: 'Edit one’s own post',
        tags,
        params: IdParams,
        body: Type.Object({ ...Text, media_attributes: MediaAttributes }),
        response: answers(ref(Status), 404, 422),
      },
    },
    async (request, reply) =>
      sendJson(reply, await editStatus(edge, userOf(request), idOf(request.params.id), request.body)),
  )

  app.delete(
    '/api/v1/statuses/:id',
    {
      config: { access: user('write:statuses') },
      schema: {
        operationId: 'deleteStatus',
        summary: 'Delete one’s own post',
        tags,
        params: IdParams,
        querystring: Type.Object({
          delete_media: Type.Optional(
            Type.Boolean({ description: 'Its media go at once; otherwise they may be posted again for a day' }),
          ),
        }),
        response: answers(ref(DeletedStatus), 404),
      },
    },
    async (request, reply) => {
      const keepMedia = !request.query.delete_media
      return sendJson(reply, await deleteStatus(edge, userOf(request), idOf(request.params.id), { keepMedia }))
    },
  )

  app.get(
    '/api/v1/statuses/:id/source',
    {
      config: { access: user('read:statuses') },
      schema: {
        operationId: 'getStatusSource',
        summary: 'The text as typed',
        tags,
        params: IdParams,
        response: answers(ref(StatusSource), 404),
      },
    },
    async (request) => {
      const { tweet } = originalOf(await findStatus(edge, userOf(request).accountId, idOf(request.params.id)))
      return { id: String(tweet.id), text: tweet.text, spoiler_text: tweet.spoilerText }
    },
  )

  app.get(
    '/api/v1/statuses/:id/history',
    {
      config: { access: anyone('read:statuses') },
      schema: {
        operationId: 'getStatusHistory',
        summary: 'All versions, the oldest first',
        tags,
        params: IdParams,
        response: answers(listOf(StatusEdit), 404),
      },
    },
    async (request, reply) => sendJson(reply, await readHistory(edge, viewerIdOf(request), idOf(request.params.id))),
  )

  app.get(
    '/api/v1/statuses/:id/context',
    {
      config: { access: anyone('read:statuses') },
      schema: {
        operationId: 'getStatusContext',
        summary: 'What a post answers, and what answers it',
        tags,
        params: IdParams,
        response: answers(ref(Context), 404),
      },
    },
    async (request, reply) => sendJson(reply, await readContext(edge, viewerIdOf(request), idOf(request.params.id))),
  )
}
