/** The URLs of the streaming API. */
import { type Id, notFound, type Session } from '@rookery/contracts'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { cursorOf, sessionOf } from './access.ts'
import type { StreamingDeps } from './ports.ts'
import type { Quota } from './quota.ts'
import { serveEvents } from './server-sent.ts'
import { checkScopes, parseStream, type StreamQuery } from './streams.ts'
import { type SocketOptions, serveSocket } from './web-socket.ts'

/** In the document: who may open a stream. */
const ANYONE: Record<string, string[]>[] = [{}, { oauth: [] }]
const needs = (stream: string) => {
  if (/^(public|hashtag)/.test(stream)) return ANYONE
  return [{ oauth: [stream === 'user:notification' ? 'read:notifications' : 'read:statuses'] }]
}

/** Path under /api/v1/streaming → stream. */
const EVENT_STREAMS = {
  user: 'user',
  'user/notification': 'user:notification',
  public: 'public',
  'public/local': 'public:local',
  'public/remote': 'public:remote',
  hashtag: 'hashtag',
  'hashtag/local': 'hashtag:local',
  direct: 'direct',
  list: 'list',
} as const

export const SOCKET_URL = '/api/v1/streaming'
const TAGS = ['streaming']
const Refusal = Type.Object({ error: Type.String() }, { description: 'Why there is no stream' })
const EVENTS = Type.String({ description: 'Events without end (text/event-stream); their ids are cursors' })
const Query = Type.Object({
  access_token: Type.Optional(Type.String({ description: 'For clients that cannot send headers' })),
  last_event_id: Type.Optional(Type.String({ description: 'Resume after this event' })),
  tag: Type.Optional(Type.String({ description: 'For hashtag streams' })),
  list: Type.Optional(Type.String({ description: 'For list streams' })),
  only_media: Type.Optional(Type.String()),
  positions: Type.Optional(Type.String({ description: '`true`: also send bare cursors, at first and in quiet times' })),
})
const SocketQuery = Type.Object({
  ...Query.properties,
  stream: Type.Optional(Type.String({ description: 'Subscribe at once' })),
})

export const streamingRoutes: FastifyPluginAsync<
  SocketOptions & { quota: Quota } & Pick<StreamingDeps, 'authenticate' | 'fromCookie' | 'loadList'>
> = async (app, options) => {
  const sessions = new WeakMap<FastifyRequest, Session | null>()
  const identify = async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await sessionOf(request, reply, options)
    await options.quota.enter(request, reply, session)
    sessions.set(request, session)
  }

  /** Others' lists are not there. */
  const checkList = async (accountId: Id | null, listId: Id) => {
    const found = accountId === null ? null : await options.loadList({ accountId, listId })
    if (!found) throw notFound('Not authorized to stream this list')
  }

  app.get(
    '/api/v1/streaming/health',
    {
      schema: {
        operationId: 'streamingHealth',
        summary: 'Says OK while live timelines work',
        tags: TAGS,
        produces: ['text/plain'],
        response: { 200: Type.String({ description: '`OK`' }) },
      },
    },
    async (_request, reply) => reply.type('text/plain').send('OK'),
  )

  app.route({
    method: 'GET',
    url: SOCKET_URL,
    schema: {
      operationId: 'openSocket',
      summary: 'WebSocket: subscribe to live streams and unsubscribe',
      tags: TAGS,
      security: ANYONE,
      querystring: SocketQuery,
      response: {
        101: Type.Null({ description: 'The connection is a WebSocket from here on' }),
        401: Refusal,
        403: Refusal,
        426: Refusal,
      },
    },
    preValidation: identify,
    handler: async (_request, reply) =>
      reply.code(426).header('upgrade', 'websocket').send({ error: 'This address speaks WebSocket' }),
    wsHandler(socket, request) {
      const query = request.query as StreamQuery
      serveSocket(socket, sessions.get(request) ?? null, { ...query, last_event_id: cursorOf(request) }, options)
    },
  })

  for (const [path, stream] of Object.entries(EVENT_STREAMS)) {
    app.get(
      `/api/v1/streaming/${path}`,
      {
        schema: {
          operationId: operationId(path),
          summary: `Server-Sent Events of the stream ${stream}`,
          tags: TAGS,
          security: needs(stream),
          querystring: Query,
          produces: ['text/event-stream'],
          response: {
            200: EVENTS,
            400: Refusal,
            401: Refusal,
            403: Refusal,
            ...(stream === 'list' && { 404: Refusal }),
          },
        },
        preValidation: identify,
      },
      async (request, reply) => {
        const session = sessions.get(request) ?? null
        const query = request.query as StreamQuery & { positions?: string }
        const scopes = session && session.accountId !== null ? session.scopes : null
        checkScopes({ name: stream }, scopes, options.publicWithoutToken || session !== null)
        const asked = parseStream({ ...query, stream })
        if (asked.name === 'list') await checkList(session?.accountId ?? null, Number(asked.parameter))
        if (request.method === 'HEAD') return reply.type('text/event-stream; charset=utf-8').send()
        const headers = reply.getHeaders()
        reply.hijack()
        const positions = query.positions === 'true'
        serveEvents(reply.raw, headers, { stream: asked, session, cursor: cursorOf(request), positions }, options)
      },
    )
  }
}

/** user/notification → streamUserNotification */
const operationId = (path: string) =>
  `stream${path.replace(/(?:^|\/)([a-z])/g, (_match, letter: string) => letter.toUpperCase())}`
