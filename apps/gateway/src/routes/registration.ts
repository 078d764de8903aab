/** Signing up: an application's token in, the new person's token out. */
import { forbidden, invalid } from '@rookery/contracts'
import { ref, Token } from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { signUp } from '../accounts/sign-up.ts'
import { app as appAccess } from '../auth/authenticate.ts'
import { answers, type Routes } from './describe.ts'

export const registrationRoutes: Routes = async (app, { edge }) => {
  app.post(
    '/api/v1/accounts',
    {
      config: { access: appAccess('write:accounts') },
      schema: {
        operationId: 'registerAccount',
        summary: 'Sign up; the answer is a token, which works at once or when an administrator has approved',
        tags: ['accounts'],
        body: Type.Object({
          username: Type.String(),
          password: Type.String(),
          email: Type.Optional(Type.String()),
          agreement: Type.Optional(Type.Boolean()),
          locale: Type.Optional(Type.String()),
          reason: Type.Optional(Type.String()),
        }),
        response: answers(ref(Token), 403, 422),
      },
    },
    async (request) => {
      if (edge.config.registrations === 'closed') throw forbidden('This server does not take new accounts')
      const { agreement, ...person } = request.body
      if (agreement !== true) {
        throw invalid('Agreement must be accepted', {
          agreement: [{ error: 'ERR_ACCEPTED', description: 'must be accepted' }],
        })
      }
      const account = await signUp(edge, person)
      const { appId, scopes } = request.viewer!
      return edge.tokens.issue(await edge.users.openSession({ accountId: account.id, appId, scopes }))
    },
  )
}
