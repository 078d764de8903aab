/** What people do with their own account: where they are signed in, password, address, and its end. Rookery's own routes. */
import { type Id, RookeryError, type SessionInfo, unauthorized } from '@rookery/contracts'
import { Empty, OwnSession, ref } from '@rookery/contracts/mastodon'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { user, userOf } from '../auth/authenticate.ts'
import { guardSignIn } from '../limits/guard-sign-in.ts'
import { answers, IdParams, idOf, listOf, type Routes } from './describe.ts'

const tags = ['own account']
const Password = Type.String({ minLength: 1, maxLength: 1_000 })

export const ownAccountRoutes: Routes = async (app, { edge }) => {
  const { users } = edge

  /** Asks for the password as a sign-in does, with its limits: a token alone must not serve to guess it. 403 when it is wrong. */
  const knowing = async (request: FastifyRequest, check: (accountId: Id) => Promise<boolean>): Promise<void> => {
    const { accountId } = userOf(request)
    const [account] = await users.getAccounts({ ids: [accountId] })
    if (!account) throw unauthorized()
    const verify = async () => ((await check(accountId)) ? account : null)
    const known = await guardSignIn(edge.limiter, { ip: request.ip, login: account.username }, verify)
    if (known === null) throw wrongPassword()
  }

  app.get(
    '/api/rookery/v1/sessions',
    {
      config: { access: user('read:accounts') },
      schema: {
        operationId: 'getOwnSessions',
        summary: 'Where one is signed in, newest first',
        tags,
        response: answers(listOf(OwnSession)),
      },
    },
    async (request) => {
      const { id, accountId } = userOf(request)
      return (await users.ownSessions({ accountId })).map((session) => present(session, id))
    },
  )

  app.delete(
    '/api/rookery/v1/sessions/:id',
    {
      config: { access: user('write:accounts') },
      schema: {
        operationId: 'endOwnSession',
        summary: 'Sign out elsewhere: effective, on open connections too, before this answers',
        tags,
        params: IdParams,
        response: answers(ref(Empty), 404),
      },
    },
    async (request) => {
      await users.endOwnSession({ accountId: userOf(request).accountId, sessionId: idOf(request.params.id) })
      return {}
    },
  )

  app.post(
    '/api/rookery/v1/account/password',
    {
      config: { access: user('write:accounts') },
      schema: {
        operationId: 'changePassword',
        summary: 'Another password; every other session ends',
        tags,
        body: Type.Object({ current_password: Password, new_password: Type.String() }),
        response: answers(ref(Empty), 403, 422),
      },
    },
    async (request) => {
      const { current_password: currentPassword, new_password: newPassword } = request.body
      const { id: keepSessionId } = userOf(request)
      await knowing(request, (accountId) =>
        users.changePassword({ accountId, keepSessionId, currentPassword, newPassword }),
      )
      return {}
    },
  )

  app.post(
    '/api/rookery/v1/account/email',
    {
      config: { access: user('write:accounts') },
      schema: {
        operationId: 'changeEmail',
        summary: 'Another e-mail address, or none (an empty one)',
        tags,
        body: Type.Object({ current_password: Password, email: Type.String() }),
        response: answers(ref(Empty), 403, 422),
      },
    },
    async (request) => {
      const { current_password: currentPassword } = request.body
      const email = request.body.email.trim() || null
      await knowing(request, (accountId) => users.changeEmail({ accountId, currentPassword, email }))
      return {}
    },
  )

  app.post(
    '/api/rookery/v1/account/delete',
    {
      config: { access: user('write:accounts') },
      schema: {
        operationId: 'deleteOwnAccount',
        summary:
          'Delete one’s account and all it posted, for good: hidden at once, gone soon, its name never free again',
        tags,
        body: Type.Object({ password: Password }),
        response: answers(ref(Empty), 403),
      },
    },
    async (request) => {
      const { password } = request.body
      await knowing(request, (accountId) => users.deleteOwnAccount({ accountId, password }))
      return {}
    },
  )
}

const present = (session: SessionInfo, current: Id): OwnSession => ({
  id: String(session.id),
  application: { name: session.appName, website: session.appWebsite },
  scopes: session.scopes,
  created_at: new Date(session.createdAt).toISOString(),
  last_used_at: session.lastUsedAt === null ? null : new Date(session.lastUsedAt).toISOString(),
  current: session.id === current,
})

const wrongPassword = () => new RookeryError('wrong_password', 403, 'The password is wrong')
