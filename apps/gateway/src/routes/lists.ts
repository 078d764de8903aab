/** Lists of followees: one's own, who is in them, and their timelines. Those of others are not there. */
import { belongsInList, notFound, type List as OwnList, REPLIES_POLICIES } from '@rookery/contracts'
import { Account, Empty, List, oneOf, ref, Status } from '@rookery/contracts/mastodon'
import { type Static, Type } from 'typebox'
import { pageOfAccounts } from '../accounts/page-of-accounts.ts'
import { user, userOf } from '../auth/authenticate.ts'
import { linkPages, PagingQuery, readPaging } from '../reads/paging.ts'
import { readTimeline } from '../statuses/read-timeline.ts'
import { answers, IdParams, idOf, idsOf, listOf, type Routes, sendJson } from './describe.ts'

const tags = ['lists']
const params = IdParams
const read = { access: user('read:lists') }
const write = { access: user('write:lists') }
const Changes = {
  replies_policy: Type.Optional(Type.Union([oneOf(REPLIES_POLICIES), Type.Null()])),
  exclusive: Type.Optional(Type.Boolean()),
}
const NewList = Type.Object({ title: Type.String(), ...Changes })
const ListChanges = Type.Object({ title: Type.Optional(Type.String()), ...Changes })
const Members = Type.Object({ account_ids: Type.Optional(Type.Array(Type.String())) })
/** Members of one request. */
const MOST_AT_ONCE = 1_000
/** `limit=0`: everybody. */
const EVERYBODY = 1_000_000

const present = ({ id, title, repliesPolicy, exclusive }: OwnList): Static<typeof List> => ({
  id: String(id),
  title,
  replies_policy: repliesPolicy,
  exclusive,
})

export const listRoutes: Routes = async (app, { edge }) => {
  const { users } = edge

  app.get(
    '/api/v1/lists',
    {
      config: read,
      schema: { operationId: 'getLists', summary: 'One’s lists', tags, response: answers(listOf(List)) },
    },
    async (request) => (await users.listsOf({ accountId: userOf(request).accountId })).map(present),
  )

  app.get(
    '/api/v1/lists/:id',
    {
      config: read,
      schema: { operationId: 'getList', summary: 'A list', tags, params, response: answers(ref(List), 404) },
    },
    async (request) => {
      const { accountId } = userOf(request)
      const found = await users.loadList({ accountId, listId: idOf(request.params.id) })
      if (!found) throw notFound()
      return present(found.list)
    },
  )

  app.post(
    '/api/v1/lists',
    {
      config: write,
      schema: {
        operationId: 'createList',
        summary: 'Make a list',
        tags,
        body: NewList,
        response: answers(ref(List), 422),
      },
    },
    async (request) => {
      const { title, exclusive = false } = request.body
      const repliesPolicy = request.body.replies_policy ?? 'list'
      return present(await users.createList({ accountId: userOf(request).accountId, title, repliesPolicy, exclusive }))
    },
  )

  app.put(
    '/api/v1/lists/:id',
    {
      config: write,
      schema: {
        operationId: 'updateList',
        summary: 'Change a list',
        tags,
        params,
        body: ListChanges,
        response: answers(ref(List), 404, 422),
      },
    },
    async (request) => {
      const { title, exclusive } = request.body
      const repliesPolicy = request.body.replies_policy ?? undefined
      const own = { accountId: userOf(request).accountId, listId: idOf(request.params.id) }
      return present(await users.updateList({ ...own, title, repliesPolicy, exclusive }))
    },
  )

  app.delete(
    '/api/v1/lists/:id',
    {
      config: write,
      schema: { operationId: 'deleteList', summary: 'Delete a list', tags, params, response: answers(ref(Empty), 404) },
    },
    async (request) => {
      await users.deleteList({ accountId: userOf(request).accountId, listId: idOf(request.params.id) })
      return {}
    },
  )

  app.get(
    '/api/v1/lists/:id/accounts',
    {
      config: read,
      schema: {
        operationId: 'getListAccounts',
        summary: 'Who is in a list',
        tags,
        params,
        querystring: Type.Object({
          ...PagingQuery,
          limit: Type.Optional(Type.Integer({ description: '0: everybody' })),
        }),
        response: answers(listOf(Account), 404),
      },
    },
    async (request, reply) => {
      const { accountId } = userOf(request)
      const listId = idOf(request.params.id)
      const all = request.query.limit === 0
      const paging = { ...readPaging(request.query, 80, 40), ...(all && { limit: EVERYBODY }) }
      const page = await pageOfAccounts(edge, accountId, paging, (at) =>
        users.listMemberPage({ accountId, listId, ...at }),
      )
      if (!all)
        linkPages(request, reply, edge.links, { first: page.firstCursor, last: page.lastCursor, more: page.more })
      return sendJson(reply, page.json)
    },
  )

  const changes = [
    ['POST', 'addListAccounts', 'Put people whom one follows into a list', users.addListMembers],
    ['DELETE', 'removeListAccounts', 'Take people out of a list', users.removeListMembers],
  ] as const
  for (const [method, operationId, summary, change] of changes) {
    app.route({
      method,
      url: '/api/v1/lists/:id/accounts',
      config: write,
      schema: {
        operationId,
        summary,
        tags,
        params,
        // Clients send a body with DELETE, or a query.
        querystring: Members,
        body: Type.Union([Members, Type.Null()]),
        response: answers(ref(Empty), 404, 422),
      },
      handler: async (request) => {
        const given = request.body?.account_ids ?? request.query.account_ids
        const own = { accountId: userOf(request).accountId, listId: idOf(request.params.id) }
        // What is no id is nobody: not to be passed over when people are added.
        const memberIds =
          method === 'POST' ? (given ?? []).slice(0, MOST_AT_ONCE).map(idOf) : idsOf(given, MOST_AT_ONCE)
        await change({ ...own, memberIds })
        return {}
      },
    })
  }

  app.get(
    '/api/v1/accounts/:id/lists',
    {
      config: read,
      schema: {
        operationId: 'getAccountLists',
        summary: 'One’s lists with an account',
        tags,
        params,
        response: answers(listOf(List), 404),
      },
    },
    async (request) => {
      const { accountId } = userOf(request)
      return (await users.listsWith({ accountId, memberId: idOf(request.params.id) })).map(present)
    },
  )

  app.get(
    '/api/v1/timelines/list/:id',
    {
      config: read,
      schema: {
        operationId: 'getListTimeline',
        summary: 'Posts of the people in a list',
        tags: ['timelines'],
        params,
        querystring: Type.Object(PagingQuery),
        response: answers(listOf(Status), 404),
      },
    },
    async (request, reply) => {
      const { accountId } = userOf(request)
      const found = await users.loadList({ accountId, listId: idOf(request.params.id) })
      if (!found) throw notFound()
      const { list, memberIds } = found
      const input = { readerId: accountId, memberIds, repliesPolicy: list.repliesPolicy }
      const rules = { ...list, members: new Set(memberIds) }
      const skeleton = async (paging: ReturnType<typeof readPaging>) => {
        const { entries, exhausted } = await edge.timelines.listPage({ ...input, ...paging })
        return { ids: entries.map(({ tweetId }) => tweetId), exhausted }
      }
      const page = await readTimeline(edge, accountId, readPaging(request.query), 'list', skeleton, (post) =>
        belongsInList(rules, post),
      )
      linkPages(request, reply, edge.links, page)
      return sendJson(reply, page.json)
    },
  )
}
