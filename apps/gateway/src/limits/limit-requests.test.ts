import { createLimiter, createMemoryRateCounters, type RateCounters } from '@rookery/redis/limits'
import { fixedClock } from '@rookery/testing'
import { describe, expect, test, vi } from 'vitest'
import { createTestGateway, PUBLIC_URL } from '../testing/create-test-gateway.ts'
import { LIMITS } from './table.ts'

vi.setConfig({ testTimeout: 30_000 })

const PUBLIC = '/api/v1/timelines/public'

async function limitedGateway(
  options: { trustProxy?: string; counters?: RateCounters; off?: boolean; waitMs?: number } = {},
) {
  const clock = fixedClock()
  const counters = options.counters ?? createMemoryRateCounters()
  const limiter = options.off ? undefined : createLimiter({ counters, clock, waitMs: options.waitMs ?? 50 })
  const config = {
    publicUrl: PUBLIC_URL,
    secretKey: 'a key for tests, which is long enough',
    registrations: 'open' as const,
    version: '0.1.0',
    trustProxy: options.trustProxy,
  }
  const gateway = await createTestGateway({ limiter, config })
  const from = (remoteAddress: string, url = PUBLIC, headers: Record<string, string> = {}) =>
    gateway.app.inject({ method: 'GET', url, remoteAddress, headers })
  /** As many requests as the limit has, and one more; answers the last two. */
  const exhaust = async (times: number, ask: () => Promise<{ statusCode: number }>) => {
    let last = 0
    for (let n = 0; n < times; n++) last = (await ask()).statusCode
    return [last, (await ask()).statusCode]
  }
  return { ...gateway, moment: clock, from, exhaust }
}

describe('a limit', () => {
  test('is told with every answer, and when it is reached with 429, Retry-After and a reason', async () => {
    const { from, moment } = await limitedGateway()
    const { limit } = LIMITS.reads.address
    const first = await from('192.0.2.1')
    expect(first.headers).toMatchObject({
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(limit - 1),
    })
    for (let n = 1; n < limit; n++) await from('192.0.2.1')
    const refused = await from('192.0.2.1')
    expect(refused.statusCode).toBe(429)
    expect(refused.json().error).toMatch(/^Too many requests: try again in/)
    expect(refused.headers['x-ratelimit-remaining']).toBe('0')
    const reset = String(refused.headers['x-ratelimit-reset'])
    expect(new Date(reset).toISOString()).toBe(reset)
    const seconds = Number(refused.headers['retry-after'])
    expect(seconds).toBeGreaterThan(0)
    moment.advance(seconds * 1000)
    expect((await from('192.0.2.1')).statusCode).toBe(200)
  })

  test('counts each account for itself, classes apart, and replies apart from posts', async () => {
    const { alice, bob, from, exhaust } = await limitedGateway()
    let n = 0
    const post = (more: object = {}) => alice.call('POST', '/api/v1/statuses', { status: `post ${n++}`, ...more })
    const { id } = (await post()).json()
    expect(await exhaust(LIMITS.posts.account.limit - 1, () => post())).toEqual([200, 429])
    expect((await post({ in_reply_to_id: id })).statusCode).toBe(200)
    expect((await alice.call('GET', PUBLIC)).statusCode).toBe(200)
    expect((await alice.call('POST', `/api/v1/accounts/${bob.id}/follow`)).statusCode).toBe(200)
    expect((await bob.call('POST', '/api/v1/statuses', { status: 'a post' })).statusCode).toBe(200)
    expect((await from('192.0.2.9')).statusCode).toBe(200)
  })

  test('does not let forged tokens through uncounted', async () => {
    const { from, exhaust } = await limitedGateway()
    const forged = () => from('192.0.2.1', PUBLIC, { authorization: `Bearer ${Math.random()}` })
    expect(await exhaust(LIMITS.reads.address.limit, forged)).toEqual([401, 429])
  })

  test('of sign-ups is the address’s, whatever the application', async () => {
    const { users, edge, app } = await limitedGateway()
    let n = 0
    const register = async (remoteAddress: string) => {
      const client = await users.createApp({ name: 'c', website: null, redirectUris: [], scopes: ['write'] })
      const session = await users.openSession({ accountId: null, appId: client.id, scopes: ['write'] })
      const authorization = `Bearer ${edge.tokens.issue(session).access_token}`
      const payload = { username: `sock${n++}`, password: 'a long password', email: 'x@example.org', agreement: true }
      return app.inject({ method: 'POST', url: '/api/v1/accounts', remoteAddress, headers: { authorization }, payload })
    }
    for (let times = 0; times < LIMITS.signUp.address.limit; times++)
      expect((await register('2001:db8::1')).statusCode).toBe(200)
    expect((await register('2001:db8::2')).statusCode).toBe(429)
    expect((await register('2001:db8:0:1::2')).statusCode).toBe(200)
  })

  test('leaves health, pages and pictures alone, and everything when it is off', async () => {
    const { from, exhaust } = await limitedGateway()
    expect(await exhaust(650, () => from('192.0.2.1', '/health/live'))).toEqual([200, 200])
    const off = await limitedGateway({ off: true })
    expect(await exhaust(650, () => off.from('192.0.2.1'))).toEqual([200, 200])
    expect((await off.from('192.0.2.1')).headers).not.toHaveProperty('x-ratelimit-limit')
  })

  test('is described with every route that has one', async () => {
    const { app } = await limitedGateway()
    const { paths } = app.swagger() as unknown as { paths: Record<string, Record<string, { responses: object }>> }
    expect(Object.keys(paths[PUBLIC]!.get!.responses)).toEqual(expect.arrayContaining(['200', '429', '503']))
  })
})

