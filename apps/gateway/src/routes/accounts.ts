/** Accounts: one's own, others', by id, name and search; and their posts. */
import { notFound } from '@rookery/contracts'
import { Account, CredentialAccount, ref, Status } from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { findByAcct, searchAccounts } from '../accounts/find-accounts.ts'
import { ownAccount } from '../accounts/own-account.ts'
import { renderAccounts } from '../accounts/page-of-accounts.ts'
import { PICTURE_LIMITS, ProfileBody, updateProfile } from '../accounts/update-profile.ts'
import { anyone, user, userOf, viewerIdOf } from '../auth/authenticate.ts'
import { receivingUploads, takeUploads } from '../media/receive-uploads.ts'
import { linkPages, PagingQuery, readPaging } from '../reads/paging.ts'
import { readAccountStatuses } from '../statuses/read-account-statuses.ts'
import { answers, IdParams, idOf, idsOf, listOf, type Routes, sendJson } from './describe.ts'

const tags = ['accounts']
const flag = Type.Optional(Type.Boolean())

export const accountRoutes: Routes = async (app, { edge }) => {
  app.get(
    '/api/v1/accounts/verify_credentials',
    {
      // `profile` is the scope of sign-in with Mastodon: it allows this and nothing else.
      config: { access: user('read:accounts'), alsoScope: 'profile' },
      schema: {
        operationId: 'verifyCredentials',
        summary: 'One’s own account',
        tags,
        response: answers(ref(CredentialAccount)),
      },
    },
    (request) => ownAccount(edge, userOf(request).accountId),
  )

  app.patch(
    '/api/v1/accounts/update_credentials',
    {
      ...receivingUploads(app, edge.media, PICTURE_LIMITS),
      config: { access: user('write:accounts'), readsParts: true },
      schema: {
        operationId: 'updateCredentials',
        summary: 'Change one’s profile',
        tags,
        body: ProfileBody,
        response: answers(ref(CredentialAccount), 413, 422),
      },
    },
    async (request) => {
      const { accountId } = userOf(request)
      await updateProfile(edge, accountId, request.body, takeUploads(request))
      return ownAccount(edge, accountId)
    },
  )

  app.get(
    '/api/v1/accounts',
    {
      config: { access: anyone('read:accounts') },
      schema: {
        operationId: 'getAccounts',
        summary: 'Several accounts by id',
        tags,
        querystring: Type.Object({ id: Type.Optional(Type.Array(Type.String())) }),
        response: answers(listOf(Account)),
      },
    },
    async (request, reply) => {
      const ids = idsOf(request.query.id)
      const found = await edge.reads.accounts(ids)
      return sendJson(reply, renderAccounts(ids.flatMap((id) => found.get(id) ?? [])))
    },
  )

  app.get(
    '/api/v1/accounts/lookup',
    {
      config: { access: anyone() },
      schema: {
        operationId: 'lookupAccount',
        summary: 'An account by its name',
        tags,
        querystring: Type.Object({ acct: Type.String() }),
        response: answers(ref(Account), 404),
      },
    },
    async (request, reply) => {
      const found = await findByAcct(edge, request.query.acct)
      if (!found) throw notFound()
      return sendJson(reply, found.json)
    },
  )

  app.get(
    '/api/v1/accounts/search',
    {
      config: { access: user('read:accounts') },
      schema: {
        operationId: 'searchAccounts',
        summary: 'Accounts whose names match',
        tags,
        querystring: Type.Object({
          q: Type.String(),
          limit: Type.Optional(Type.Integer({ minimum: 1 })),
          offset: Type.Optional(Type.Integer({ minimum: 0 })),
          resolve: flag,
          following: flag,
        }),
        response: answers(listOf(Account)),
      },
    },
    async (request, reply) => {
      const { q, following, offset = 0 } = request.query
      const page = { limit: Math.min(request.query.limit ?? 40, 80), offset }
      const found = await searchAccounts(edge, userOf(request).accountId, q, { ...page, following: following ?? false })
      return sendJson(reply, renderAccounts(found))
    },
  )

  app.get(
    '/api/v1/accounts/:id',
    {
      config: { access: anyone('read:accounts') },
      schema: {
        operationId: 'getAccount',
        summary: 'An account',
        tags,
        params: IdParams,
        response: answers(ref(Account), 404),
      },
    },
    async (request, reply) => {
      const id = idOf(request.params.id)
      const found = (await edge.reads.accounts([id])).get(id)
      if (!found) throw notFound()
      return sendJson(reply, found.json)
    },
  )

  app.get(
    '/api/v1/accounts/:id/statuses',
    {
      config: { access: anyone('read:statuses') },
      schema: {
        operationId: 'getAccountStatuses',
        summary: 'An account’s posts',
        tags,
        params: IdParams,
        querystring: Type.Object({
          ...PagingQuery,
          pinned: flag,
          only_media: flag,
          exclude_replies: flag,
          exclude_reblogs: flag,
          tagged: Type.Optional(Type.String()),
        }),
        response: answers(listOf(Status), 404),
      },
    },
    async (request, reply) => {
      const authorId = idOf(request.params.id)
      const page = await readAccountStatuses(
        edge,
        viewerIdOf(request),
        authorId,
        readPaging(request.query),
        request.query,
      )
      linkPages(request, reply, edge.links, page)
      return sendJson(reply, page.json)
    },
  )
}
