/** The native API's people: signing up and in, following, and who follows whom. */
import { invalid, notFound, type Paging, unauthorized } from '@rookery/contracts'
import { ref } from '@rookery/contracts/mastodon'
import { NativeFollow, NativeLogin, NativeUnfollow, NativeUser, NativeUsers } from '@rookery/contracts/native'
import { Type } from 'typebox'
import { pageOfAccounts } from '../../accounts/page-of-accounts.ts'
import { apartFrom, changeRelation, followAccount } from '../../accounts/relate.ts'
import { signUp } from '../../accounts/sign-up.ts'
import { anyone, user, viewerIdOf } from '../../auth/authenticate.ts'
import { guardSignIn } from '../../limits/guard-sign-in.ts'
import { actingAs, answerBadRequests, GivenId, knownId, replies } from '../../native/describe.ts'
import { presentUser } from '../../native/present.ts'
import { linkPages, PagingQuery, readPaging } from '../../reads/paging.ts'
import { IdParams, type Routes } from '../describe.ts'

const tags = ['native']
const Credentials = Type.Object({ username: Type.String({ minLength: 1 }), password: Type.String({ minLength: 1 }) })

export const nativeUserRoutes: Routes = async (app, { edge }) => {
  answerBadRequests(app)

  app.post(
    '/users/register',
    {
      config: { access: anyone() },
      schema: {
        operationId: 'nativeRegister',
        summary: 'Sign up. 202: an administrator has to approve before one can sign in; 403: this server is closed',
        tags,
        body: Credentials,
        response: replies({ 201: ref(NativeUser), 202: ref(NativeUser) }, 400, 403),
      },
    },
    async (request, reply) => {
      const { username, password } = request.body
      const account = await signUp(edge, { username, password })
      return reply.code(account.state === 'pending' ? 202 : 201).send(presentUser(account))
    },
  )

  app.post(
    '/users/login',
    {
      config: { access: anyone() },
      schema: {
        operationId: 'nativeLogin',
        summary: 'Sign in; the token goes into `Authorization: Bearer` and lasts until it is revoked',
        tags,
        body: Credentials,
        response: replies({ 200: ref(NativeLogin) }, 400, 401, 403),
      },
    },
    async (request, reply) => {
      const { username: login, password } = request.body
      const verify = () => edge.users.verifyPassword({ login, password })
      const account = await guardSignIn(edge.limiter, { ip: request.ip, login }, verify)
      if (account === null) throw unauthorized('The user name or the password is wrong')
      const { id: appId, scopes } = await edge.users.builtInApp()
      const session = await edge.users.openSession({ accountId: account.id, appId, scopes })
      const { access_token: accessToken } = edge.tokens.issue(session)
      return reply.header('cache-control', 'no-store').send({ ...presentUser(account), accessToken })
    },
  )

  app.post(
    '/users/:id/follow',
    {
      config: { access: user('write:follows') },
      schema: {
        operationId: 'nativeFollow',
        summary: 'Follow. 201: from now on; 200: as before; 202: a locked account has been asked',
        tags,
        params: IdParams,
        body: Type.Object({ followUserId: GivenId }),
        response: replies({ 200: ref(NativeFollow), 201: ref(NativeFollow), 202: ref(NativeFollow) }, 400, 403, 404),
      },
    },
    async (request, reply) => {
      const { accountId } = actingAs(request, request.params.id)
      const targetId = knownId(request.body.followUserId)
      if (targetId === accountId) throw invalid('You cannot follow yourself')
      const before = (await edge.graphs.graphOf(accountId)).following.has(targetId)
      const { following, requested } = await followAccount(edge, accountId, targetId, {})
      const answer = { userId: String(accountId), followUserId: String(targetId), following, requested }
      return reply.code(requested ? 202 : before ? 200 : 201).send(answer)
    },
  )

  app.delete(
    '/users/:id/unfollow',
    {
      config: { access: user('write:follows') },
      schema: {
        operationId: 'nativeUnfollow',
        summary: 'Follow no longer, or take a request back; 404 when neither stands',
        tags,
        params: IdParams,
        body: Type.Object({ unfollowUserId: GivenId }),
        response: replies({ 200: ref(NativeUnfollow) }, 400, 403, 404),
      },
    },
    async (request) => {
      const { accountId } = actingAs(request, request.params.id)
      const targetId = knownId(request.body.unfollowUserId)
      const [before] = await edge.users.relationships({ viewerId: accountId, targetIds: [targetId] })
      if (!before?.following && !before?.requested) throw notFound('You do not follow this user')
      await changeRelation(edge, accountId, targetId, (followerId, followeeId) =>
        edge.users.unfollow({ followerId, followeeId }),
      )
      return { userId: String(accountId), unfollowUserId: String(targetId) }
    },
  )

  const lists = [
    ['followings', 'nativeFollowings', 'Whom somebody follows', 'followingPage'],
    ['followers', 'nativeFollowers', 'Who follows somebody', 'followerPage'],
  ] as const
  for (const [name, operationId, summary, method] of lists) {
    app.get(
      `/users/:id/${name}`,
      {
        config: { access: anyone('read:accounts') },
        schema: {
          operationId,
          summary: `${summary}, newest first; page on with \`max_id\` = \`nextCursor\`, or by the Link header`,
          tags,
          params: IdParams,
          querystring: Type.Object(PagingQuery),
          response: replies({ 200: ref(NativeUsers) }, 400, 404),
        },
      },
      async (request, reply) => {
        const accountId = knownId(request.params.id)
        const viewerId = viewerIdOf(request)
        if (!(await edge.reads.accounts([accountId])).has(accountId)) throw notFound()
        if (await apartFrom(edge, viewerId, accountId)) return { users: [], nextCursor: null }
        const fetch = (paging: Paging) => edge.users[method]({ accountId, ...paging })
        const page = await pageOfAccounts(edge, viewerId, readPaging(request.query, 80, 40), fetch)
        const { firstCursor: first, lastCursor: last, more } = page
        linkPages(request, reply, edge.links, { first, last, more })
        const users = page.items.map(({ account }) => presentUser(account))
        return { users, nextCursor: more && last !== null ? String(last) : null }
      },
    )
  }
}
