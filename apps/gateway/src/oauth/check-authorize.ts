/** What an authorization request must be (RFC 6749 4.1.1, RFC 7636): checked alike when the page is shown and when it is sent. */
import { type OAuthApp, RookeryError } from '@rookery/contracts'
import { scopesWithin } from '../auth/scopes.ts'
import type { Edge } from '../edge.ts'

/** The code is shown on a page instead of being sent anywhere. */
export const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob'

export interface AuthorizeParams {
  response_type?: string
  client_id?: string
  redirect_uri?: string
  scope?: string
  state?: string
  code_challenge?: string
  code_challenge_method?: string
}

export interface AuthorizeRequest {
  app: OAuthApp
  redirectUri: string
  state: string | null
  scopes: string[]
  codeChallenge: string | null
}

/** Errors of the client or its address throw and are shown here; all others go back to the client by `refuse`. */
export async function checkAuthorize(
  { users }: Pick<Edge, 'users'>,
  params: AuthorizeParams,
): Promise<AuthorizeRequest | { refusal: string }> {
  const app = params.client_id === undefined ? null : await users.findApp({ clientId: params.client_id })
  if (app === null) throw new RookeryError('invalid_client', 400, 'This application is not known here.')
  const redirectUri = params.redirect_uri ?? (app.redirectUris.length === 1 ? app.redirectUris[0]! : '')
  if (!app.redirectUris.includes(redirectUri)) {
    throw new RookeryError('invalid_request', 400, 'The redirect address is not one that the application registered.')
  }
  try {
    return { app, redirectUri, ...readParams(params, app) }
  } catch (error) {
    if (!(error instanceof RookeryError) || redirectUri === OUT_OF_BAND) throw error
    return { refusal: refuse(redirectUri, params.state ?? null, error.code, error.message) }
  }
}

function readParams(params: AuthorizeParams, app: OAuthApp): Omit<AuthorizeRequest, 'app' | 'redirectUri'> {
  if (params.response_type !== 'code') {
    throw new RookeryError('unsupported_response_type', 400, 'Only the response type `code` is supported.')
  }
  const codeChallenge = params.code_challenge || null
  if (codeChallenge !== null && params.code_challenge_method !== 'S256') {
    throw new RookeryError('invalid_request', 400, 'Only the code challenge method S256 is supported.')
  }
  if (codeChallenge !== null && !/^[\w-]{43}$/.test(codeChallenge)) {
    throw new RookeryError('invalid_request', 400, 'The code challenge is not a SHA-256 digest.')
  }
  return { state: params.state ?? null, scopes: scopesWithin(params.scope, app.scopes), codeChallenge }
}

/** Where the browser goes with an error. */
export const refuse = (redirectUri: string, state: string | null, error: string, description: string): string =>
  withParams(redirectUri, { error, error_description: description, state })

/** Where the browser goes with a code. */
export const answerCode = (redirectUri: string, state: string | null, code: string): string =>
  withParams(redirectUri, { code, state })

function withParams(redirectUri: string, params: Record<string, string | null>): string {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(params)) if (value !== null) url.searchParams.set(name, value)
  return url.href
}