describe.each(['rejects', 'hangs'])('while Redis %s', (how) => {
  const away: RateCounters = {
    take: () => (how === 'hangs' ? new Promise(() => {}) : Promise.reject(new Error('Redis is away'))),
    clear: () => Promise.reject(new Error('Redis is away')),
  }

  test('reads go on, and signing in is still limited', async () => {
    const { alice, from, app, client } = await limitedGateway({ counters: away, waitMs: 5 })
    for (let n = 0; n < 50; n++) expect((await from('192.0.2.1')).statusCode).toBe(200)
    expect((await alice.call('POST', '/api/v1/statuses', { status: 'still here' })).statusCode).toBe(200)
    const payload = {
      grant_type: 'password',
      client_id: client.clientId,
      client_secret: client.clientSecret,
      username: 'alice',
      password: 'wrong',
    }
    const codes: number[] = []
    for (let n = 0; n < 8; n++)
      codes.push((await app.inject({ method: 'POST', url: '/oauth/token', payload })).statusCode)
    expect(codes).toEqual([400, 400, 400, 400, 400, 429, 429, 429])
  })
})

describe('whose address counts', () => {
  const spoofing = async (trustProxy?: string) => {
    const { from, exhaust } = await limitedGateway({ trustProxy })
    let n = 0
    // A client that invents a new address with each request; a proxy on this machine appends the real one.
    const ask = (peer: string) => () =>
      from(peer, PUBLIC, { 'x-forwarded-for': `198.51.100.${n++ % 250}, 203.0.113.5` })
    return { ask, exhaust, from }
  }

  test('by default the peer’s: X-Forwarded-For is not believed', async () => {
    const { ask, exhaust } = await spoofing()
    expect(await exhaust(LIMITS.reads.address.limit, ask('192.0.2.1'))).toEqual([200, 429])
  })

  test('behind a trusted proxy the last address that it did not say itself', async () => {
    const { ask, exhaust, from } = await spoofing('loopback')
    expect(await exhaust(LIMITS.reads.address.limit, ask('127.0.0.1'))).toEqual([200, 429])
    expect((await from('127.0.0.1', PUBLIC, { 'x-forwarded-for': '203.0.113.6' })).statusCode).toBe(200)
  })

  test('whoever does not come through the proxy is not believed either', async () => {
    const { ask, exhaust } = await spoofing('loopback')
    expect(await exhaust(LIMITS.reads.address.limit, ask('192.0.2.1'))).toEqual([200, 429])
  })
})
