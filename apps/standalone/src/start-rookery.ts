/** The whole of Rookery as one resource: engines, services, relay, gateway. Disposing closes them in the reverse order. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Relay } from '@rookery/cdc-relay'
import type { RookeryConfig } from '@rookery/config'
import { openEngines } from '@rookery/engines'
import { checkPort } from './check-port.ts'
import { releaseMemory } from './release-memory.ts'

export interface StartOptions {
  /** Takes the few lines that a person in front of the terminal should read. */
  say: (line: string) => void
  /** Aborted when stopping was asked for while starting. */
  stopped?: AbortSignal
}

export interface Rookery extends AsyncDisposable {
  url: string
}

/** Resolves when it is ready: everything that /health/ready asks answers. */
export async function startRookery(config: RookeryConfig, { say, stopped }: StartOptions): Promise<Rookery> {
  const { host, port, publicUrl } = config.http
  await checkPort(host, port)
  await using starting = new AsyncDisposableStack()

  // The engines start in processes of their own: meanwhile this one loads its modules.
  const opening = openEngines({ dataDir: config.dataDir, ...config.engines, log: say })
  const loading = loadParts()
  loading.catch(() => {})
  const engines = starting.use(await opening)
  const { createLogger, createMetrics, createRelay, createRedisEventLogWriter, ...open } = await loading

  const logger = createLogger({ level: config.logLevel, name: 'rookery' })
  const metrics = createMetrics({ process: true })
  for (const line of engines.describe()) logger.info(line)
  const { databaseUrl, redisUrl } = engines
  stopped?.throwIfAborted()

  const services = starting.use(await open.openServices({ config, databaseUrl, redisUrl, logger, metrics }))
  const relay = starting.use(
    await createRelay(
      {
        databaseUrl,
        writer: starting.use(createRedisEventLogWriter({ url: redisUrl, name: 'rookery:relay' })),
        logger: logger.child({ service: 'cdc-relay' }),
        metrics,
      },
      // A new epoch may follow a restored database: homes are built anew from its tables.
      { onEpoch: [async () => void (await services.timelineApp.rebuildTimelines())] },
    ),
  )
  await untilFollowing(relay, stopped)
  const { limiter } = starting.use(await open.openLimiter({ config, redis: services.redis, logger }))
  const gateway = starting.use(open.openGateway({ config, services, relay, limiter, logger, metrics }))
  await gateway.app.listen({ host, port })
  releaseMemory()

  const started = starting.move()
  return { url: publicUrl, [Symbol.asyncDispose]: () => started.disposeAsync() }
}

async function loadParts() {
  const [telemetry, relay, eventLog, services, limiter, gateway] = await Promise.all([
    import('@rookery/telemetry'),
    import('@rookery/cdc-relay'),
    import('@rookery/event-log'),
    import('./open-services.ts'),
    import('./open-limiter.ts'),
    import('./open-gateway.ts'),
  ])
  return { ...telemetry, ...relay, ...eventLog, ...services, ...limiter, ...gateway }
}

const POLL_MS = 10

/** The relay keeps trying by itself; until it follows the log, no post would reach anybody. */
async function untilFollowing(relay: Relay, stopped?: AbortSignal): Promise<void> {
  while (!relay.health().ok) await wait(POLL_MS, undefined, { signal: stopped })
}
