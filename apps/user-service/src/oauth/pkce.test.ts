import { expect, it } from 'vitest'
import { isChallenge, provesChallenge } from './pkce.ts'

// The example of RFC 7636, appendix B.
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

it('accepts the verifier of a challenge, and no PKCE at all', () => {
  expect(isChallenge(challenge)).toBe(true)
  expect(provesChallenge(challenge, verifier)).toBe(true)
  expect(provesChallenge(null, null)).toBe(true)
})

it('refuses everything else', () => {
  expect(provesChallenge(challenge, null)).toBe(false)
  expect(provesChallenge(challenge, `${verifier.slice(0, -1)}l`)).toBe(false)
  expect(provesChallenge(challenge, challenge)).toBe(false)
  // A verifier without a challenge betrays a downgrade (RFC 9700, 4.8.2).
  expect(provesChallenge(null, verifier)).toBe(false)
  // The plain method is not offered.
  expect(provesChallenge(verifier, verifier)).toBe(false)
  expect(isChallenge('short')).toBe(false)
})
