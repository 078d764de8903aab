/** Between accounts: follow, block, mute, and the lists of each. */
import { type Id, type IdPage, notFound, type Paging } from '@rookery/contracts'
import { Account, MutedAccount, Relationship, ref } from '@rookery/contracts/mastodon'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { withMuteEnds } from '../accounts/muted-accounts.ts'
import { pageOfAccounts } from '../accounts/page-of-accounts.ts'
import { apartFrom, changeRelation, followAccount, presentRelationship } from '../accounts/relate.ts'
import type { RenderedAccount } from '../accounts/render-account.ts'
import { anyone, user, userOf, viewerIdOf } from '../auth/authenticate.ts'
import { linkPages, PagingQuery, readPaging } from '../reads/paging.ts'
import { answers, IdParams, idOf, idsOf, listOf, type Routes, sendJson } from './describe.ts'

const tags = ['accounts']
const flag = Type.Optional(Type.Boolean())
const Query = Type.Object(PagingQuery)

interface PageOptions {
  keepBlocked?: boolean
  /** JSON of the whole page, where it is more than the accounts. */
  present?: (accounts: readonly RenderedAccount[]) => Promise<string>
}

export const relationRoutes: Routes = async (app, { edge }) => {
  const { users } = edge

  app.get(
    '/api/v1/accounts/relationships',
    {
      config: { access: user('read:follows') },
      schema: {
        operationId: 'getRelationships',
        summary: 'How one stands to several accounts',
        tags,
        querystring: Type.Object({ id: Type.Optional(Type.Array(Type.String())), with_suspended: flag }),
        response: answers(listOf(Relationship)),
      },
    },
    async (request) => {
      const ids = idsOf(request.query.id, 200)
      const { with_suspended: withSuspended } = request.query
      const viewerId = userOf(request).accountId
      const found = await users.relationships({ viewerId, targetIds: ids, withSuspended })
      const byId = new Map(found.map((relationship) => [relationship.targetId, relationship]))
      return ids.flatMap((id) => byId.get(id) ?? []).map(presentRelationship)
    },
  )

  app.post(
    '/api/v1/accounts/:id/follow',
    {
      config: { access: user('write:follows') },
      schema: {
        operationId: 'followAccount',
        summary: 'Follow, or change how',
        tags,
        params: IdParams,
        body: Type.Object({ reblogs: flag, notify: flag, languages: Type.Optional(Type.Array(Type.String())) }),
        response: answers(ref(Relationship), 404),
      },
    },
    (request) => followAccount(edge, userOf(request).accountId, idOf(request.params.id), request.body),
  )

  app.post(
    '/api/v1/accounts/:id/mute',
    {
      config: { access: user('write:mutes') },
      schema: {
        operationId: 'muteAccount',
        summary: 'Mute',
        tags,
        params: IdParams,
        body: Type.Object({ notifications: flag, duration: Type.Optional(Type.Integer({ minimum: 0 })) }),
        response: answers(ref(Relationship), 404),
      },
    },
    (request) => {
      const { notifications: hideNotifications = true, duration: durationSeconds = 0 } = request.body
      return changeRelation(edge, userOf(request).accountId, idOf(request.params.id), (accountId, targetId) =>
        users.mute({ accountId, targetId, hideNotifications, durationSeconds }),
      )
    },
  )

  const changes = [
    ['unfollow', 'Stop following', 'follows', (a: Id, b: Id) => users.unfollow({ followerId: a, followeeId: b })],
    ['remove_from_followers', 'Make someone stop following', 'follows', removeFollower],
    ['block', 'Block', 'blocks', (accountId: Id, targetId: Id) => users.block({ accountId, targetId })],
    ['unblock', 'Unblock', 'blocks', (accountId: Id, targetId: Id) => users.unblock({ accountId, targetId })],
    ['unmute', 'Unmute', 'mutes', (accountId: Id, targetId: Id) => users.unmute({ accountId, targetId })],
  ] as const
  async function removeFollower(viewerId: Id, targetId: Id) {
    await users.unfollow({ followerId: targetId, followeeId: viewerId })
    return (await users.relationships({ viewerId, targetIds: [targetId] }))[0]!
  }
  for (const [name, summary, scope, change] of changes) {
    app.post(
      `/api/v1/accounts/:id/${name}`,
      {
        config: { access: user(`write:${scope}`) },
        schema: {
          operationId: name === 'remove_from_followers' ? 'removeFollower' : `${name}Account`,
          summary,
          tags,
          params: IdParams,
          response: answers(ref(Relationship), 404),
        },
      },
      (request) => changeRelation(edge, userOf(request).accountId, idOf(request.params.id), change),
    )
  }

  const answerPage = async (
    request: FastifyRequest,
    reply: FastifyReply,
    fetch: (paging: Paging) => Promise<IdPage>,
    options: PageOptions = {},
  ) => {
    const paging = readPaging(request.query as Static<typeof Query>, 80, 40)
    const page = await pageOfAccounts(edge, viewerIdOf(request), paging, fetch, options)
    linkPages(request, reply, edge.links, { first: page.firstCursor, last: page.lastCursor, more: page.more })
    return sendJson(reply, options.present ? await options.present(page.items) : page.json)
  }

  const lists = [
    ['followers', 'Who follows an account', 'getFollowers', (at: { accountId: Id } & Paging) => users.followerPage(at)],
    [
      'following',
      'Whom an account follows',
      'getFollowing',
      (at: { accountId: Id } & Paging) => users.followingPage(at),
    ],
  ] as const
  for (const [name, summary, operationId, fetch] of lists) {
    app.get(
      `/api/v1/accounts/:id/${name}`,
      {
        config: { access: anyone('read:accounts') },
        schema: {
          operationId,
          summary,
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
        return answerPage(request, reply, (paging) => fetch({ accountId, ...paging }))
      },
    )
  }

  const hiddenQuery = (operationId: string, summary: string, entity: typeof Account | typeof MutedAccount) => ({
    operationId,
    summary,
    tags,
    querystring: Query,
    response: answers(listOf(entity)),
  })
  app.get(
    '/api/v1/blocks',
    { config: { access: user('read:blocks') }, schema: hiddenQuery('getBlocks', 'Whom one blocks', Account) },
    (request, reply) => {
      const { accountId } = userOf(request)
      return answerPage(request, reply, (paging) => users.blockPage({ accountId, ...paging }), { keepBlocked: true })
    },
  )
  app.get(
    '/api/v1/mutes',
    { config: { access: user('read:mutes') }, schema: hiddenQuery('getMutes', 'Whom one mutes', MutedAccount) },
    (request, reply) => {
      const { accountId } = userOf(request)
      return answerPage(request, reply, (paging) => users.mutePage({ accountId, ...paging }), {
        keepBlocked: true,
        present: (accounts) => withMuteEnds(edge, accountId, accounts),
      })
    },
  )
}
