// `npm run service -- search-service`
import { SEARCH_METHODS } from '@rookery/contracts'
import { runService } from '@rookery/service-process/run'

await runService('search-service', async ({ parts, services: { users, tweets }, use, serve }) => {
  const { openSearchService } = await import('./open-search-service.ts')
  const search = use(await openSearchService(parts, { users, tweets }))
  serve('search', SEARCH_METHODS, search.service)
})
