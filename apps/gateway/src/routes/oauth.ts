/** OAuth for machines: tokens, revocation, metadata (RFC 6749, 7009, 8414). */
import { RookeryError } from '@rookery/contracts'
import { Empty, OAuthMetadata, ref, Token, UserInfo } from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { ownAccount } from '../accounts/own-account.ts'
import { user, userOf } from '../auth/authenticate.ts'
import { SCOPES } from '../auth/scopes.ts'
import { findClient } from '../oauth/find-client.ts'
import { GRANT_TYPES, grantToken } from '../oauth/grant-token.ts'
import { answers, type Routes } from './describe.ts'

const text = Type.Optional(Type.String())
const Client = { client_id: text, client_secret: text }

export const oauthRoutes: Routes = async (app, { edge }) => {
  app.post(
    '/oauth/token',
    {
      schema: {
        operationId: 'createToken',
        summary: 'Exchange a code, a password or the application’s own credentials for a token',
        tags: ['oauth'],
        body: Type.Object({
          ...Client,
          grant_type: text,
          code: text,
          redirect_uri: text,
          code_verifier: text,
          username: text,
          password: text,
          scope: text,
        }),
        response: answers(ref(Token), 400, 401),
      },
    },
    async ({ body, headers, ip }, reply) => {
      const client = await findClient(edge, body, headers.authorization)
      const session = await grantToken(edge, client, body, ip)
      return reply.header('cache-control', 'no-store').send(edge.tokens.issue(session))
    },
  )

  app.post(
    '/oauth/revoke',
    {
      schema: {
        operationId: 'revokeToken',
        summary: 'End a token: effective everywhere before this answers',
        tags: ['oauth'],
        body: Type.Object({ ...Client, token: text, token_type_hint: text }),
        response: answers(ref(Empty), 401, 403),
      },
    },
    async ({ body, headers }) => {
      const client = await findClient(edge, body, headers.authorization)
      const sessionId = body.token === undefined ? null : edge.tokens.sessionIdOf(body.token)
      const session = sessionId === null ? null : await edge.sessions.find(sessionId, { fresh: true })
      if (session === null) return {}
      if (session.appId !== client.id) {
        throw new RookeryError('unauthorized_client', 403, 'The token belongs to another application.')
      }
      await edge.users.revokeSession({ sessionId: session.id })
      return {}
    },
  )

  for (const method of ['GET', 'POST'] as const) {
    app.route({
      method,
      url: '/oauth/userinfo',
      config: { access: user('read:accounts'), alsoScope: 'profile' },
      schema: {
        operationId: method === 'GET' ? 'getUserInfo' : 'postUserInfo',
        summary: 'Who has signed in, in the words of OpenID Connect',
        tags: ['oauth'],
        response: answers(ref(UserInfo)),
      },
      handler: async (request) => {
        const { uri, display_name, username, url, avatar } = await ownAccount(edge, userOf(request).accountId)
        const iss = `${edge.links.base}/`
        return { iss, sub: uri, name: display_name, preferred_username: username, profile: url, picture: avatar }
      },
    })
  }

  app.get(
    '/.well-known/oauth-authorization-server',
    {
      schema: {
        operationId: 'oauthMetadata',
        summary: 'What this authorization server offers',
        tags: ['oauth'],
        response: answers(ref(OAuthMetadata)),
      },
    },
    async () => ({
      issuer: `${edge.links.base}/`,
      authorization_endpoint: `${edge.links.base}/oauth/authorize`,
      token_endpoint: `${edge.links.base}/oauth/token`,
      revocation_endpoint: `${edge.links.base}/oauth/revoke`,
      userinfo_endpoint: `${edge.links.base}/oauth/userinfo`,
      app_registration_endpoint: `${edge.links.base}/api/v1/apps`,
      scopes_supported: SCOPES,
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: GRANT_TYPES,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      code_challenge_methods_supported: ['S256'],
    }),
  )
}
