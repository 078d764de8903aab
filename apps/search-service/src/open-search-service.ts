/** search-service on the parts of its process; `consume: false` for who only rebuilds. */
import type { TweetsService, UsersService } from '@rookery/contracts'
import type { Parts } from '@rookery/service-process'
import { createSearchService, type SearchApp } from './app.ts'
import { SEARCH_SERVICE_DEFAULTS } from './config.ts'

interface Neighbours {
  users: UsersService
  tweets: TweetsService
}

export async function openSearchService(
  parts: Parts,
  neighbours: Neighbours,
  { consume = true }: { consume?: boolean } = {},
): Promise<SearchApp> {
  return createSearchService(
    {
      publicUrl: parts.config.http.publicUrl,
      ...(parts.config.elasticsearch
        ? { elasticsearch: parts.config.elasticsearch }
        : { ...SEARCH_SERVICE_DEFAULTS, databaseUrl: parts.serviceDatabaseUrl('search') }),
    },
    {
      ...neighbours,
      ...(consume ? { eventLog: await parts.eventLog(), deadLetters: await parts.deadLetters() } : {}),
      logger: parts.logger.child({ service: 'search-service' }),
    },
  )
}
