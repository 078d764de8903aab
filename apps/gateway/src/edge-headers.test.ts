import { describe, expect, test } from 'vitest'
import { createTestGateway } from './testing/create-test-gateway.ts'

const other = { origin: 'https://client.example' }

describe('every answer of the API', () => {
  test.each(['/api/v1/instance', '/api/v1/nothing', '/api/v1/timelines/home', '/health/live'])('%s', async (url) => {
    const { call } = await createTestGateway()
    const { headers } = await call('GET', url)
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
    })
    expect(headers).not.toHaveProperty('server')
    expect(headers).not.toHaveProperty('x-powered-by')
  })

  test('says nothing of HTTPS where there is none', async () => {
    const config = {
      publicUrl: 'http://localhost:3000',
      secretKey: 'x'.repeat(40),
      registrations: 'open',
      version: '1',
    }
    const { call } = await createTestGateway({ config } as never)
    expect((await call('GET', '/api/v1/instance')).headers).not.toHaveProperty('strict-transport-security')
  })
})

describe('other sites', () => {
  test('may read the API and see its limits, without credentials', async () => {
    const { call } = await createTestGateway()
    for (const url of ['/api/v1/instance', '/api/v1/timelines/home', '/nodeinfo/2.0', '/.well-known/nodeinfo']) {
      const { headers } = await call('GET', url, undefined, other)
      expect(headers['access-control-allow-origin'], url).toBe('*')
      expect(String(headers['access-control-expose-headers']), url).toContain('X-RateLimit-Remaining')
      expect(headers, url).not.toHaveProperty('access-control-allow-credentials')
    }
  })

  test('may ask before they write or take a token', async () => {
    const { app } = await createTestGateway()
    for (const url of ['/api/v1/statuses', '/oauth/token', '/oauth/revoke', '/api/v1/streaming']) {
      const headers = {
        ...other,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      }
      const answer = await app.inject({ method: 'OPTIONS', url, headers })
      expect([answer.statusCode, answer.headers['access-control-allow-origin']], url).toEqual([204, '*'])
      expect(answer.headers['access-control-allow-methods']).toContain('PATCH')
    }
  })

  test('may ask without saying for which method', async () => {
    const { app } = await createTestGateway()
    const answer = await app.inject({ method: 'OPTIONS', url: '/api/v1/instance' })
    expect([answer.statusCode, answer.headers['access-control-allow-origin']]).toEqual([204, '*'])
  })

  test('may not read the page where people sign in, nor what is for operators', async () => {
    const { app, call } = await createTestGateway()
    for (const url of ['/oauth/authorize', '/health/ready', '/docs/json', '/docs/']) {
      expect((await call('GET', url, undefined, other)).headers, url).not.toHaveProperty('access-control-allow-origin')
      const headers = { ...other, 'access-control-request-method': 'POST' }
      const preflight = await app.inject({ method: 'OPTIONS', url, headers })
      expect([preflight.statusCode, preflight.headers['access-control-allow-origin']], url).toEqual([404, undefined])
    }
  })
})

test('the browsable description still runs: its own policy lets its scripts', async () => {
  const { call } = await createTestGateway()
  const page = await call('GET', '/docs/')
  expect(page.statusCode).toBe(200)
  expect(String(page.headers['content-security-policy'])).toContain("script-src 'self'")
})

test('the page where people sign in runs nothing and is styled by one hashed sheet', async () => {
  const { call, client } = await createTestGateway()
  const query = `response_type=code&client_id=${client.clientId}&redirect_uri=${encodeURIComponent(client.redirectUris[0]!)}`
  const page = await call('GET', `/oauth/authorize?${query}`)
  expect(page.statusCode).toBe(200)
  const policy = String(page.headers['content-security-policy'])
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self' https:/)
  expect(policy).not.toContain('unsafe')
  expect(page.body).not.toMatch(/<script|\son\w+=|style="/)
})
