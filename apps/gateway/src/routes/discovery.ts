/** Meeting people: familiar followers, suggestions, the directory. */
import { Account, Empty, FamiliarFollowers, oneOf, ref, Suggestion } from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { createDirectory } from '../accounts/directory.ts'
import { renderAccounts } from '../accounts/page-of-accounts.ts'
import { readFamiliarFollowers, readSuggestions } from '../accounts/suggest.ts'
import { anyone, user, userOf, viewerIdOf } from '../auth/authenticate.ts'
import { answers, IdParams, idOf, idsOf, listOf, type Routes, sendJson } from './describe.ts'

const tags = ['accounts']
const Limit = Type.Optional(Type.Integer({ description: 'Capped, never refused' }))
const limitOf = (limit: number | undefined) => Math.max(1, Math.min(limit ?? 40, 80))
/** Nobody pages further, and PostgreSQL takes no number beyond 64 bits. */
const MAX_OFFSET = 1_000_000

export const discoveryRoutes: Routes = async (app, { edge }) => {
  const directory = createDirectory(edge)

  app.get(
    '/api/v1/accounts/familiar_followers',
    {
      config: { access: user('read:follows') },
      schema: {
        operationId: 'getFamiliarFollowers',
        summary: 'Followers of accounts whom one follows',
        tags,
        querystring: Type.Object({ id: Type.Optional(Type.Array(Type.String())) }),
        response: answers(listOf(FamiliarFollowers)),
      },
    },
    async (request, reply) =>
      sendJson(reply, await readFamiliarFollowers(edge, userOf(request).accountId, idsOf(request.query.id))),
  )

  app.get(
    '/api/v1/suggestions',
    {
      config: { access: user('read') },
      schema: {
        operationId: 'getSuggestionsV1',
        summary: 'Whom to follow (older form)',
        tags,
        querystring: Type.Object({ limit: Limit }),
        response: answers(listOf(Account)),
      },
    },
    async (request, reply) => {
      const found = await readSuggestions(edge, userOf(request).accountId, limitOf(request.query.limit))
      return sendJson(reply, renderAccounts(found.map(({ account }) => account)))
    },
  )

  app.get(
    '/api/v2/suggestions',
    {
      config: { access: user('read') },
      schema: {
        operationId: 'getSuggestions',
        summary: 'Whom to follow, and why',
        tags,
        querystring: Type.Object({ limit: Limit }),
        response: answers(listOf(Suggestion)),
      },
    },
    async (request, reply) => {
      const found = await readSuggestions(edge, userOf(request).accountId, limitOf(request.query.limit))
      return sendJson(reply, `[${found.map(({ json }) => json).join(',')}]`)
    },
  )

  app.delete(
    '/api/v1/suggestions/:id',
    {
      config: { access: user('write:accounts') },
      schema: {
        operationId: 'dismissSuggestion',
        summary: 'Suggest somebody no more',
        tags,
        params: IdParams,
        response: answers(ref(Empty), 404),
      },
    },
    async (request) => {
      await edge.users.dismissSuggestion({ viewerId: userOf(request).accountId, targetId: idOf(request.params.id) })
      return {}
    },
  )

  app.get(
    '/api/v1/directory',
    {
      config: { access: anyone() },
      schema: {
        operationId: 'getDirectory',
        summary: 'People who let themselves be found; `active`: those who have posted, latest first',
        tags,
        querystring: Type.Object({
          order: Type.Optional(oneOf(['active', 'new'])),
          local: Type.Optional(Type.Boolean()),
          offset: Type.Optional(Type.Integer({ minimum: 0 })),
          limit: Limit,
        }),
        response: answers(listOf(Account), 422),
      },
    },
    async (request, reply) => {
      const { order = 'active', offset = 0, limit } = request.query
      const page = { order, limit: limitOf(limit), offset: Math.min(offset, MAX_OFFSET) }
      return sendJson(reply, renderAccounts(await directory(viewerIdOf(request), page)))
    },
  )

  app.get(
    '/api/v1/accounts/:id/identity_proofs',
    {
      config: { access: user('read:accounts') },
      schema: {
        operationId: 'getIdentityProofs',
        summary: 'Always empty, as in Mastodon since 3.5',
        tags,
        params: IdParams,
        response: answers(Type.Array(Type.Never()), 404),
      },
    },
    async () => [],
  )
}
