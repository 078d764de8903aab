import { createLimiter, createMemoryRateCounters } from '@rookery/redis/limits'
import { fixedClock } from '@rookery/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { LIMITS } from '../limits/table.ts'
import { createTestGateway, type Person, PUBLIC_URL } from '../testing/create-test-gateway.ts'

const SESSION = '/api/rookery/v1/session'
const HOME = '/api/v1/timelines/home'
const ours = { 'sec-fetch-site': 'same-origin' }

const FOREIGN: Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'null' },
]

type Gateway = Awaited<ReturnType<typeof createTestGateway>>
let gateway: Gateway
beforeEach(async () => {
  gateway = await createTestGateway()
})

/** What a browser would send back. */
async function cookieOf(person: Person): Promise<string> {
  const answer = await person.call('POST', SESSION)
  expect(answer.statusCode).toBe(200)
  return String(answer.headers['set-cookie']).split(';')[0]!
}
const setCookie = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie'] ?? '')
const isCleared = (answer: { headers: Record<string, unknown> }) =>
  /^__Host-rookery=; Max-Age=0;/.test(setCookie(answer))

describe('a token becomes a cookie', () => {
  it('that no script reads, for this host and its HTTPS alone', async () => {
    const answer = await gateway.alice.call('POST', SESSION)
    expect(answer.json()).toEqual({ accountId: String(gateway.alice.id), username: 'alice' })
    const [pair, ...attributes] = setCookie(answer).split('; ')
    expect(pair).toMatch(/^__Host-rookery=./)
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=31536000', 'Path=/', 'SameSite=Strict', 'Secure'])
    expect(answer.headers['cache-control']).toBe('private, no-store')
    expect(answer.body).not.toContain(gateway.alice.token)
  })

  it('on plain HTTP with a name of its port', async () => {
    const named = async (publicUrl: string) => {
      const config = { publicUrl, secretKey: 'x'.repeat(40), registrations: 'open' as const, version: '1' }
      const { alice } = await createTestGateway({ config })
      return setCookie(await alice.call('POST', SESSION))
    }
    expect(await named('http://localhost:3000')).toMatch(/^rookery_3000=/)
    expect(await named('http://localhost:3001')).toMatch(/^rookery_3001=/)
    expect(await named('http://rookery.lan')).toMatch(/^rookery_80=(?!.*Secure).*HttpOnly/)
  })

  it('only from the Authorization header, only of a person, and not for another site', async () => {
    const cookie = await cookieOf(gateway.alice)
    expect((await gateway.call('POST', SESSION, undefined, ours)).statusCode).toBe(401)
    expect((await gateway.call('POST', SESSION, undefined, { ...ours, cookie })).statusCode).toBe(401)
    const session = await gateway.users.openSession({ accountId: null, appId: gateway.client.id, scopes: ['read'] })
    const authorization = `Bearer ${gateway.edge.tokens.issue(session).access_token}`
    expect((await gateway.call('POST', SESSION, undefined, { authorization })).statusCode).toBe(422)
    for (const headers of FOREIGN) {
      const refused = await gateway.alice.call('POST', SESSION, undefined, headers)
      expect([refused.statusCode, setCookie(refused)]).toEqual([403, ''])
    }
  })
})

