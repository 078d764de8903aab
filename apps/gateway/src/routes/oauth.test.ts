import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { createTestGateway, PUBLIC_URL } from '../testing/create-test-gateway.ts'
import { BACK, OOB, registerClient } from '../testing/register-client.ts'

type Gateway = Awaited<ReturnType<typeof createTestGateway>>
let gateway: Gateway
beforeEach(async () => {
  gateway = await createTestGateway()
})

const VERIFIER = 'a-verifier-that-is-at-least-43-characters-long-0123'
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')

const register = () => registerClient(gateway)

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

async function openPage(params: Record<string, string>) {
  const page = await gateway.app.inject(`/oauth/authorize?${form(params)}`)
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const cookie = String(page.headers['set-cookie'] ?? '').split(';', 1)[0]!
  return { page, csrf, cookie }
}

const send = (params: Record<string, string>, cookie: string) =>
  gateway.app.inject({
    method: 'POST',
    url: '/oauth/authorize',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: form(params),
  })

const alice = { username: 'alice', password: "alice's password" }

describe('the sign-in page', () => {
  const ask = (clientId: string, more: Record<string, string> = {}) => ({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: BACK,
    scope: 'read write:statuses',
    state: 'a b&c',
    ...more,
  })

  it('leads by PKCE to a token that works', async () => {
    const client = await register()
    const params = ask(client.client_id, { code_challenge: CHALLENGE, code_challenge_method: 'S256' })
    const { page, csrf, cookie } = await openPage(params)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('&lt;Elk&gt;')
    expect(page.headers['content-security-policy']).toContain(`form-action 'self' ${PUBLIC_URL}`)
    expect(page.headers['content-security-policy']).not.toContain('unsafe')
    const sent = await send({ ...params, ...alice, csrf, decision: 'approve' }, cookie)
    const back = new URL(sent.headers.location!)
    expect(`${back.origin}${back.pathname}`).toBe(BACK)
    expect(back.searchParams.get('state')).toBe('a b&c')

    const exchange = (verifier: string) =>
      gateway.call('POST', '/oauth/token', {
        grant_type: 'authorization_code',
        code: back.searchParams.get('code'),
        redirect_uri: BACK,
        client_id: client.client_id,
        client_secret: client.client_secret,
        code_verifier: verifier,
      })
    const token = (await exchange(VERIFIER)).json()
    expect(token).toMatchObject({ token_type: 'Bearer', scope: 'read write:statuses' })
    const headers = { authorization: `Bearer ${token.access_token}` }
    const own = await gateway.app.inject({ url: '/api/v1/accounts/verify_credentials', headers })
    expect(own.json()).toMatchObject({ username: 'alice', source: { privacy: 'public' } })
    expect((await exchange(VERIFIER)).json()).toMatchObject({ error: 'invalid_grant' })
  })

  it('refuses a wrong verifier', async () => {
    const client = await register()
    const params = ask(client.client_id, { code_challenge: CHALLENGE, code_challenge_method: 'S256' })
    const { csrf, cookie } = await openPage(params)
    const sent = await send({ ...params, ...alice, csrf, decision: 'approve' }, cookie)
    const answer = await gateway.call('POST', '/oauth/token', {
      ...{ grant_type: 'authorization_code', code: new URL(sent.headers.location!).searchParams.get('code') },
      ...{
        redirect_uri: BACK,
        client_id: client.client_id,
        client_secret: client.client_secret,
        code_verifier: 'other',
      },
    })
    expect([answer.statusCode, answer.json().error]).toEqual([400, 'invalid_grant'])
  })

  it('shows the code on the page when there is nowhere to send it', async () => {
    const client = await register()
    const params = { response_type: 'code', client_id: client.client_id, redirect_uri: OOB, scope: 'read' }
    const { csrf, cookie } = await openPage(params)
    const sent = await send({ ...params, ...alice, csrf, decision: 'approve' }, cookie)
    expect(sent.statusCode).toBe(200)
    expect(sent.body).toMatch(/<code>code-\d+<\/code>/)
  })

  it('asks again after a wrong password, and keeps the name', async () => {
    const client = await register()
    const params = ask(client.client_id)
    const { csrf, cookie } = await openPage(params)
    const sent = await send({ ...params, username: 'alice"', password: 'no', csrf, decision: 'approve' }, cookie)
    expect(sent.statusCode).toBe(401)
    expect(sent.body).toContain('role="alert"')
    expect(sent.body).toContain('value="alice&quot;"')
  })

  it('refuses a form that another site made', async () => {
    const client = await register()
    const params = ask(client.client_id)
    const { csrf, cookie } = await openPage(params)
    expect((await send({ ...params, ...alice, decision: 'approve' }, cookie)).statusCode).toBe(403)
    expect((await send({ ...params, ...alice, csrf, decision: 'approve' }, '')).statusCode).toBe(403)
    expect((await send({ ...params, ...alice, csrf: 'made-up', decision: 'approve' }, cookie)).statusCode).toBe(403)
  })

  it('sends a denial back', async () => {
    const client = await register()
    const { csrf, cookie } = await openPage(ask(client.client_id))
    const sent = await send({ ...ask(client.client_id), csrf, decision: 'deny' }, cookie)
    expect(new URL(sent.headers.location!).searchParams.get('error')).toBe('access_denied')
  })

  it('never redirects to an address that the application did not register', async () => {
    const client = await register()
    for (const [params, status] of [
      [ask(client.client_id, { redirect_uri: 'https://evil.example' }), 400],
      [ask('nobody'), 400],
    ] as const) {
      const { page } = await openPage(params)
      expect([page.statusCode, page.headers.location]).toEqual([status, undefined])
      expect(page.headers['content-type']).toContain('text/html')
    }
  })

  it.each([
    ['a scope beyond what was registered', { scope: 'read push' }, 'invalid_scope'],
    ['the plain challenge', { code_challenge: VERIFIER, code_challenge_method: 'plain' }, 'invalid_request'],
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
  ])('sends %s back as an error', async (_what, more, error) => {
    const client = await register()
    const { page } = await openPage(ask(client.client_id, more))
    expect(new URL(page.headers.location!).searchParams.get('error')).toBe(error)
    expect(new URL(page.headers.location!).searchParams.get('state')).toBe('a b&c')
  })
})

