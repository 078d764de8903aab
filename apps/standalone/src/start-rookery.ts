/** The whole of Rookery as one resource: engines, services, relay, gateway. Disposing closes them in the reverse order. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Relay } from '@rookery/cdc-relay'
import type { RookeryConfig } from '@rookery/config'
import { openEngines } from '@rookery/engines'
import { checkPort } from '@rookery/service-process/check-port'

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
  const { createLogger, createMetrics, migrate, openParts, openServices, openRelay, openGateway, ...open } =
    await loading

  const logger = createLogger({ level: config.logLevel, name: 'rookery' })
  const metrics = createMetrics({ process: true })
  for (const line of engines.describe()) logger.info(line)
  const { databaseUrl, redisUrl } = engines
  stopped?.throwIfAborted()

  const parts = starting.use(openParts({ config, databaseUrl, redisUrl, logger, metrics, name: 'rookery', stopped }))
  await migrate({ adminUrl: databaseUrl, secretKey: parts.secretKey(), log: (line) => logger.info(line) })
  const { timelineApp, pingDatabase, ...services } = starting.use(await openServices(parts))
  // A new epoch may follow a restored database: homes are built anew from its tables.
  const relay = starting.use(await openRelay(parts, { onEpoch: timelineApp.rebuildTimelines }))
  await untilFollowing(relay, stopped)
  const probes = { database: pingDatabase, redis: () => parts.redis().ping(), relay: relay.ping }
  const gateway = starting.use(await openGateway(parts, { ...services, probes }))
  await gateway.app.listen({ host, port })
  open.releaseMemory()

  const started = starting.move()
  return { url: publicUrl, [Symbol.asyncDispose]: () => started.disposeAsync() }
}

async function loadParts() {
  const [telemetry, database, process, services, relay, gateway] = await Promise.all([
    import('@rookery/telemetry'),
    import('@rookery/database'),
    import('@rookery/service-process'),
    import('./open-services.ts'),
    import('@rookery/cdc-relay'),
    import('@rookery/gateway'),
  ])
  return { ...telemetry, ...database, ...process, ...services, ...relay, ...gateway }
}

const POLL_MS = 10

/** The relay keeps trying by itself; until it follows the log, no post would reach anybody. */
async function untilFollowing(relay: Relay, stopped?: AbortSignal): Promise<void> {
  while (!relay.health().ok) await wait(POLL_MS, undefined, { signal: stopped })
}
