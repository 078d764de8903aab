/** Rate limits on the Redis of this process: on a connection of their own that never waits, and sends a turn's calls in one write. */
import type { RookeryConfig } from '@rookery/config'
import type { RedisClient } from '@rookery/redis'
import { createLimiter, createRedisRateCounters, type Limiter } from '@rookery/redis/limits'
import type { Logger } from '@rookery/telemetry'

interface LimiterInput {
  config: Pick<RookeryConfig, 'rateLimits'>
  redis: RedisClient
  logger: Logger
}

export interface OpenLimiter extends AsyncDisposable {
  /** Undefined when limits are off. */
  limiter: Limiter | undefined
}

export async function openLimiter({ config, redis, logger }: LimiterInput): Promise<OpenLimiter> {
  if (!config.rateLimits) return { limiter: undefined, async [Symbol.asyncDispose]() {} }
  const connection = redis.duplicate({
    enableAutoPipelining: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 1_000,
  })
  connection.on('error', (error) => logger.debug({ err: error }, 'redis'))
  // Begins now: without an offline queue the first commands of a lazy client would be refused.
  if (connection.status === 'wait') await connection.connect().catch(() => {})
  const limiter = createLimiter({
    counters: createRedisRateCounters(connection),
    onError: (error) => logger.warn({ err: error }, 'rate limits count for this process alone'),
  })
  return {
    limiter,
    async [Symbol.asyncDispose]() {
      await limiter.settle()
      limiter[Symbol.dispose]()
      connection.disconnect()
    },
  }
}