describe('a request with the cookie', () => {
  it('is the person’s, and its answer rests in no cache', async () => {
    const cookie = await cookieOf(gateway.alice)
    const home = await gateway.call('GET', HOME, undefined, { cookie: `other=1; ${cookie}; more=x` })
    expect([home.statusCode, home.headers['cache-control']]).toEqual([200, 'private, no-store'])
    const posted = await gateway.call('POST', '/api/v1/statuses', { status: 'hello' }, { ...ours, cookie })
    expect([posted.statusCode, posted.json().account.username]).toEqual([200, 'alice'])
    const own = await gateway.call('GET', '/api/v1/timelines/public', undefined, { cookie })
    expect([own.json()[0].favourited, own.headers['cache-control']]).toEqual([false, 'private, no-store'])
    const stranger = await gateway.call('GET', '/api/v1/timelines/public')
    expect([stranger.json()[0].favourited, stranger.headers.vary]).toEqual([undefined, 'Authorization, Cookie'])
  })

  it('may do what the token may, and no more', async () => {
    const reader = await gateway.signIn(gateway.alice.id, ['read:statuses'])
    const cookie = await cookieOf(reader)
    expect((await gateway.call('GET', HOME, undefined, { cookie })).statusCode).toBe(200)
    const write = await gateway.call('POST', '/api/v1/statuses', { status: 'x' }, { ...ours, cookie })
    expect([write.statusCode, write.json().error]).toEqual([403, 'This action is outside the authorized scopes'])
  })

  it('is not, when any Authorization header comes with it: the header wins', async () => {
    const cookie = await cookieOf(gateway.alice)
    const asBob = await gateway.bob.call('GET', '/api/v1/accounts/verify_credentials', undefined, { cookie, ...ours })
    expect(asBob.json().username).toBe('bob')
    for (const authorization of ['Bearer forged', 'Basic YTpi', '']) {
      const answer = await gateway.call('GET', HOME, undefined, { cookie, authorization, ...ours })
      expect([answer.statusCode, setCookie(answer)], authorization).toEqual([401, ''])
    }
  })

  const own = PUBLIC_URL
  it.each<[string, Record<string, string>, number, number]>([
    ['nothing', {}, 200, 403],
    ['the address bar', { 'sec-fetch-site': 'none' }, 200, 403],
    ['a page of ours', { 'sec-fetch-site': 'same-origin' }, 200, 200],
    ['a page of ours, in an older browser', { origin: own }, 200, 200],
    [
      'a page at the address that was asked for',
      { origin: 'https://rookery.lan:8443', host: 'rookery.lan:8443' },
      200,
      200,
    ],
    ['our address without TLS', { origin: 'http://rookery.test', host: 'rookery.test' }, 403, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site', origin: 'https://blog.rookery.test' }, 403, 403],
    ['a picture on a sister site', { 'sec-fetch-site': 'same-site' }, 403, 403],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403, 403],
    ['another site, in an older browser', { origin: 'https://evil.example' }, 403, 403],
    ['a sandbox', { origin: 'null' }, 403, 403],
    ['an origin that begins like ours', { origin: `${PUBLIC_URL}.evil.example` }, 403, 403],
  ])('says where it comes from: %s', async (_where, headers, read, write) => {
    const cookie = await cookieOf(gateway.alice)
    const got = await gateway.call('GET', HOME, undefined, { ...headers, cookie })
    const posted = await gateway.call('POST', '/api/v1/statuses', { status: 'hello' }, { ...headers, cookie })
    expect([got.statusCode, posted.statusCode]).toEqual([read, write])
    if (write === 200) return
    expect(posted.json().error).toMatch(/only for requests from this server’s own pages/)
    expect([posted.headers['cache-control'], setCookie(posted)]).toEqual(['private, no-store', ''])
    // What is public needs it no less: else the answer would depend on who framed the question.
    const favourite = await gateway.call('POST', '/api/v1/statuses/1/favourite', undefined, { ...headers, cookie })
    expect(favourite.statusCode).toBe(403)
  })

  it('breaks nothing, whatever stands in it', async () => {
    const name = '__Host-rookery'
    for (const value of ['%', '%E0%A4%A', '"', '"x', '=', 'x'.repeat(9_000), '\u00ff', '__proto__', 'e30.e30.']) {
      const answer = await gateway.call('GET', HOME, undefined, { cookie: `${name}=${value}; ${name}` })
      expect([answer.statusCode, isCleared(answer)], value).toEqual([401, true])
    }
    for (const cookie of ['', ';', '=', name, `${name}=`, `x${name}=1`, `__proto__=${name}`, `a="${name}=x"`]) {
      const answer = await gateway.call('GET', '/api/v1/timelines/public', undefined, { cookie })
      expect([answer.statusCode, setCookie(answer)], cookie).toEqual([200, ''])
    }
  })

  it('is counted with the account’s others', async () => {
    const limiter = createLimiter({ counters: createMemoryRateCounters(), clock: fixedClock() })
    const { alice, call } = await createTestGateway({ limiter })
    const cookie = await cookieOf(alice)
    const left = (answer: { headers: Record<string, unknown> }) => Number(answer.headers['x-ratelimit-remaining'])
    const before = left(await alice.call('GET', HOME))
    expect(before).toBe(LIMITS.reads.account.limit - 1)
    expect(left(await call('GET', HOME, undefined, { cookie }))).toBe(before - 1)
    // Nobody's: by address, as a forged token.
    const address = LIMITS.reads.address.limit
    expect(left(await call('GET', HOME, undefined, { cookie: '__Host-rookery=forged' }))).toBe(address - 1)
    expect(left(await call('GET', HOME, undefined, { cookie, 'sec-fetch-site': 'cross-site' }))).toBe(address - 2)
  })

  it('counts for no page, picture or sign-in form', async () => {
    const cookie = '__Host-rookery=dead'
    for (const url of [`/avatars/${gateway.alice.id}.png`, '/headers/missing.png', '/health/live', '/nodeinfo/2.0']) {
      const answer = await gateway.call('GET', url, undefined, { cookie })
      expect([answer.statusCode, setCookie(answer)], url).toEqual([200, ''])
    }
    const token = await gateway.call('POST', '/oauth/token', { grant_type: 'x' }, { cookie })
    expect([token.statusCode, setCookie(token)]).toEqual([401, ''])
  })
})

