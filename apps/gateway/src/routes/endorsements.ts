/** Notes on people, and the people whom somebody shows on their profile. */
import { type Id, notFound } from '@rookery/contracts'
import { Account, Relationship, ref } from '@rookery/contracts/mastodon'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { pageOfAccounts } from '../accounts/page-of-accounts.ts'
import { apartFrom, changeRelation } from '../accounts/relate.ts'
import { anyone, user, userOf, viewerIdOf } from '../auth/authenticate.ts'
import { linkPages, type PagingParams, PagingQuery, readPaging } from '../reads/paging.ts'
import { answers, IdParams, idOf, listOf, type Routes, sendJson } from './describe.ts'

const tags = ['accounts']
const Query = Type.Object(PagingQuery)

export const endorsementRoutes: Routes = async (app, { edge }) => {
  app.post(
    '/api/v1/accounts/:id/note',
    {
      config: { access: user('write:accounts') },
      schema: {
        operationId: 'noteAccount',
        summary: 'Note something about somebody, for oneself',
        tags,
        params: IdParams,
        body: Type.Object({ comment: Type.Optional(Type.String({ description: 'Empty takes the note away' })) }),
        response: answers(ref(Relationship), 404, 422),
      },
    },
    (request) => {
      const { comment = '' } = request.body
      return changeRelation(edge, userOf(request).accountId, idOf(request.params.id), (accountId, targetId) =>
        edge.users.setNote({ accountId, targetId, comment }),
      )
    },
  )

  // `pin` is the older word.
  const changes = [
    ['pin', 'pinAccount', 'endorse'],
    ['endorse', 'endorseAccount', 'endorse'],
    ['unpin', 'unpinAccount', 'unendorse'],
    ['unendorse', 'unendorseAccount', 'unendorse'],
  ] as const
  for (const [name, operationId, method] of changes) {
    app.post(
      `/api/v1/accounts/:id/${name}`,
      {
        config: { access: user('write:accounts') },
        schema: {
          operationId,
          summary: method === 'endorse' ? 'Show somebody on one’s profile' : 'Show somebody on one’s profile no longer',
          tags,
          params: IdParams,
          response: answers(ref(Relationship), 404, 422),
        },
      },
      (request) =>
        changeRelation(edge, userOf(request).accountId, idOf(request.params.id), (accountId, targetId) =>
          edge.users[method]({ accountId, targetId }),
        ),
    )
  }

  const answerPage = async (request: FastifyRequest, reply: FastifyReply, accountId: Id) => {
    const paging = readPaging(request.query as PagingParams, 80, 40)
    const page = await pageOfAccounts(edge, viewerIdOf(request), paging, (at) =>
      edge.users.endorsementPage({ accountId, ...at }),
    )
    linkPages(request, reply, edge.links, { first: page.firstCursor, last: page.lastCursor, more: page.more })
    return sendJson(reply, page.json)
  }
  app.get(
    '/api/v1/endorsements',
    {
      config: { access: user('read:accounts') },
      schema: {
        operationId: 'getEndorsements',
        summary: 'Whom one shows on one’s profile',
        tags,
        querystring: Query,
        response: answers(listOf(Account)),
      },
    },
    (request, reply) => answerPage(request, reply, userOf(request).accountId),
  )
  app.get(
    '/api/v1/accounts/:id/endorsements',
    {
      config: { access: anyone('read:accounts') },
      schema: {
        operationId: 'getAccountEndorsements',
        summary: 'Whom an account shows on its profile',
        tags,
        params: IdParams,
        querystring: Query,
        response: answers(listOf(Account), 404),
      },
    },
    async (request, reply) => {
      const accountId = idOf(request.params.id)
      if (!(await edge.reads.accounts([accountId])).has(accountId)) throw notFound()
      if (await apartFrom(edge, viewerIdOf(request), accountId)) return sendJson(reply, '[]')
      return answerPage(request, reply, accountId)
    },
  )
}
