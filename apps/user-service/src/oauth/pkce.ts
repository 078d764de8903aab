// Proof Key for Code Exchange (RFC 7636), S256 only.
import { createHash, timingSafeEqual } from 'node:crypto'

/** 32 bytes in base64url without padding. */
export const isChallenge = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

/** Whether a verifier proves a challenge; both null is right too: the flow went without PKCE. */
export function provesChallenge(challenge: string | null, verifier: string | null): boolean {
  if (challenge === null || verifier === null) return challenge === verifier
  // RFC 7636, 4.1
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) return false
  const proof = createHash('sha256').update(verifier).digest('base64url')
  return proof.length === challenge.length && timingSafeEqual(Buffer.from(proof), Buffer.from(challenge))
}
