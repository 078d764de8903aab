/** The search index made anew by a process of its own: it reads from the services' tables and writes beside the running server. */
import { openSearchService, type Rebuilt } from '@rookery/search-service'
import type { Logger } from '@rookery/telemetry'
import { createTweetService, createTweetServiceContext, TWEET_SERVICE_DEFAULTS } from '@rookery/tweet-service'
import { openUsers } from './admin/open-users.ts'
import type { Invocation } from './run-command.ts'

export async function rebuildSearchIndex(where: Invocation, logger: Logger): Promise<Rebuilt> {
  await using users = await openUsers(where)
  const { service, parts } = users
  await using tweets = await createTweetServiceContext(
    {
      ...TWEET_SERVICE_DEFAULTS,
      poolSize: 2,
      databaseUrl: parts.serviceDatabaseUrl('tweets'),
      publicUrl: where.config.http.publicUrl,
    },
    // Nothing is changed here that a graph could follow.
    { logger, users: service, graphChanged: async () => {} },
  )
  const neighbours = { users: service, tweets: createTweetService(tweets) }
  await using search = await openSearchService({ ...parts, logger }, neighbours, { consume: false })
  return await search.rebuild(where.stopped)
}
