/** The gateway on the services of this process, with probes that ask every part a request needs. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Relay } from '@rookery/cdc-relay'
import { type RookeryConfig, secretKey } from '@rookery/config'
import { createLiveGateway, type Gateway } from '@rookery/gateway'
import type { Limiter } from '@rookery/redis/limits'
import type { Logger, Metrics } from '@rookery/telemetry'
import type { Services } from './open-services.ts'

const WEB_ROOT = fileURLToPath(new URL('../../web/dist', import.meta.url))
const PACKAGE = new URL('../../../package.json', import.meta.url)

interface GatewayInput {
  config: RookeryConfig
  services: Services
  relay: Relay
  limiter: Limiter | undefined
  logger: Logger
  metrics: Metrics
}

export function openGateway({ config, services, relay, limiter, logger, metrics }: GatewayInput): Gateway {
  const { publicUrl, trustProxy } = config.http
  return createLiveGateway({
    ...services,
    limiter,
    config: {
      publicUrl,
      trustProxy,
      secretKey: secretKey(config),
      registrations: config.registrations,
      version: (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version,
    },
    logger,
    metrics,
    probes: {
      database: services.pingDatabase,
      redis: () => services.redis.ping(),
      relay: async () => {
        const { ok, state } = relay.health()
        if (!ok) throw new Error(`the relay is ${state}`)
      },
    },
    webRoot: existsSync(WEB_ROOT) ? WEB_ROOT : undefined,
  })
}
