/** The keywords of filters. */
import { Empty, FilterKeyword, ref } from '@rookery/contracts/mastodon'
import { user, userOf } from '../auth/authenticate.ts'
import { findFilter, findKeywordById } from '../filters/own-filters.ts'
import { presentKeyword } from '../filters/present-filter.ts'
import { KeywordBody, readKeyword } from '../filters/read-filter-body.ts'
import { answers, IdParams, idOf, listOf, type Routes } from './describe.ts'

const tags = ['filters']
const read = { config: { access: user('read:filters') } }
const write = { config: { access: user('write:filters') } }
const params = IdParams

export const filterKeywordRoutes: Routes = async (app, { edge }) => {
  const { users } = edge

  app.get(
    '/api/v2/filters/:id/keywords',
    {
      ...read,
      schema: {
        operationId: 'getFilterKeywords',
        summary: 'The keywords of a filter',
        tags,
        params,
        response: answers(listOf(FilterKeyword), 404),
      },
    },
    async (request) => {
      const { keywords } = await findFilter(edge, userOf(request).accountId, idOf(request.params.id))
      return keywords.map(presentKeyword)
    },
  )
  app.post(
    '/api/v2/filters/:id/keywords',
    {
      ...write,
      schema: {
        operationId: 'addFilterKeyword',
        summary: 'Add a keyword',
        tags,
        params,
        body: KeywordBody,
        response: answers(ref(FilterKeyword), 404, 422),
      },
    },
    async (request) => {
      const { accountId } = userOf(request)
      const filterId = idOf(request.params.id)
      const keywords = [readKeyword(request.body)]
      const filter = await users.updateFilter({ accountId, filterId, changes: { keywords } })
      return presentKeyword(filter.keywords.at(-1)!)
    },
  )
  app.get(
    '/api/v2/filters/keywords/:id',
    {
      ...read,
      schema: {
        operationId: 'getFilterKeyword',
        summary: 'A keyword',
        tags,
        params,
        response: answers(ref(FilterKeyword), 404),
      },
    },
    async (request) => {
      const { keyword } = await findKeywordById(edge, userOf(request).accountId, idOf(request.params.id))
      return presentKeyword(keyword)
    },
  )
  app.put(
    '/api/v2/filters/keywords/:id',
    {
      ...write,
      schema: {
        operationId: 'updateFilterKeyword',
        summary: 'Change a keyword',
        tags,
        params,
        body: KeywordBody,
        response: answers(ref(FilterKeyword), 404, 422),
      },
    },
    async (request) => {
      const { accountId } = userOf(request)
      const { filter, keyword } = await findKeywordById(edge, accountId, idOf(request.params.id))
      const keywords = [{ ...readKeyword(request.body), id: keyword.id }]
      const changed = await users.updateFilter({ accountId, filterId: filter.id, changes: { keywords } })
      return presentKeyword(changed.keywords.find(({ id }) => id === keyword.id) ?? keyword)
    },
  )
  app.delete(
    '/api/v2/filters/keywords/:id',
    {
      ...write,
      schema: {
        operationId: 'deleteFilterKeyword',
        summary: 'Take a keyword away',
        tags,
        params,
        response: answers(ref(Empty), 404),
      },
    },
    async (request) => {
      const { accountId } = userOf(request)
      const { filter, keyword } = await findKeywordById(edge, accountId, idOf(request.params.id))
      const keywords = [{ id: keyword.id, destroy: true }]
      await users.updateFilter({ accountId, filterId: filter.id, changes: { keywords } })
      return {}
    },
  )
}
