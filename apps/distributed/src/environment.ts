/** What each process is told: where the engines and the other services are, and no more credentials than it needs. */
import { type RookeryConfig, SERVICE_NAMES, type ServiceName, secretKey } from '@rookery/config'
import { engineVariables } from '@rookery/engines'
import type { DistributedEngines } from '@rookery/engines/distributed'
import { PROCESS_OF } from '@rookery/service-process'
import type { Place } from './places.ts'

interface Where {
  env: NodeJS.ProcessEnv
  config: RookeryConfig
  engines: Pick<DistributedEngines, 'databaseUrl' | 'redisUrl' | 'kafkaBrokers' | 'elasticsearchUrl' | 's3'>
  places: readonly Place[]
}

const URL_VARIABLES = {
  users: 'USER_SERVICE_URL',
  tweets: 'TWEET_SERVICE_URL',
  timelines: 'TIMELINE_SERVICE_URL',
  notifications: 'NOTIFICATION_SERVICE_URL',
  search: 'SEARCH_SERVICE_URL',
} as const satisfies Record<ServiceName, string>

/** Neither has tables of its own. */
const WITHOUT_DATABASE = new Set(['gateway', 'timeline-service'])

export function environmentOf(place: Place, { env, config, engines, places }: Where): NodeJS.ProcessEnv {
  const { databaseUrl, redisUrl } = engines
  const addresses = Object.fromEntries(
    SERVICE_NAMES.map((service) => {
      const ports = places.filter(({ name }) => name === PROCESS_OF[service]).map(({ port }) => port)
      return [URL_VARIABLES[service], ports.map((port) => `http://127.0.0.1:${port}`).join(',')]
    }),
  )
  return {
    ...env,
    ...addresses,
    HOST: '127.0.0.1',
    PORT: String(place.port),
    PUBLIC_URL: config.http.publicUrl,
    DATA_DIR: config.dataDir,
    SECRET_KEY: secretKey(config),
    // Whoever hands connections over here knows at once; clients learn it with their next answer.
    DRAIN_SECONDS: '1',
    DATABASE_URL: WITHOUT_DATABASE.has(place.name) ? '' : databaseUrl,
    REDIS_URL: redisUrl,
    ...engineVariables(engines),
  }
}
