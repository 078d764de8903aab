/** The search index made anew by a process of its own: it reads from the services' tables and writes beside the running server. */
import { secretKey } from '@rookery/config'
import { serviceUrl } from '@rookery/database'
import type { Rebuilt } from '@rookery/search-service'
import type { Logger } from '@rookery/telemetry'
import { createTweetService, createTweetServiceContext, TWEET_SERVICE_DEFAULTS } from '@rookery/tweet-service'
import { openUsers } from './admin/open-users.ts'
import { openSearch } from './open-search.ts'
import type { Invocation } from './run-command.ts'

export async function rebuildSearchIndex(where: Invocation, logger: Logger): Promise<Rebuilt> {
  const { config, databaseUrl } = where
  await using users = await openUsers(where)
  await using tweets = await createTweetServiceContext(
    {
      ...TWEET_SERVICE_DEFAULTS,
      poolSize: 2,
      databaseUrl: config.serviceDatabaseUrls.tweets ?? serviceUrl(databaseUrl, 'tweets', secretKey(config)),
      publicUrl: config.http.publicUrl,
    },
    // Nothing is changed here that a graph could follow.
    { logger, users: users.service, graphChanged: async () => {} },
  )
  await using search = await openSearch(config, databaseUrl, {
    users: users.service,
    tweets: createTweetService(tweets),
    logger,
  })
  return await search.rebuild()
}
