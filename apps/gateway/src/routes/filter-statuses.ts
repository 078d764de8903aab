/** Single posts under filters. */
import { Empty, FilterStatus, ref } from '@rookery/contracts/mastodon'
import { user, userOf } from '../auth/authenticate.ts'
import { findFilter, findFilterTweet } from '../filters/own-filters.ts'
import { presentFilterTweet } from '../filters/present-filter.ts'
import { FilterStatusBody } from '../filters/read-filter-body.ts'
import { findStatus } from '../statuses/find-status.ts'
import { answers, IdParams, idOf, listOf, type Routes } from './describe.ts'

const tags = ['filters']
const read = { config: { access: user('read:filters') } }
const write = { config: { access: user('write:filters') } }
const params = IdParams

export const filterStatusRoutes: Routes = async (app, { edge }) => {
  const { users } = edge

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
