/** POST /oauth/token: one function per grant; each opens a session. Refresh tokens are not offered: sessions last until revoked. */
import { type OAuthApp, RookeryError, type Session } from '@rookery/contracts'
import { scopesWithin } from '../auth/scopes.ts'
import type { Edge } from '../edge.ts'
import { guardSignIn } from '../limits/guard-sign-in.ts'

export interface TokenRequest {
  grant_type?: string
  code?: string
  redirect_uri?: string
  code_verifier?: string
  username?: string
  password?: string
  scope?: string
}

type Grant = (
  edge: Pick<Edge, 'users' | 'limiter'>,
  app: OAuthApp,
  request: TokenRequest,
  ip: string,
) => Promise<Session>

const GRANTS: Readonly<Record<string, Grant>> = {
  authorization_code: async ({ users }, app, { code, redirect_uri, code_verifier }) => {
    if (code === undefined || redirect_uri === undefined) throw invalidRequest('code and redirect_uri are required.')
    const codeVerifier = code_verifier ?? null
    return users.redeemAuthorizationCode({ code, appId: app.id, redirectUri: redirect_uri, codeVerifier })
  },
  client_credentials: async ({ users }, app, { scope }) =>
    users.openSession({ accountId: null, appId: app.id, scopes: scopesWithin(scope, app.scopes) }),
  password: async ({ users, limiter }, app, { username, password, scope }, ip) => {
    if (username === undefined || password === undefined) throw invalidRequest('username and password are required.')
    const scopes = scopesWithin(scope, app.scopes)
    const verify = () => users.verifyPassword({ login: username, password })
    const account = await guardSignIn(limiter, { ip, login: username }, verify)
    if (account === null) throw new RookeryError('invalid_grant', 400, 'The user name or the password is wrong.')
    return users.openSession({ accountId: account.id, appId: app.id, scopes })
  },
}

export const GRANT_TYPES = Object.keys(GRANTS)

/** Throws OAuth errors (RFC 6749 5.2). */
export async function grantToken(
  edge: Pick<Edge, 'users' | 'limiter'>,
  app: OAuthApp,
  request: TokenRequest,
  ip: string,
): Promise<Session> {
  if (request.grant_type === undefined) throw invalidRequest('grant_type is required.')
  const grant = Object.hasOwn(GRANTS, request.grant_type) ? GRANTS[request.grant_type] : undefined
  if (!grant) throw new RookeryError('unsupported_grant_type', 400, 'This grant type is not supported.')
  return grant(edge, app, request, ip)
}

const invalidRequest = (message: string) => new RookeryError('invalid_request', 400, message)