describe('tokens', () => {
  it('by password, ended by revocation at once', async () => {
    const client = await register()
    const credentials = { client_id: client.client_id, client_secret: client.client_secret }
    const answer = await gateway.call('POST', '/oauth/token', {
      grant_type: 'password',
      ...alice,
      scope: 'read',
      ...credentials,
    })
    const headers = { authorization: `Bearer ${answer.json().access_token}` }
    const read = () => gateway.app.inject({ url: '/api/v1/timelines/home', headers })
    expect((await read()).statusCode).toBe(200)
    const revoked = await gateway.call('POST', '/oauth/revoke', { token: answer.json().access_token, ...credentials })
    expect([revoked.statusCode, revoked.json()]).toEqual([200, {}])
    expect((await read()).statusCode).toBe(401)
  })

  it('cannot be revoked by another application', async () => {
    const other = await register()
    const answer = await gateway.call('POST', '/oauth/revoke', {
      token: gateway.alice.token,
      client_id: other.client_id,
      client_secret: other.client_secret,
    })
    expect([answer.statusCode, answer.json().error]).toEqual([403, 'unauthorized_client'])
    expect((await gateway.alice.call('GET', '/api/v1/timelines/home')).statusCode).toBe(200)
  })

  it.each([
    [{ grant_type: 'refresh_token' }, 400, 'unsupported_grant_type'],
    [{}, 400, 'invalid_request'],
    [{ grant_type: 'password', username: 'alice', password: 'no' }, 400, 'invalid_grant'],
    [{ grant_type: 'client_credentials', scope: 'push' }, 400, 'invalid_scope'],
    [{ grant_type: 'client_credentials', client_secret: 'guess' }, 401, 'invalid_client'],
    [{ grant_type: 'constructor' }, 400, 'unsupported_grant_type'],
  ])('%j is refused', async (request, status, error) => {
    const client = await register()
    const answer = await gateway.call('POST', '/oauth/token', {
      client_id: client.client_id,
      client_secret: client.client_secret,
      ...request,
    })
    expect([answer.statusCode, answer.json().error]).toEqual([status, error])
    expect(answer.json().error_description).toBeTruthy()
  })

  it('forged ones are refused', async () => {
    const [head, , signature] = gateway.alice.token.split('.')
    const claims = Buffer.from(JSON.stringify({ sid: '1', scope: 'read' })).toString('base64url')
    const none = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${claims}.`
    for (const token of [`${head}.${claims}.${signature}`, none, 'x', '']) {
      const headers = { authorization: `Bearer ${token}` }
      expect((await gateway.app.inject({ url: '/api/v1/timelines/home', headers })).statusCode).toBe(401)
    }
  })

  it('writes read the session’s row, reads may use the cache', async () => {
    await gateway.alice.call('GET', '/api/v1/timelines/home')
    expect(gateway.lookups).toEqual({ fresh: 0, cached: 1 })
    await gateway.alice.call('POST', '/api/v1/statuses', { status: 'hello' })
    expect(gateway.lookups).toEqual({ fresh: 1, cached: 1 })
  })

  it('scopes are enforced', async () => {
    const reader = await gateway.signIn(gateway.alice.id, ['read:statuses'])
    expect((await reader.call('GET', '/api/v1/timelines/home')).statusCode).toBe(200)
    expect((await reader.call('GET', '/api/v1/accounts/verify_credentials')).statusCode).toBe(403)
    expect((await reader.call('POST', '/api/v1/statuses', { status: 'x' })).statusCode).toBe(403)
    const profile = await gateway.signIn(gateway.alice.id, ['profile'])
    expect((await profile.call('GET', '/api/v1/accounts/verify_credentials')).statusCode).toBe(200)
    expect((await profile.call('GET', '/api/v1/timelines/home')).statusCode).toBe(403)
  })
})

describe('signing up', () => {
  const person = { username: 'dave', password: 'long enough', email: 'dave@rookery.test', agreement: 'true' }
  async function appToken(scope = 'read write') {
    const client = await register()
    const { client_id, client_secret } = client
    const answer = await gateway.call('POST', '/oauth/token', {
      grant_type: 'client_credentials',
      scope,
      client_id,
      client_secret,
    })
    return { authorization: `Bearer ${answer.json().access_token}` }
  }

  it('turns an application’s token into a person’s', async () => {
    const headers = await appToken()
    expect((await gateway.app.inject({ url: '/api/v1/timelines/home', headers })).statusCode).toBe(422)
    const app = await gateway.app.inject({ url: '/api/v1/apps/verify_credentials', headers })
    expect(app.json()).toMatchObject({ name: '<Elk>', website: 'https://elk.example' })
    const answer = await gateway.call('POST', '/api/v1/accounts', person, headers)
    const own = { authorization: `Bearer ${answer.json().access_token}` }
    const who = await gateway.app.inject({ url: '/api/v1/accounts/verify_credentials', headers: own })
    expect(who.json().username).toBe('dave')
  })

  it('says what is wrong, by field', async () => {
    const headers = await appToken()
    const taken = await gateway.call('POST', '/api/v1/accounts', { ...person, username: 'Alice' }, headers)
    expect([taken.statusCode, taken.json().details.username[0].error]).toEqual([422, 'ERR_TAKEN'])
    const silent = await gateway.call('POST', '/api/v1/accounts', { ...person, agreement: 'false' }, headers)
    expect(silent.json().details.agreement[0].error).toBe('ERR_ACCEPTED')
    expect((await gateway.call('POST', '/api/v1/accounts', person, await appToken('read'))).statusCode).toBe(403)
    expect((await gateway.call('POST', '/api/v1/accounts', person)).statusCode).toBe(401)
  })

  it('is closed where the server says so', async () => {
    const config = { publicUrl: PUBLIC_URL, secretKey: 'another key that is long enough', version: '0.1.0' }
    gateway = await createTestGateway({ config: { ...config, registrations: 'closed' } })
    expect((await gateway.call('POST', '/api/v1/accounts', person, await appToken())).statusCode).toBe(403)
  })
})
