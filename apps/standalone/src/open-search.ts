/** search-service on the connections of this process; also for `npm run rebuild -- index`, which is a process of its own. */
import { type RookeryConfig, secretKey } from '@rookery/config'
import { serviceUrl } from '@rookery/database'
import {
  createSearchService,
  SEARCH_SERVICE_DEFAULTS,
  type SearchApp,
  type SearchDependencies,
} from '@rookery/search-service'

export function openSearch(
  config: RookeryConfig,
  databaseUrl: string,
  dependencies: Omit<SearchDependencies, 'eventLog' | 'deadLetters'> & Partial<SearchDependencies>,
): Promise<SearchApp> {
  return createSearchService(
    {
      ...SEARCH_SERVICE_DEFAULTS,
      databaseUrl: config.serviceDatabaseUrls.search ?? serviceUrl(databaseUrl, 'search', secretKey(config)),
      publicUrl: config.http.publicUrl,
    },
    { ...dependencies, logger: dependencies.logger.child({ service: 'search-service' }) },
  )
}
