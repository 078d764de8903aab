/** Who asks to follow one's locked account, and the answers. */
import { Account, Relationship, ref } from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { pageOfAccounts } from '../accounts/page-of-accounts.ts'
import { changeRelation } from '../accounts/relate.ts'
import { user, userOf } from '../auth/authenticate.ts'
import { linkPages, PagingQuery, readPaging } from '../reads/paging.ts'
import { answers, IdParams, idOf, listOf, type Routes, sendJson } from './describe.ts'

const tags = ['accounts']

export const followRequestRoutes: Routes = async (app, { edge }) => {
  app.get(
    '/api/v1/follow_requests',
    {
      config: { access: user('read:follows') },
      schema: {
        operationId: 'getFollowRequests',
        summary: 'Who asks to follow one',
        tags,
        querystring: Type.Object(PagingQuery),
        response: answers(listOf(Account)),
      },
    },
    async (request, reply) => {
      const { accountId } = userOf(request)
      const page = await pageOfAccounts(edge, accountId, readPaging(request.query, 80, 40), (paging) =>
        edge.users.followRequestPage({ accountId, ...paging }),
      )
      linkPages(request, reply, edge.links, { first: page.firstCursor, last: page.lastCursor, more: page.more })
      return sendJson(reply, page.json)
    },
  )

  const replies = [
    ['authorize', 'authorizeFollowRequest', 'Let somebody follow one'],
    ['reject', 'rejectFollowRequest', 'Turn somebody down, who is not told'],
  ] as const
  for (const [name, operationId, summary] of replies) {
    app.post(
      `/api/v1/follow_requests/:id/${name}`,
      {
        config: { access: user('write:follows') },
        schema: { operationId, summary, tags, params: IdParams, response: answers(ref(Relationship), 404) },
      },
      (request) =>
        changeRelation(edge, userOf(request).accountId, idOf(request.params.id), (accountId, followerId) =>
          edge.users[operationId]({ accountId, followerId }),
        ),
    )
  }
}
