/** The gateway on the parts of its process. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Probe } from '@rookery/http'
import { createSessionCache, type GraphCache } from '@rookery/redis'
import { type Parts, patiently } from '@rookery/service-process'
import type { Gateway } from './app.ts'
import type { GatewayContext } from './context.ts'
import { createLiveGateway, type LiveGatewayContext } from './create-live-gateway.ts'
import { openLimiter } from './limits/open-limiter.ts'

const WEB_ROOT = fileURLToPath(new URL('../../web/dist', import.meta.url))
const PACKAGE = new URL('../../../package.json', import.meta.url)

interface Neighbours extends Pick<GatewayContext, 'users' | 'tweets' | 'timelines' | 'notifications' | 'search'> {
  graphs: GraphCache
  /** Asked by /health/ready. */
  probes: Record<string, Probe>
}

export async function openGateway(parts: Parts, { probes, ...neighbours }: Neighbours): Promise<Gateway> {
  const { config, logger, metrics, clock } = parts
  const { publicUrl, trustProxy } = config.http
  await using opening = new AsyncDisposableStack()
  const signals = parts.signals()
  const { limiter, places } = opening.use(await openLimiter({ config, redis: parts.redis(), logger }))
  const gateway = createLiveGateway({
    ...neighbours,
    sessions: opening.use(createSessionCache({ find: neighbours.users.findSession, signals, clock })),
    signals,
    eventLog: await patientLog(parts),
    media: (await parts.media()).store,
    limiter,
    places,
    config: {
      publicUrl,
      publicMediaUrl: config.publicMediaUrl,
      trustProxy,
      secretKey: parts.secretKey(),
      registrations: config.registrations,
      version: (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version,
    },
    clock,
    logger,
    metrics,
    probes,
    webRoot: existsSync(WEB_ROOT) ? WEB_ROOT : undefined,
  })
  opening.use(gateway)
  const opened = opening.move()
  return { ...gateway, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}

/** Nobody can be told what happened lately before the log answers: until then this is not ready. */
async function patientLog(parts: Parts): Promise<LiveGatewayContext['eventLog']> {
  const log = await parts.eventLog()
  const patience = { what: 'the event log', logger: parts.logger, signal: parts.stopped }
  return {
    followLive: (options) => log.followLive(options),
    recentLive: (options) => patiently(() => log.recentLive(options), patience),
  }
}
