/** Closing a server waits for its connections; this ends those that nobody waits for. */
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

const SWEEP_MS = 50

/**
 * Node closes what is idle at the moment of closing only. A connection whose answer ends later would hold us until its
 * keep-alive does, and one that never sent a request (browsers open them ahead) counts as busy for a minute.
 */
export function drainConnections(app: FastifyInstance): void {
  const silent = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  app.server.on('request', (request) => silent.delete(request.socket))
  app.server.on('upgrade', (request) => silent.delete(request.socket as Socket))
  app.addHook('preClose', async () => {
    const sweep = setInterval(() => {
      app.server.closeIdleConnections()
      for (const socket of silent) socket.destroy()
    }, SWEEP_MS)
    app.server.once('close', () => clearInterval(sweep))
  })
}
