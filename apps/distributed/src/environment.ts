/** What each process is told: where the engines and the other services are, and the database only if it has tables there. */
import { type RookeryConfig, SERVICE_NAMES, type ServiceName, secretKey } from '@rookery/config'
import { engineVariables } from '@rookery/engines'
import type { DistributedEngines } from '@rookery/engines/distributed'
import { PROCESS_OF, type ProcessName } from '@rookery/service-process'
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

/** None has tables of its own: the index of search-service is in Elasticsearch here. */
const WITHOUT_DATABASE = new Set<ProcessName>(['gateway', 'timeline-service', 'search-service'])

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
