/** Rate limits on the Redis of this process: on a connection of their own that never waits, and sends a turn's calls in one write. */
import type { RookeryConfig } from '@rookery/config'
import { openImpatientCopy, type RedisClient } from '@rookery/redis'
import {
  createLimiter,
  createRedisRateCounters,
  createSharedPlaces,
  type Limiter,
  type SharedPlaces,
} from '@rookery/redis/limits'
import { type Logger, sayNowAndThen } from '@rookery/telemetry'

interface LimiterInput {
  config: Pick<RookeryConfig, 'rateLimits'>
  redis: RedisClient
  logger: Logger
}

export interface OpenLimiter extends AsyncDisposable {
  /** Undefined when limits are off. */
  limiter: Limiter | undefined
  /** Of live connections, over all gateways. */
  places: SharedPlaces | undefined
}

export async function openLimiter({ config, redis, logger }: LimiterInput): Promise<OpenLimiter> {
  if (!config.rateLimits) return { limiter: undefined, places: undefined, async [Symbol.asyncDispose]() {} }
  const connection = await openImpatientCopy(redis, (error) => logger.debug({ err: error }, 'redis'))
  const limiter = createLimiter({
    counters: createRedisRateCounters(connection),
    onError: (error) => logger.warn({ err: error }, 'rate limits count for this process alone'),
  })
  const places = createSharedPlaces({
    redis: connection,
    onError: sayNowAndThen(logger, 'counting live connections with the other gateways is in trouble'),
  })
  return {
    limiter,
    places,
    async [Symbol.asyncDispose]() {
      await places[Symbol.asyncDispose]()
      await limiter.settle()
      limiter[Symbol.dispose]()
      connection.disconnect()
    },
  }
}