describe('a cookie that is used', () => {
  const DAY = 86_400_000

  it('is renewed once a month, and is the same session', async () => {
    const { clock, call } = gateway
    const first = await cookieOf(gateway.alice)
    clock.advance(29 * DAY)
    expect(setCookie(await call('GET', HOME, undefined, { cookie: first }))).toBe('')
    clock.advance(2 * DAY)
    const renewed = setCookie(await call('GET', HOME, undefined, { cookie: first }))
    expect(renewed).toMatch(/^__Host-rookery=[^;]+; Max-Age=31536000;.*HttpOnly/)
    const cookie = renewed.split(';')[0]!
    expect(cookie).not.toBe(first)
    const again = await call('POST', '/api/v1/statuses', { status: 'hello' }, { ...ours, cookie })
    expect([again.statusCode, again.json().account.username, setCookie(again)]).toEqual([200, 'alice', ''])
    await call('DELETE', SESSION, undefined, { ...ours, cookie })
    expect((await call('GET', HOME, undefined, { cookie: first })).statusCode).toBe(401)
  })

  it('is not, when its session is gone or another page asks; a token in a header never is', async () => {
    const cookie = await cookieOf(gateway.alice)
    gateway.clock.advance(31 * DAY)
    expect(setCookie(await gateway.alice.call('GET', HOME, undefined, { cookie }))).toBe('')
    for (const headers of FOREIGN) {
      expect(setCookie(await gateway.call('GET', HOME, undefined, { ...headers, cookie }))).toBe('')
    }
    gateway.users.findSession = async () => null
    expect(isCleared(await gateway.call('GET', HOME, undefined, { cookie }))).toBe(true)
  })
})

describe('a cookie that is no longer good', () => {
  it.each(['GET', 'POST'] as const)('is a 401 that removes it: %s', async (method) => {
    const cookie = await cookieOf(gateway.alice)
    const [{ id }] = (await gateway.alice.call('GET', '/api/rookery/v1/sessions')).json()
    await gateway.alice.call('DELETE', `/api/rookery/v1/sessions/${id}`)
    const url = method === 'GET' ? '/api/v1/timelines/public' : '/api/v1/statuses'
    for (const dead of [cookie, '__Host-rookery=forged']) {
      const answer = await gateway.call(method, url, method === 'GET' ? undefined : { status: 'x' }, {
        ...ours,
        cookie: dead,
      })
      expect([answer.statusCode, isCleared(answer)], dead).toEqual([401, true])
    }
  })

  it('stays while its account waits for approval', async () => {
    const cookie = await cookieOf(gateway.alice)
    gateway.users.findSession = async () => null
    gateway.users.whyRefused = async () => 'pending'
    const answer = await gateway.call('GET', HOME, undefined, { cookie })
    expect([answer.statusCode, setCookie(answer)]).toEqual([403, ''])
  })
})

describe('signing out', () => {
  it('ends the session itself and removes the cookie', async () => {
    const cookie = await cookieOf(gateway.alice)
    const answer = await gateway.call('DELETE', SESSION, undefined, { ...ours, cookie })
    expect([answer.statusCode, answer.json(), isCleared(answer)]).toEqual([200, {}, true])
    expect((await gateway.alice.call('GET', HOME)).statusCode).toBe(401)
    expect((await gateway.call('GET', HOME, undefined, { cookie })).statusCode).toBe(401)
  })

  it('is the same when it is done already, or never was', async () => {
    const cookie = await cookieOf(gateway.alice)
    for (const sent of [cookie, cookie, '__Host-rookery=forged', '']) {
      const answer = await gateway.call('DELETE', SESSION, undefined, { ...ours, cookie: sent })
      expect([answer.statusCode, isCleared(answer)], sent).toEqual([200, true])
    }
  })

  it('is nothing that another site can do', async () => {
    const cookie = await cookieOf(gateway.alice)
    for (const headers of [{}, ...FOREIGN]) {
      const answer = await gateway.call('DELETE', SESSION, undefined, {
        ...(headers as Record<string, string>),
        cookie,
      })
      expect([answer.statusCode, setCookie(answer)]).toEqual([403, ''])
    }
    expect((await gateway.alice.call('GET', HOME)).statusCode).toBe(200)
  })

  it('looks at the cookie alone: a token has /oauth/revoke', async () => {
    expect((await gateway.alice.call('DELETE', SESSION)).statusCode).toBe(200)
    expect((await gateway.alice.call('GET', HOME)).statusCode).toBe(200)
  })
})

it('no answer lets another site send credentials', async () => {
  for (const url of [SESSION, HOME, '/api/v1/streaming']) {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    for (const method of ['OPTIONS', 'GET'] as const) {
      const answer = await gateway.app.inject({ method, url, headers })
      expect(answer.headers, url).not.toHaveProperty('access-control-allow-credentials')
      expect(answer.headers['access-control-allow-origin'] ?? '*', url).toBe('*')
    }
  }
})
