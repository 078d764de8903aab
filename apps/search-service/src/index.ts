/** What can be found: posts, people and hashtags, kept in step with what is posted. */
export { createSearchService, type SearchApp, type SearchDependencies } from './app.ts'
export { SEARCH_SERVICE_DEFAULTS, type SearchServiceConfig } from './config.ts'
export { openSearchService } from './open-search-service.ts'
export type { Rebuilt } from './rebuild/rebuild-index.ts'
