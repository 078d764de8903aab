/** Filters and their own life; filter-keywords.ts and filter-statuses.ts have what they hold. */
import { Empty, Filter, ref } from '@rookery/contracts/mastodon'
import { user, userOf } from '../auth/authenticate.ts'
import { findFilter } from '../filters/own-filters.ts'
import { presentFilter } from '../filters/present-filter.ts'
import { FilterBody, readFilter } from '../filters/read-filter-body.ts'
import { answers, IdParams, idOf, listOf, type Routes } from './describe.ts'

const tags = ['filters']
const read = { config: { access: user('read:filters') } }
const write = { config: { access: user('write:filters') } }
const params = IdParams

export const filterRoutes: Routes = async (app, { edge }) => {
  const { users } = edge

  app.get(
    '/api/v2/filters',
    {
      ...read,
      schema: { operationId: 'getFilters', summary: 'One’s filters', tags, response: answers(listOf(Filter)) },
    },
    async (request) => (await users.filtersOf(userOf(request))).map(presentFilter),
  )
  app.get(
    '/api/v2/filters/:id',
    {
      ...read,
      schema: { operationId: 'getFilter', summary: 'A filter', tags, params, response: answers(ref(Filter), 404) },
    },
    async (request) => presentFilter(await findFilter(edge, userOf(request).accountId, idOf(request.params.id))),
  )
  app.post(
    '/api/v2/filters',
    {
      ...write,
      schema: {
        operationId: 'createFilter',
        summary: 'Make a filter',
        tags,
        body: FilterBody,
        response: answers(ref(Filter), 404, 422),
      },
    },
    async (request) => {
      const { accountId } = userOf(request)
      return presentFilter(await users.createFilter({ accountId, changes: readFilter(request.body) }))
    },
  )
  app.put(
    '/api/v2/filters/:id',
    {
      ...write,
      schema: {
        operationId: 'updateFilter',
        summary: 'Change a filter and its keywords',
        tags,
        params,
        body: FilterBody,
        response: answers(ref(Filter), 404, 422),
      },
    },
    async (request) => {
      const { accountId } = userOf(request)
      const filterId = idOf(request.params.id)
      return presentFilter(await users.updateFilter({ accountId, filterId, changes: readFilter(request.body) }))
    },
  )
  app.delete(
    '/api/v2/filters/:id',
    {
      ...write,
      schema: {
        operationId: 'deleteFilter',
        summary: 'Delete a filter',
        tags,
        params,
        response: answers(ref(Empty), 404),
      },
    },
    async (request) => {
      await users.deleteFilter({ accountId: userOf(request).accountId, filterId: idOf(request.params.id) })
      return {}
    },
  )
}
