/** Durations of requests, and GET /metrics in Prometheus' text format. */
import type { Metrics } from '@rookery/telemetry'
import type { FastifyInstance } from 'fastify'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** Routes are labelled by their pattern, never by the URL, so that the number of series stays bounded. */
export function observeRequests(app: FastifyInstance, metrics: Metrics, service: string): void {
  const labels = ['service', 'method', 'route', 'status'] as const
  const durations = metrics.histogram('rookery_http_request_seconds', 'Time to answer a request', SECONDS, labels)
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    durations.observe({ service, method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    // Proxies refuse this name to the public; the router would take others for it (/metrics/, /%6detrics) that they let pass.
    if (request.raw.url?.split('?')[0] !== '/metrics') return reply.callNotFound()
    return reply.type(metrics.contentType).send(await metrics.text())
  })
}
