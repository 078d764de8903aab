import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTestGateway, TEST_CONFIG } from '../testing/create-test-gateway.ts'
import { lifetimeOf } from './web-routes.ts'

let webRoot: string
beforeEach(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'web-'))
  await mkdir(join(webRoot, 'assets'))
  await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>Rookery</title>')
  await writeFile(join(webRoot, 'assets/index-BfK3a9_x.js'), 'start()')
  const more = [
    'sw.js',
    'sw.js.br',
    'manifest.webmanifest',
    'icon.svg',
    'assets/inter-BOeW-OD4.woff2',
    'assets/icon-maskable.png',
  ]
  for (const name of [...more, 'assets/index-BfK3a9_x.js.br', 'assets/index-BfK3a9_x.js.gz'])
    await writeFile(join(webRoot, name), name)
})
afterEach(() => rm(webRoot, { recursive: true }))

const FOREVER = 'public, max-age=31536000, immutable'
const page = { accept: 'text/html,application/xhtml+xml' }

it('answers its page on the routes of the app, with a policy that allows nothing inline', async () => {
  const { call } = await createTestGateway({ webRoot })
  for (const url of ['/', '/@alice', '/@alice/123', '/home?x=1', '/settings/appearance', '/lists/5', '/tags/rooks']) {
    const answer = await call('GET', url, undefined, page)
    expect([answer.statusCode, answer.headers['content-type']], url).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.body).toContain('Rookery')
    const policy = String(answer.headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("connect-src 'self' wss://rookery.test;")
    expect(policy).toContain("img-src 'self' blob: https://rookery.test data:;")
    expect(policy).toContain("media-src 'self' blob: https://rookery.test;")
    expect(policy).toContain("worker-src 'self';manifest-src 'self';")
    expect(answer.headers['x-frame-options']).toBe('DENY')
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
    expect(answer.headers['cache-control']).toBe('no-cache')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  }
})

it('its pictures may lie elsewhere, where PUBLIC_MEDIA_URL says, and nothing else of it', async () => {
  const config = { ...TEST_CONFIG, publicMediaUrl: 'https://cdn.rookery.test/bucket' }
  const { call } = await createTestGateway({ webRoot, config })
  for (const url of ['/', '/home']) {
    const policy = String((await call('GET', url, undefined, page)).headers['content-security-policy'])
    expect(policy).toContain("img-src 'self' blob: https://rookery.test https://cdn.rookery.test data:;")
    expect(policy).toContain("media-src 'self' blob: https://rookery.test https://cdn.rookery.test;")
    expect(policy.match(/cdn\./g)).toHaveLength(2)
  }
})

it('hashed assets are kept for ever, missing ones are a 404', async () => {
  const { call } = await createTestGateway({ webRoot })
  const asset = await call('GET', '/assets/index-BfK3a9_x.js')
  // Heeded on documents and workers alone; a first visit loads dozens of these.
  expect(asset.headers).not.toHaveProperty('content-security-policy')
  expect(asset.headers['x-content-type-options']).toBe('nosniff')
  expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  expect((await call('GET', '/assets/gone-00000000.js', undefined, page)).statusCode).toBe(404)
  expect((await call('GET', '/..%2f..%2fetc/passwd')).statusCode).toBeGreaterThanOrEqual(400)
})

it('its page is asked about each time, and not sent again while it is the same', async () => {
  const { call } = await createTestGateway({ webRoot })
  for (const url of ['/', '/settings/appearance']) {
    const first = await call('GET', url, undefined, page)
    const etag = String(first.headers.etag)
    const again = await call('GET', url, undefined, { ...page, 'if-none-match': etag })
    expect([again.statusCode, again.body, again.headers['cache-control']], url).toEqual([304, '', 'no-cache'])
    await writeFile(join(webRoot, 'index.html'), `<!doctype html><title>A newer Rookery for ${url}</title>`)
    expect((await call('GET', url, undefined, { ...page, 'if-none-match': etag })).statusCode).toBe(200)
    const head = await (await createTestGateway({ webRoot })).app.inject({ method: 'HEAD', url, headers: page })
    expect([head.statusCode, head.headers['content-type']], url).toEqual([200, 'text/html; charset=utf-8'])
  }
})

