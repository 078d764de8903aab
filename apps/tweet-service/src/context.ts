/** Everything outside of tweet-service, as one object: what its rules depend on, opened and closed together. */
import { createPool } from '@rookery/database'
import { timeLeft } from '@rookery/http'
import type { Logger } from '@rookery/telemetry'
import type { TweetServiceConfig } from './config.ts'
import type { TweetDeps } from './deps.ts'
import { type MediaInput, openMedia } from './media/open-media.ts'
import { forgetOldKeys } from './tweets/forget-old-keys.ts'

export interface TweetContext extends TweetDeps {
  logger: Logger
}

const KEY_SWEEP_MS = 10 * 60_000

/** Opens the service's resources. Disposing waits for what is running, then closes them. */
export async function createTweetServiceContext(
  config: TweetServiceConfig,
  {
    logger,
    users,
    graphChanged,
    media: input,
  }: Pick<TweetDeps, 'users' | 'graphChanged'> & { logger: Logger; media?: MediaInput },
): Promise<TweetContext & AsyncDisposable> {
  const pool = createPool(config.databaseUrl, {
    name: 'tweet-service',
    max: config.poolSize,
    timeLeft,
    onError: (error) => logger.warn({ err: error }, 'a database connection broke'),
  })
  const onError = (error: unknown) => logger.warn({ err: error }, 'media are in trouble')
  const media = input && openMedia(pool, input, onError)
  let sweep: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    sweep = forgetOldKeys(pool).catch((error) => logger.warn({ err: error }, 'old idempotency keys were not removed'))
  }, KEY_SWEEP_MS)
  timer.unref()
  return {
    pool,
    users,
    graphChanged,
    logger,
    media,
    onError,
    localHost: new URL(config.publicUrl).host,
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await sweep
      await media?.[Symbol.asyncDispose]()
      await pool.end()
    },
  }
}
