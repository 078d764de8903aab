/** The web app's session in a cookie that scripts cannot read: made once from a token, ended by signing out. Decision 0018. */
import { unauthorized } from '@rookery/contracts'
import { Empty, ref } from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { user, userOf } from '../auth/authenticate.ts'
import { foreignPage } from '../auth/session-cookie.ts'
import { answers, type Routes } from './describe.ts'

const URL = '/api/rookery/v1/session'
const tags = ['own account']

export const sessionRoutes: Routes = async (app, { edge }) => {
  const { cookie, tokens, users } = edge

  app.post(
    URL,
    {
      config: { access: user(null) },
      schema: {
        operationId: 'createCookieSession',
        summary: 'Keep the token of the Authorization header in a cookie that scripts cannot read (for the web app)',
        tags,
        response: answers(Type.Object({ accountId: Type.String(), username: Type.String() }), 403),
      },
    },
    async (request, reply) => {
      if (request.credentials.by !== 'header') throw unauthorized('The token has to be in the Authorization header')
      // Nobody else's page may sign a person in as somebody of its choice.
      if (!cookie.isNotForeign(request)) throw foreignPage()
      const { accountId } = userOf(request)
      const [account] = await users.getAccounts({ ids: [accountId] })
      if (!account) throw unauthorized()
      cookie.set(reply, request.credentials.token)
      return { accountId: String(accountId), username: account.username }
    },
  )

  // No `access`: a cookie whose session is gone already must be cleared all the same.
  app.delete(
    URL,
    {
      schema: {
        operationId: 'endCookieSession',
        summary:
          'Sign out: ends the cookie’s session, on open connections too, before this answers, and clears the cookie',
        tags,
        response: answers(ref(Empty), 403),
      },
    },
    async (request, reply) => {
      const token = cookie.read(request)
      if (token !== null && !cookie.isFromOurPages(request)) throw foreignPage()
      const sessionId = token === null ? null : tokens.sessionIdOf(token)
      if (sessionId !== null) await users.revokeSession({ sessionId })
      cookie.clear(reply)
      return reply.header('cache-control', 'private, no-store').send({})
    },
  )
}
