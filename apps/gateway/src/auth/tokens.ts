/** Access tokens: signed JWTs that carry a session id. The session, not the token, says what is allowed. */
import type { JWT } from '@fastify/jwt'
import { type Id, parseId, type Session } from '@rookery/contracts'
import type { Token } from '@rookery/contracts/mastodon'

interface Claims {
  /** Session id. */
  sid: string
  /** Account id; absent on applications' own tokens. */
  sub?: string
  scope: string
  iat: number
}

export interface Tokens {
  issue(session: Session): Token
  /** The session id of a token that we signed; null for anything else. Says nothing about revocation. */
  sessionIdOf(token: string): Id | null
}

const MAX_VERIFIED = 10_000

/** A signature is checked once per token and remembered: it cannot change its mind. */
export function createTokens(jwt: () => JWT): Tokens {
  const verified = new Map<string, Id>()
  return {
    issue(session) {
      const created_at = Math.floor(session.createdAt / 1000)
      const claims: Claims = {
        sid: String(session.id),
        ...(session.accountId === null ? {} : { sub: String(session.accountId) }),
        scope: session.scopes.join(' '),
        iat: created_at,
      }
      return { access_token: jwt().sign(claims), token_type: 'Bearer', scope: claims.scope, created_at }
    },
    sessionIdOf(token) {
      const known = verified.get(token)
      if (known !== undefined) return known
      const sessionId = verify(jwt(), token)
      if (sessionId === null) return null
      if (verified.size >= MAX_VERIFIED) verified.delete(verified.keys().next().value!)
      verified.set(token, sessionId)
      return sessionId
    },
  }
}

function verify(jwt: JWT, token: string): Id | null {
  try {
    const { sid } = jwt.verify<Partial<Claims>>(token)
    return typeof sid === 'string' ? parseId(sid) : null
  } catch {
    return null
  }
}
