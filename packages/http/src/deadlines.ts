/** Gives up requests that take too long. One sweep for all: Fastify's own `handlerTimeout` makes a timer and a signal for each. */
import { RookeryError } from '@rookery/contracts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { onBehalfOf, type UnderWay } from './under-way.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Milliseconds from the headers until the answer must have gone; the server's own unless told. */
    deadlineMs?: number
  }
}

const MOST_BETWEEN_SWEEPS_MS = 500
const UNDER_WAY = Symbol('under way')
type Request = FastifyRequest & { [UNDER_WAY]: UnderWay }

/** Registered before everything that may wait. Calls to other services made for a request inherit its deadline. */
export function giveUpLate(app: FastifyInstance, deadlineMs: number): void {
  const underWay = new Map<UnderWay, FastifyRequest>()
  app.decorateRequest(UNDER_WAY, undefined)
  app.addHook('onRequest', (request, reply, done) => {
    const until = performance.now() + (request.routeOptions.config.deadlineMs ?? deadlineMs)
    const one: UnderWay = { until, id: request.id, reply, answered: false }
    ;(request as Request)[UNDER_WAY] = one
    underWay.set(one, request)
    reply.raw.once('close', () => {
      underWay.delete(one)
      one.answered = one.reply?.sent === true
      one.reply = null
    })
    onBehalfOf(one, done)
  })
  app.addHook('preValidation', (request, reply, done) => {
    const one = (request as Request)[UNDER_WAY]
    // While who asks was looked up, or the body was on its way: nothing is begun for nobody.
    if (reply.raw.destroyed) return done(gone())
    // A body arrives in the name of its connection.
    onBehalfOf(one, done)
  })
  const sweep = () => {
    const now = performance.now()
    for (const [one, request] of underWay) {
      if (one.until > now) continue
      underWay.delete(one)
      if (one.reply) giveUp(one, request, one.reply)
    }
  }
  const sweeping = setInterval(sweep, Math.min(MOST_BETWEEN_SWEEPS_MS, deadlineMs / 4)).unref()
  app.addHook('onClose', async () => clearInterval(sweeping))
}

/** Nobody reads this answer; logs and metrics have the code that nginx made usual for it. */
const gone = () => new RookeryError('gone', 499, 'The client closed the connection')

function giveUp(one: UnderWay, request: FastifyRequest, reply: FastifyReply): void {
  // Event streams are in other hands.
  if (reply.sent) return
  one.reply = null
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
