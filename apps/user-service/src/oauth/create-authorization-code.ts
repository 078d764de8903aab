// The code that an application gets when a person has agreed: 10 minutes, one use, stored as a hash.
import { type Id, notFound } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { invalidChallenge, invalidRedirectUri, invalidScope } from './oauth-errors.ts'
import { isChallenge } from './pkce.ts'
import { covers } from './scopes.ts'
import { hashOfCode, newSecret } from './tokens.ts'

/** RFC 6749, 4.1.2 */
const LIFETIME_MS = 10 * 60 * 1000

export interface CodeRequest {
  appId: Id
  accountId: Id
  redirectUri: string
  scopes: string[]
  codeChallenge: string | null
}

export async function createAuthorizationCode(
  { pool, clock }: Pick<UserContext, 'pool' | 'clock'>,
  { appId, accountId, redirectUri, scopes, codeChallenge }: CodeRequest,
): Promise<{ code: string }> {
  const { rows } = await pool.query<{ redirect_uris: string[]; scopes: string[]; active: boolean }>(
    `SELECT redirect_uris, scopes, EXISTS (SELECT FROM users.accounts WHERE id = $2 AND state = 'active') AS active
     FROM users.oauth_apps WHERE id = $1`,
    [appId, accountId],
  )
  const app = rows[0]
  if (!app?.active) throw notFound()
  if (!app.redirect_uris.includes(redirectUri)) throw invalidRedirectUri()
  if (!covers(app.scopes, scopes)) throw invalidScope()
  if (codeChallenge !== null && !isChallenge(codeChallenge)) throw invalidChallenge()

  const code = newSecret()
  const now = clock.now()
  // A used code is kept for as long as it would have been valid, so that a second use is noticed; then it goes.
  await pool.query(
    `WITH old AS (DELETE FROM users.oauth_codes WHERE expires_at < $8)
     INSERT INTO users.oauth_codes (code_hash, app_id, account_id, redirect_uri, scopes, code_challenge, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      hashOfCode(code),
      appId,
      accountId,
      redirectUri,
      scopes,
      codeChallenge,
      new Date(now + LIFETIME_MS),
      new Date(now),
    ],
  )
  return { code }
}
