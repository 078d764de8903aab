/** Filters in the older form: each is one keyword, with what its filter says. */
import { type FilterChanges, invalid } from '@rookery/contracts'
import { Empty, ref, V1Filter } from '@rookery/contracts/mastodon'
import { user, userOf } from '../auth/authenticate.ts'
import { allKeywords, findKeywordById } from '../filters/own-filters.ts'
import { presentV1Filter } from '../filters/present-filter.ts'
import { readFlag, readV1Filter, V1FilterBody } from '../filters/read-filter-body.ts'
import { answers, IdParams, idOf, listOf, type Routes } from './describe.ts'

const tags = ['filters']
const read = { config: { access: user('read:filters') } }
const write = { config: { access: user('write:filters') } }
const params = IdParams

export const v1FilterRoutes: Routes = async (app, { edge }) => {
  const { users } = edge

  app.get(
    '/api/v1/filters',
    {
      ...read,
      schema: {
        operationId: 'getFiltersV1',
        summary: 'Keywords (older form)',
        tags,
        response: answers(listOf(V1Filter)),
      },
    },
    async (request) => {
      const found = await allKeywords(edge, userOf(request).accountId)
      return found.map(({ filter, keyword }) => presentV1Filter(filter, keyword))
    },
  )
  app.get(
    '/api/v1/filters/:id',
    {
      ...read,
      schema: {
        operationId: 'getFilterV1',
        summary: 'A keyword (older form)',
        tags,
        params,
        response: answers(ref(V1Filter), 404),
      },
    },
    async (request) => {
      const { filter, keyword } = await findKeywordById(edge, userOf(request).accountId, idOf(request.params.id))
      return presentV1Filter(filter, keyword)
    },
  )
  app.post(
    '/api/v1/filters',
    {
      ...write,
      schema: {
        operationId: 'createFilterV1',
        summary: 'Filter a keyword (older form)',
        tags,
        body: V1FilterBody,
        response: answers(ref(V1Filter), 422),
      },
    },
    async (request) => {
      const { accountId } = userOf(request)
      const keywords = [{ keyword: request.body.phrase ?? '', wholeWord: readFlag(request.body.whole_word) }]
      const filter = await users.createFilter({ accountId, changes: { ...readV1Filter(request.body), keywords } })
      return presentV1Filter(filter, filter.keywords[0]!)
    },
  )
  app.put(
    '/api/v1/filters/:id',
    {
      ...write,
      schema: {
        operationId: 'updateFilterV1',
        summary: 'Change a filtered keyword (older form)',
        tags,
        params,
        body: V1FilterBody,
        response: answers(ref(V1Filter), 404, 422),
      },
    },
    async (request) => {
      const { accountId } = userOf(request)
      const { filter, keyword } = await findKeywordById(edge, accountId, idOf(request.params.id))
      const changes = readV1Filter(request.body)
      if (filter.keywords.length > 1 && changesMore(filter, changes)) throw invalid(SEVERAL)
      const change = {
        id: keyword.id,
        keyword: request.body.phrase ?? undefined,
        wholeWord: readFlag(request.body.whole_word),
      }
      const own = filter.keywords.length > 1 ? {} : changes
      const changed = await users.updateFilter({
        accountId,
        filterId: filter.id,
        changes: { ...own, keywords: [change] },
      })
      return presentV1Filter(changed, changed.keywords.find(({ id }) => id === keyword.id) ?? keyword)
    },
  )
  app.delete(
    '/api/v1/filters/:id',
    {
      ...write,
      schema: {
        operationId: 'deleteFilterV1',
        summary: 'Filter a keyword no longer (older form)',
        tags,
        params,
        response: answers(ref(Empty), 404),
      },
    },
    async (request) => {
      const { accountId } = userOf(request)
      const { filter, keyword } = await findKeywordById(edge, accountId, idOf(request.params.id))
      // The older form knows no filter without a keyword.
      if (filter.keywords.length === 1 && filter.tweets.length === 0) {
        await users.deleteFilter({ accountId, filterId: filter.id })
      } else {
        const keywords = [{ id: keyword.id, destroy: true }]
        await users.updateFilter({ accountId, filterId: filter.id, changes: { keywords } })
      }
      return {}
    },
  )
}

const SEVERAL =
  'These parameters cannot be changed from this application because they apply to more than one filter keyword. ' +
  'Use a more recent application or the web interface.'

/** Anything that other keywords of the filter would feel. */
const changesMore = (
  filter: { context: string[]; action: string; expiresAt: number | null },
  { context, action, expiresInSeconds }: FilterChanges,
): boolean =>
  (context !== undefined && [...context].sort().join() !== [...filter.context].sort().join()) ||
  (action !== undefined && action !== filter.action) ||
  (expiresInSeconds !== undefined && (expiresInSeconds !== null || filter.expiresAt !== null))
