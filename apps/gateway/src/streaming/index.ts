/** Live timelines: WebSocket and Server-Sent Events on the gateway's server. */
import type { Socket } from 'node:net'
import websocket from '@fastify/websocket'
import { RookeryError } from '@rookery/contracts'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { createLiveRouter } from './live-router.ts'
import { noMetrics } from './metrics.ts'
import { createPeers } from './peers.ts'
import { CLOSE, DEFAULT_LIMITS, type StreamingDeps } from './ports.ts'
import { createQuota } from './quota.ts'
import { SOCKET_URL, streamingRoutes } from './routes.ts'

export { hydrateLive } from './live-posts.ts'
export { type StreamingMetrics, streamingMetrics } from './metrics.ts'
export type { LivePost, StreamingDeps, StreamingLimits } from './ports.ts'

/** A client's messages are a line of JSON. */
const MAX_MESSAGE_BYTES = 4_096
/** An upgrade request to any other address is answered like a plain one; its connection goes soon after. */
const NOT_A_STREAM_MS = 1_000

/**
 * Registers everything under /api/v1/streaming. The server is ready once the live window is loaded; on close, every
 * connection ends with a code before the server does.
 */
export const registerStreaming = fp<StreamingDeps>(
  async (app: FastifyInstance, deps) => {
    const limits = { ...DEFAULT_LIMITS, ...deps.limits }
    const metrics = deps.metrics ?? noMetrics
    const peers = createPeers(deps)
    const router = await createLiveRouter({
      ...deps,
      // Rows changed by hand have no signal: the log is where reads, too, learn that a session ended.
      accountChanged(accountId) {
        deps.sessions.forgetAccount(accountId)
        deps.accountChanged(accountId)
      },
      accountClosed: peers.accountClosed,
      sessionEnded(sessionId) {
        deps.sessions.forget(sessionId)
        peers.sessionEnded(sessionId)
      },
    })
    // Ahead of the plugin's own hook, which would close without a code.
    app.addHook('preClose', async () => peers.closeAll(CLOSE.goingAway))
    app.addHook('onClose', async () => {
      peers[Symbol.dispose]()
      await router[Symbol.asyncDispose]()
    })
    await app.register(websocket, {
      options: { maxPayload: MAX_MESSAGE_BYTES },
      errorHandler: (error, socket) => {
        deps.onError(error)
        socket.terminate()
      },
    })
    // The plugin would switch protocols on every later route, only to close.
    app.addHook('onRequest', async ({ ws, routeOptions }) => {
      if (ws && routeOptions.url !== SOCKET_URL)
        throw new RookeryError('bad_upgrade', 400, 'No WebSocket is served here')
    })
    app.server.on('upgrade', ({ url = '' }, socket) => {
      if (url.split('?')[0] !== SOCKET_URL) (socket as Socket).setTimeout(NOT_A_STREAM_MS, () => socket.destroy())
    })
    await app.register(streamingRoutes, {
      ...deps,
      router,
      peers,
      limits,
      metrics,
      quota: createQuota(limits, deps.places),
    })
  },
  { name: 'streaming' },
)
