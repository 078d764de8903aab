/** Who calls: short-lived tokens (JWT, HS256) that a service signs for one other service. Keys come from SECRET_KEY, for this purpose alone. */
import { hkdfSync } from 'node:crypto'
import { type CalledService, type CallingService, forbidden, SERVICE_CALLERS, unauthorized } from '@rookery/contracts'
import { createSigner, createVerifier } from 'fast-jwt'

const LIFE_MS = 300_000
/** Clocks of hosts may differ by so much. */
const TOLERANCE_MS = 60_000
/** Tokens known to be good: a few for each instance of each caller. */
const MOST_KNOWN = 1_000

export interface ServiceIdentity {
  readonly service: CallingService
  /** For the header `authorization` of calls to `audience`. Signed anew at half its life. */
  authorizationFor(audience: CalledService): string
  /** Who calls this service. Throws 401 without a valid token for this service, 403 when that service may not call it. */
  callerOf(authorization: string | undefined): CallingService
}

export interface ServiceIdentityOptions {
  /** SECRET_KEY: the same on every host. */
  secretKey: string
  /** Whose identity this is. */
  service: CallingService
  clock?: { now(): number } | undefined
}

interface Known {
  caller: CallingService
  until: number
}

export function createServiceIdentity({ secretKey, service, clock = Date }: ServiceIdentityOptions): ServiceIdentity {
  // RFC 5869; the name of the purpose keeps this key apart from all others made of the same secret.
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'rookery calls between services', 32))
  const own = new Map<CalledService, { authorization: string; renewAt: number }>()
  const known = new Map<string, Known>()

  return {
    service,
    authorizationFor(audience) {
      const kept = own.get(audience)
      if (kept && clock.now() < kept.renewAt) return kept.authorization
      const token = createSigner({ key, algorithm: 'HS256', iss: service, aud: audience, expiresIn: LIFE_MS })({
        iat: Math.floor(clock.now() / 1000),
      })
      const authorization = `Bearer ${token}`
      own.set(audience, { authorization, renewAt: clock.now() + LIFE_MS / 2 })
      return authorization
    },
    callerOf(authorization = '') {
      const found = known.get(authorization)
      if (found && clock.now() < found.until) return found.caller
      const fresh = verified(authorization)
      if (known.size >= MOST_KNOWN) known.clear()
      known.set(authorization, fresh)
      return fresh.caller
    },
  }

  function verified(authorization: string): Known {
    let claims: { iss: CallingService; exp: number }
    try {
      claims = createVerifier({
        key,
        algorithms: ['HS256'],
        allowedAud: service,
        requiredClaims: ['iss', 'aud', 'exp'],
        clockTimestamp: clock.now(),
        clockTolerance: TOLERANCE_MS,
      })(authorization.replace(/^Bearer /, ''))
    } catch {
      throw unauthorized('This is for services of this installation')
    }
    const callers: readonly string[] = SERVICE_CALLERS[service as CalledService] ?? []
    if (!callers.includes(claims.iss)) throw forbidden(`${claims.iss} does not call ${service}`)
    return { caller: claims.iss, until: claims.exp * 1000 + TOLERANCE_MS }
  }
}
