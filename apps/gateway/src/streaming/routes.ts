/** The URLs of the streaming API. */
import type { Session } from '@rookery/contracts'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { cursorOf, sessionOf } from './access.ts'
import type { StreamingDeps } from './ports.ts'
import { serveEvents } from './server-sent.ts'
import { checkScopes, parseStream, type StreamQuery } from './streams.ts'
import { type SocketOptions, serveSocket } from './web-socket.ts'

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

const TAGS = ['streaming']

export const streamingRoutes: FastifyPluginAsync<SocketOptions & Pick<StreamingDeps, 'authenticate'>> = async (
  app,
  options,
) => {
  const sessions = new WeakMap<FastifyRequest, Session | null>()
  const identify = async (request: FastifyRequest) => {
    sessions.set(request, await sessionOf(request, options.authenticate))
  }

  app.get(
    '/api/v1/streaming/health',
    { schema: { operationId: 'streamingHealth', summary: 'Says OK while live timelines work', tags: TAGS } },
    async (_request, reply) => reply.type('text/plain').send('OK'),
  )

  app.route({
    method: 'GET',
    url: '/api/v1/streaming',
    schema: { operationId: 'openSocket', summary: 'WebSocket: subscribe and unsubscribe to live streams', tags: TAGS },
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
        schema: { operationId: operationId(path), summary: `Server-Sent Events of the stream ${stream}`, tags: TAGS },
        preValidation: identify,
      },
      async (request, reply) => {
        const session = sessions.get(request) ?? null
        const asked = parseStream({ ...(request.query as StreamQuery), stream })
        const scopes = session && session.accountId !== null ? session.scopes : null
        checkScopes(asked, scopes, options.publicWithoutToken || session !== null)
        const headers = reply.getHeaders()
        reply.hijack()
        serveEvents(reply.raw, headers, { stream: asked, session, cursor: cursorOf(request) }, options)
      },
    )
  }
}

/** user/notification → streamUserNotification */
const operationId = (path: string) =>
  `stream${path.replace(/(?:^|\/)([a-z])/g, (_match, letter: string) => letter.toUpperCase())}`
