/** Filters: their own life, their keywords, and single posts under them. */
import { Empty, Filter, FilterKeyword, FilterStatus, ref } from '@rookery/contracts/mastodon'
import { user, userOf } from '../auth/authenticate.ts'
import { findFilter, findFilterTweet, findKeywordById } from '../filters/own-filters.ts'
import { presentFilter, presentFilterTweet, presentKeyword } from '../filters/present-filter.ts'
import { FilterBody, FilterStatusBody, KeywordBody, readFilter, readKeyword } from '../filters/read-filter-body.ts'
import { findStatus } from '../statuses/find-status.ts'
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

  app.get(
    '/api/v2/filters/:id/statuses',
    {
      ...read,
      schema: {
        operationId: 'getFilterStatuses',
        summary: 'The posts under a filter',
        tags,
        params,
        response: answers(listOf(FilterStatus), 404),
      },
    },
    async (request) => {
      const { tweets } = await findFilter(edge, userOf(request).accountId, idOf(request.params.id))
      return tweets.map(presentFilterTweet)
    },
  )
  app.post(
    '/api/v2/filters/:id/statuses',
    {
      ...write,
      schema: {
        operationId: 'addFilterStatus',
        summary: 'Put a post that one may see under a filter',
        tags,
        params,
        body: FilterStatusBody,
        response: answers(ref(FilterStatus), 404, 422),
      },
    },
    async (request) => {
      const { accountId } = userOf(request)
      const { tweet } = await findStatus(edge, accountId, idOf(request.body.status_id))
      const filterId = idOf(request.params.id)
      return presentFilterTweet(await users.addFilterTweet({ accountId, filterId, tweetId: tweet.id }))
    },
  )
  app.get(
    '/api/v2/filters/statuses/:id',
    {
      ...read,
      schema: {
        operationId: 'getFilterStatus',
        summary: 'A post under a filter',
        tags,
        params,
        response: answers(ref(FilterStatus), 404),
      },
    },
    async (request) =>
      presentFilterTweet(await findFilterTweet(edge, userOf(request).accountId, idOf(request.params.id))),
  )
  app.delete(
    '/api/v2/filters/statuses/:id',
    {
      ...write,
      schema: {
        operationId: 'removeFilterStatus',
        summary: 'Take a post away from its filter',
        tags,
        params,
        response: answers(ref(Empty), 404),
      },
    },
    async (request) => {
      await users.removeFilterTweet({ accountId: userOf(request).accountId, id: idOf(request.params.id) })
      return {}
    },
  )
}
