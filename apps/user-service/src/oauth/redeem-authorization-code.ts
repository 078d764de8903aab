// A code for a session, once. Who brings a code a second time may have stolen it: the session it opened ends.
import type { Id, Session } from '@rookery/contracts'
import { withTransaction } from '@rookery/database'
import type { UserContext } from '../context.ts'
import { insertSession } from '../sessions/open-session.ts'
import { endSession } from '../sessions/revoke-session.ts'
import { invalidGrant } from './oauth-errors.ts'
import { provesChallenge } from './pkce.ts'
import { hashOfCode } from './tokens.ts'

export interface Redemption {
  code: string
  appId: Id
  redirectUri: string
  codeVerifier: string | null
}

interface CodeRow {
  app_id: Id
  account_id: Id
  redirect_uri: string
  scopes: string[]
  code_challenge: string | null
  expires_at: number
  session_id: Id | null
}

/** Throws `invalid_grant` (400) whatever is wrong. */
export async function redeemAuthorizationCode(
  context: Pick<UserContext, 'pool' | 'clock' | 'sessionRevoked' | 'logger'>,
  input: Redemption,
): Promise<Session> {
  const { pool, clock, sessionRevoked, logger } = context
  const hash = hashOfCode(input.code)
  const outcome = await withTransaction(pool, async (client) => {
    const { rows } = await client.query<CodeRow>('SELECT * FROM users.oauth_codes WHERE code_hash = $1 FOR UPDATE', [
      hash,
    ])
    const code = rows[0]
    if (!code) return null
    if (code.session_id !== null) {
      await endSession(client, code.session_id)
      return { replayed: code.session_id }
    }
    if (!fits(code, input, clock.now())) return null
    const session = await insertSession(client, { accountId: code.account_id, appId: code.app_id, scopes: code.scopes })
    if (!session) return null
    await client.query('UPDATE users.oauth_codes SET session_id = $2 WHERE code_hash = $1', [hash, session.id])
    return { session }
  })
  if (outcome?.session) return outcome.session
  if (outcome?.replayed) {
    await sessionRevoked(outcome.replayed)
    logger.warn({ sessionId: outcome.replayed }, 'an authorization code was used twice: its session has been revoked')
  }
  throw invalidGrant()
}

const fits = (code: CodeRow, input: Redemption, now: number): boolean =>
  code.app_id === input.appId &&
  code.redirect_uri === input.redirectUri &&
  code.expires_at > now &&
  provesChallenge(code.code_challenge, input.codeVerifier)
