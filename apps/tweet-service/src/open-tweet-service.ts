/** tweet-service on the parts of its process: what it answers, and the consumer that erases what people leave. */
import type { TweetsService, UsersService } from '@rookery/contracts'
import type { Parts } from '@rookery/service-process'
import { consumeAccounts } from './accounts/consume-accounts.ts'
import { createTweetService } from './app.ts'
import { TWEET_SERVICE_DEFAULTS } from './config.ts'
import { createTweetServiceContext } from './context.ts'

export interface OpenTweetService extends AsyncDisposable {
  service: TweetsService
  /** Resolves when its database answers. */
  ping(): Promise<unknown>
}

export async function openTweetService(parts: Parts, { users }: { users: UsersService }): Promise<OpenTweetService> {
  await using opening = new AsyncDisposableStack()
  const logger = parts.logger.child({ service: 'tweet-service' })
  const context = opening.use(
    await createTweetServiceContext(
      {
        ...TWEET_SERVICE_DEFAULTS,
        databaseUrl: parts.serviceDatabaseUrl('tweets'),
        publicUrl: parts.config.http.publicUrl,
      },
      {
        logger,
        users,
        graphChanged: parts.changes().graphChanged,
        media: { ...(await parts.media()), redis: parts.redis() },
      },
    ),
  )
  opening.use(
    await consumeAccounts({
      pool: context.pool,
      eventLog: await parts.eventLog(),
      users,
      deadLetters: await parts.deadLetters(),
      logger,
    }),
  )
  const opened = opening.move()
  return {
    service: createTweetService(context),
    ping: () => context.pool.query('SELECT 1'),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
