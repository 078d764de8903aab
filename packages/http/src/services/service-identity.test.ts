import { describe, expect, it } from 'vitest'
import { createServiceIdentity } from './service-identity.ts'

const secretKey = 'secret'
const MINUTE = 60_000

describe('tokens of services', () => {
  it('say who calls, to the one service they are for', () => {
    const timelines = createServiceIdentity({ secretKey, service: 'timeline-service' })
    const users = createServiceIdentity({ secretKey, service: 'user-service' })
    const search = createServiceIdentity({ secretKey, service: 'search-service' })
    expect(users.callerOf(timelines.authorizationFor('user-service'))).toBe('timeline-service')
    expect(() => users.callerOf(timelines.authorizationFor('tweet-service'))).toThrow(
      expect.objectContaining({ status: 401 }),
    )
    expect(() => search.callerOf(timelines.authorizationFor('search-service'))).toThrow(
      expect.objectContaining({ status: 403 }),
    )
  })

  it('are used again for half of their life, and are good for no longer than the whole of it', () => {
    let now = Date.now()
    const clock = { now: () => now }
    const gateway = createServiceIdentity({ secretKey, service: 'gateway', clock })
    const users = createServiceIdentity({ secretKey, service: 'user-service', clock })
    const first = gateway.authorizationFor('user-service')
    now += 2 * MINUTE
    expect(gateway.authorizationFor('user-service')).toBe(first)
    expect(users.callerOf(first)).toBe('gateway')
    now += MINUTE
    const second = gateway.authorizationFor('user-service')
    expect(second).not.toBe(first)
    now += 4 * MINUTE
    expect(users.callerOf(second)).toBe('gateway')
    // Known to have been good, and refused all the same.
    expect(() => users.callerOf(first)).toThrow(expect.objectContaining({ status: 401 }))
    const stranger = createServiceIdentity({ secretKey, service: 'user-service', clock })
    expect(() => stranger.callerOf(first)).toThrow(expect.objectContaining({ status: 401 }))
  })

  it('are not the tokens that people sign in with, though both come of SECRET_KEY', async () => {
    const { createSigner } = await import('fast-jwt')
    const users = createServiceIdentity({ secretKey, service: 'user-service' })
    const claims = { iss: 'gateway', aud: 'user-service', exp: Math.floor(Date.now() / 1000) + 60 }
    for (const key of [secretKey, '']) {
      const token = key === '' ? unsigned(claims) : createSigner({ key })(claims)
      expect(() => users.callerOf(`Bearer ${token}`)).toThrow(expect.objectContaining({ status: 401 }))
    }
  })
})

const unsigned = (claims: object) =>
  `${[{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`
