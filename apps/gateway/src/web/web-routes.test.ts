import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTestGateway } from '../testing/create-test-gateway.ts'

let webRoot: string
beforeEach(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'web-'))
  await mkdir(join(webRoot, 'assets'))
  await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>Rookery</title>')
  await writeFile(join(webRoot, 'assets/index-BfK3a9_x.js'), 'start()')
})
afterEach(() => rm(webRoot, { recursive: true }))

const page = { accept: 'text/html,application/xhtml+xml' }

it('answers its page on the routes of the app, with a policy that allows nothing inline', async () => {
  const { call } = await createTestGateway({ webRoot })
  for (const url of ['/', '/@alice', '/@alice/123', '/home?x=1']) {
    const answer = await call('GET', url, undefined, page)
    expect([answer.statusCode, answer.headers['content-type']], url).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.body).toContain('Rookery')
    const policy = String(answer.headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("connect-src 'self' wss://rookery.test;")
    expect(answer.headers['x-frame-options']).toBe('DENY')
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
    expect(answer.headers['cache-control']).toBe('no-cache')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  }
})

it('hashed assets are kept for ever, missing ones are a 404', async () => {
  const { call } = await createTestGateway({ webRoot })
  const asset = await call('GET', '/assets/index-BfK3a9_x.js')
  expect(asset.headers['content-security-policy']).toContain("script-src 'self'")
  expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  expect((await call('GET', '/assets/gone-00000000.js', undefined, page)).statusCode).toBe(404)
  expect((await call('GET', '/..%2f..%2fetc/passwd')).statusCode).toBeGreaterThanOrEqual(400)
})

it('the API stays an API: unknown addresses are JSON', async () => {
  const { call } = await createTestGateway({ webRoot })
  for (const [url, headers] of [
    ['/api/v1/nothing', page],
    ['/oauth/nothing', page],
    ['/@alice', { accept: 'application/json' }],
  ] as const) {
    const answer = await call('GET', url, undefined, headers)
    expect([answer.statusCode, answer.json().error], url).toEqual([404, 'Record not found'])
  }
})

it('without a web app only the API is there', async () => {
  const { call } = await createTestGateway()
  expect((await call('GET', '/', undefined, page)).statusCode).toBe(404)
})