it('what makes it an app that can be installed has its type, and is never kept without asking', async () => {
  const { call } = await createTestGateway({ webRoot })
  for (const [url, type] of [
    ['/sw.js', /^(text|application)\/javascript/],
    ['/manifest.webmanifest', /^application\/manifest\+json/],
    ['/icon.svg', /^image\/svg\+xml/],
    ['/assets/icon-maskable.png', /^image\/png/],
  ] as const) {
    for (const encoding of ['', 'gzip, br']) {
      const answer = await call('GET', url, undefined, { 'accept-encoding': encoding })
      expect([answer.statusCode, answer.headers['cache-control']], url).toEqual([200, 'no-cache'])
      expect(answer.headers['content-type'], url).toMatch(type)
      expect(answer.headers.etag, url).toBeTruthy()
      expect(answer.headers['cross-origin-resource-policy'], url).toBe('same-origin')
    }
  }
  const font = await call('GET', '/assets/inter-BOeW-OD4.woff2')
  expect([font.headers['content-type'], font.headers['cache-control']]).toEqual(['font/woff2', FOREVER])
})

it.each([
  ['/assets/sw-BfK3a9_x.js', 'no-cache'],
  ['/assets/service-worker-BfK3a9_x.js', 'no-cache'],
  ['/sw.js', 'no-cache'],
  ['/icons/icon-512x5120.png', 'no-cache'],
  ['/assets/icon-maskable.png', 'no-cache'],
  ['/assets/icon-192-maskable.png', 'no-cache'],
  ['/assets/swatch-BfK3a9_x.js', FOREVER],
  ['/assets/fonts/inter-latin-wght-normal-Dx4kXJAl.woff2', FOREVER],
  ['/assets/index-Dztsoo0Q.css.br', FOREVER],
])('keeps by its name: %s', (path, lifetime) => expect(lifetimeOf(path)).toBe(lifetime))

it.each([
  ['br', 'br', '.br'],
  ['gzip', 'gzip', '.gz'],
  ['gzip, deflate, br, zstd', 'br', '.br'],
  ['br;q=0, gzip', 'gzip', '.gz'],
  ['identity', undefined, ''],
  ['', undefined, ''],
])('sends what was compressed when it was built to who takes it: %s', async (accepted, encoding, suffix) => {
  const { call } = await createTestGateway({ webRoot })
  const answer = await call('GET', '/assets/index-BfK3a9_x.js', undefined, { 'accept-encoding': accepted })
  expect(answer.body).toBe(suffix === '' ? 'start()' : `assets/index-BfK3a9_x.js${suffix}`)
  expect(answer.headers['content-encoding']).toBe(encoding)
  expect(String(answer.headers.vary)).toMatch(/accept-encoding/i)
  expect([answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
    expect.stringMatching(/javascript; charset=utf-8$/i),
    FOREVER,
  ])
})

it('looks at no cookie, and a file that is gone is no page', async () => {
  const { call } = await createTestGateway({ webRoot })
  const cookie = '__Host-rookery=dead'
  for (const url of ['/', '/@alice', '/sw.js', '/assets/index-BfK3a9_x.js']) {
    const answer = await call('GET', url, undefined, { ...page, cookie })
    expect([answer.statusCode, answer.headers['set-cookie']], url).toEqual([200, undefined])
    expect(String(answer.headers.vary), url).not.toMatch(/cookie/i)
  }
  for (const url of ['/old-sw.js', '/old.webmanifest?x', '/favicon.ico', '/robots.txt', '/assets/fonts/gone.woff2'])
    expect((await call('GET', url, undefined, page)).statusCode, url).toBe(404)
  expect((await call('GET', '/@alice.js', undefined, page)).statusCode).toBe(200)
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
