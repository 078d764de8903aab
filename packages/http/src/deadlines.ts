/** Gives up requests that take too long. One sweep for all: Fastify's own `handlerTimeout` makes a timer and a signal for each. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Milliseconds from the headers until the answer must have gone; the server's own unless told. */
    deadlineMs?: number
  }
}

interface UnderWay {
  request: FastifyRequest
  reply: FastifyReply
  /** By performance.now(). */
  until: number
}

const MOST_BETWEEN_SWEEPS_MS = 500

/** Registered before everything that may wait. */
export function giveUpLate(app: FastifyInstance, deadlineMs: number): void {
  const underWay = new Set<UnderWay>()
  app.addHook('onRequest', (request, reply, done) => {
    const until = performance.now() + (request.routeOptions.config.deadlineMs ?? deadlineMs)
    const one = { request, reply, until }
    underWay.add(one)
    reply.raw.once('close', () => underWay.delete(one))
    done()
  })
  const sweep = () => {
    const now = performance.now()
    for (const one of underWay) {
      if (one.until > now) continue
      underWay.delete(one)
      giveUp(one.request, one.reply)
    }
  }
  const sweeping = setInterval(sweep, Math.min(MOST_BETWEEN_SWEEPS_MS, deadlineMs / 4)).unref()
  app.addHook('onClose', async () => clearInterval(sweeping))
}

function giveUp(request: FastifyRequest, reply: FastifyReply): void {
  // Event streams are in other hands.
  if (reply.sent) return
  // What is on its way already cannot become an error any more.
  if (reply.raw.headersSent) reply.raw.destroy()
  else reply.send(new LateError(request.raw.complete))
}

/** `arrived`: the whole request was here, so it is the server that is late. */
export class LateError extends Error {
  override readonly name = 'LateError'
  readonly arrived: boolean
  constructor(arrived: boolean) {
    super(arrived ? 'This took too long and was given up' : 'The request did not arrive in time')
    this.arrived = arrived
  }
}
