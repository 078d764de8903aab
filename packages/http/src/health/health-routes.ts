/** /health/live: the loop turns. /health/ready: everything that a request needs answers, and the server is not draining. */
import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'

/** Resolves when its dependency answers, rejects otherwise. */
export type Probe = () => Promise<unknown>

export interface HealthOptions {
  probes?: Record<string, Probe> | undefined
  /** Milliseconds that each probe has; 2 s unless told. */
  probeTimeout?: number | undefined
}

const Health = Type.Object({ status: Type.String(), checks: Type.Optional(Type.Record(Type.String(), Type.String())) })

export const healthRoutes: FastifyPluginAsyncTypebox<HealthOptions> = async (app, options) => {
  let draining = false
  app.addHook('preClose', async () => {
    draining = true
  })
  app.get(
    '/health/live',
    { schema: { operationId: 'healthLive', summary: 'The process runs', tags: ['health'], response: { 200: Health } } },
    async () => ({ status: 'ok' }),
  )
  app.get(
    '/health/ready',
    {
      schema: {
        operationId: 'healthReady',
        summary: 'Everything a request needs answers',
        tags: ['health'],
        response: { 200: Health, 503: Health },
      },
    },
    async (request, reply) => {
      const checks = await runProbes(options, (name, error) =>
        request.log.warn({ probe: name, err: error }, 'not ready'),
      )
      const ready = !draining && !app.drain.retiring && Object.values(checks).every((state) => state === 'ok')
      return reply
        .code(ready ? 200 : 503)
        .send({ status: ready ? 'ok' : draining || app.drain.retiring ? 'draining' : 'failing', checks })
    },
  )
}

async function runProbes(options: HealthOptions, onFailure: (name: string, error: unknown) => void) {
  const results = Object.entries(options.probes ?? {}).map(async ([name, probe]) => {
    try {
      await withTimeout(probe, options.probeTimeout ?? 2000)
      return [name, 'ok'] as const
    } catch (error) {
      onFailure(name, error)
      return [name, 'failing'] as const
    }
  })
  return Object.fromEntries(await Promise.all(results))
}

async function withTimeout(probe: Probe, ms: number): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  try {
    await Promise.race([probe(), promise])
  } finally {
    clearTimeout(timer)
  }
}
