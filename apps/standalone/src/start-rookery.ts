/** The whole of Rookery as one resource: engines, services, relay, gateway. Disposing closes them in the reverse order. */
import { setTimeout as wait } from 'node:timers/promises'
import { createRelay, type Relay } from '@rookery/cdc-relay'
import type { RookeryConfig } from '@rookery/config'
import { openEngines } from '@rookery/engines'
import { createRedisEventLogWriter } from '@rookery/event-log'
import { createLogger, createMetrics } from '@rookery/telemetry'
import { checkPort } from './check-port.ts'
import { openGateway } from './open-gateway.ts'
import { openServices } from './open-services.ts'

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
  const logger = createLogger({ level: config.logLevel, name: 'rookery' })
  const metrics = createMetrics({ process: true })

  const engines = starting.use(await openEngines({ dataDir: config.dataDir, ...config.engines, log: say }))
  for (const line of engines.describe()) logger.info(line)
  const { databaseUrl, redisUrl } = engines
  stopped?.throwIfAborted()

  const services = starting.use(await openServices({ config, databaseUrl, redisUrl, logger, metrics }))
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
  const gateway = starting.use(openGateway({ config, services, relay, logger, metrics }))
  await gateway.app.listen({ host, port })

  const started = starting.move()
  return { url: publicUrl, [Symbol.asyncDispose]: () => started.disposeAsync() }
}

const POLL_MS = 10

/** The relay keeps trying by itself; until it follows the log, no post would reach anybody. */
async function untilFollowing(relay: Relay, stopped?: AbortSignal): Promise<void> {
  while (!relay.health().ok) await wait(POLL_MS, undefined, { signal: stopped })
}
