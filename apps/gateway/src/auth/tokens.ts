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

interface Verified {
  sessionId: Id
  /** Seconds since 1970. */
  issuedAt: number
}

export interface Tokens {
  issue(session: Session): Token
  /** The session id of a token that we signed; null for anything else. Says nothing about revocation. */
  sessionIdOf(token: string): Id | null
  /** The same session in a token of today, for what keeps tokens for a time: null for one of this month. */
  renew(token: string, session: Session, now: number): string | null
}

const MAX_VERIFIED = 10_000
const MONTH_SECONDS = 30 * 86_400

/** A signature is checked once per token and remembered: it cannot change its mind. */
export function createTokens(jwt: () => JWT): Tokens {
  const verified = new Map<string, Verified>()
  const check = (token: string): Verified | null => {
    const known = verified.get(token)
    if (known !== undefined) return known
    const found = verify(jwt(), token)
    if (found === null) return null
    if (verified.size >= MAX_VERIFIED) verified.delete(verified.keys().next().value!)
    verified.set(token, found)
    return found
  }
  const claimsOf = (session: Session, issuedAt: number): Claims => ({
    sid: String(session.id),
    ...(session.accountId === null ? {} : { sub: String(session.accountId) }),
    scope: session.scopes.join(' '),
    iat: issuedAt,
  })
  return {
    issue(session) {
      const created_at = Math.floor(session.createdAt / 1000)
      const claims = claimsOf(session, created_at)
      return { access_token: jwt().sign(claims), token_type: 'Bearer', scope: claims.scope, created_at }
    },
    sessionIdOf: (token) => check(token)?.sessionId ?? null,
    renew(token, session, now) {
      const today = Math.floor(now / 1000)
      const found = check(token)
      if (found === null || today - found.issuedAt < MONTH_SECONDS) return null
      return jwt().sign(claimsOf(session, today))
    },
  }
}

function verify(jwt: JWT, token: string): Verified | null {
  try {
    const { sid, iat = 0 } = jwt.verify<Partial<Claims>>(token)
    const sessionId = typeof sid === 'string' ? parseId(sid) : null
    return sessionId === null ? null : { sessionId, issuedAt: iat }
  } catch {
    return null
  }
}
