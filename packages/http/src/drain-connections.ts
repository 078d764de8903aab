/** Closing a server waits for its connections; this ends those that nobody waits for. */
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { NOT_BEGUN_HEADER } from './services/headers.ts'

declare module 'fastify' {
  interface FastifyInstance {
    drain: {
      /** How long a stopping server answers what comes on open connections with 503 before it ends them; 0 unless set. */
      refuseForMs: number
      /** Before it stops: /health/ready says so to load balancers, requests are still answered, each as the last of its connection. */
      retiring: boolean
    }
  }
}

const SWEEP_MS = 50
/** As long as a request may take. */
const HANDED_OVER_MS = 20_000

/**
 * Node closes what is idle at the moment of closing only. A connection whose answer ends later would hold us until its
 * keep-alive does, and one that never sent a request (browsers open them ahead) counts as busy for a minute.
 */
export function drainConnections(app: FastifyInstance): void {
  const open = new Set<Socket>()
  const silent = new Set<Socket>()
  let closing = false
  let sweep: NodeJS.Timeout | undefined
  app.decorate('drain', { refuseForMs: 0, retiring: false })
  app.server.on('connection', (socket: Socket) => {
    open.add(socket)
    silent.add(socket)
    socket.once('close', () => {
      open.delete(socket)
      silent.delete(socket)
    })
  })
  // Before Fastify, which refuses by itself from now on, but does not say that nothing was begun.
  app.server.prependListener('request', (request, response) => {
    silent.delete(request.socket)
    if (app.drain.retiring) response.shouldKeepAlive = false
    if (closing) response.setHeader(NOT_BEGUN_HEADER, '1')
  })
  app.server.on('upgrade', (request) => silent.delete(request.socket as Socket))
  app.addHook('preClose', async () => {
    closing = true
    // A connection that is ended while a request is on its way to it leaves its client not knowing what was done.
    const until = performance.now() + app.drain.refuseForMs
    while (open.size > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, SWEEP_MS))
    sweep = setInterval(() => {
      app.server.closeIdleConnections()
      for (const socket of silent) socket.destroy()
    }, SWEEP_MS)
  })
  // Registered first, so this is the last: a server does not wait for connections that another process accepted for it.
  app.addHook('onClose', async () => {
    const until = performance.now() + HANDED_OVER_MS
    while (open.size > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, SWEEP_MS))
    clearInterval(sweep)
  })
}
