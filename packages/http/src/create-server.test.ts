import { Type } from '@fastify/type-provider-typebox'
import { invalid, RookeryError } from '@rookery/contracts'
import { createMetrics } from '@rookery/telemetry'
import { describe, expect, it } from 'vitest'
import { createServer, type ServerOptions } from './create-server.ts'

const FORM = 'application/x-www-form-urlencoded'
const Body = Type.Object({
  ids: Type.Optional(Type.Array(Type.String())),
  sensitive: Type.Optional(Type.Boolean()),
  source: Type.Optional(
    Type.Object({ privacy: Type.Optional(Type.String()), sensitive: Type.Optional(Type.Boolean()) }),
  ),
  fields: Type.Optional(Type.Array(Type.Object({ name: Type.String() }))),
})

function server(options: Partial<ServerOptions> = {}) {
  const app = createServer({ name: 'test', ...options })
  app.post('/echo', { schema: { body: Body } }, async (request) => request.body)
  app.get(
    '/list',
    { schema: { querystring: Type.Object({ id: Type.Array(Type.String()), on: Type.Boolean() }) } },
    (r) => Promise.resolve(r.query),
  )
  app.get('/page', { schema: { querystring: Page } }, async (request) => request.query)
  app.delete('/page', { schema: { querystring: Page } }, async (request) => request.query)
  app.get('/fail/:how', async (request) => {
    const { how } = request.params as { how: string }
    if (how === 'secret') throw new Error('password=hunter2')
    if (how === 'grant') throw new RookeryError('invalid_grant', 400, 'The code is wrong')
    throw invalid('Text is empty', { text: [{ error: 'ERR_BLANK', description: "can't be blank" }] })
  })
  return app
}

const Page = Type.Object({
  limit: Type.Optional(Type.Integer()),
  local: Type.Optional(Type.Boolean()),
  q: Type.Optional(Type.String()),
})

describe('queries', () => {
  it.each([
    ['limit=5&limit=2&q=a&q=b', { limit: 2, q: 'b' }],
    ['limit=&local=&q=', { q: '' }],
    ['limit[]=1&limit[]=7&local=on', { limit: 7, local: true }],
    ['other=1&other=2', { other: ['1', '2'] }],
  ])('%s', async (query, expected) => {
    expect((await server().inject(`/page?${query}`)).json()).toEqual(expected)
  })
})

describe('bodies', () => {
  const expected = {
    ids: ['1', '2'],
    sensitive: true,
    source: { privacy: 'direct', sensitive: false },
    fields: [{ name: 'a' }],
  }
  const form = 'ids[]=1&ids[]=2&sensitive=on&source[privacy]=direct&source[sensitive]=0&fields[0][name]=a'

  it.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    ['of another boundary', 'multipart/form-data; boundary=a', '--b\r\n\r\nx\r\n--b--'],
    ['that ends early', 'multipart/form-data; boundary=a', '--a\r\nContent-Disposition: form-data; name="st'],
  ])('multipart %s is 400', async (_what, type, payload) => {
    const app = server()
    const answer = await app.inject({ method: 'POST', url: '/echo', payload, headers: { 'content-type': type } })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().error).toBeTruthy()
  })

  it('JSON, form and multipart arrive alike', async () => {
    const app = server()
    const payload = JSON.stringify({ ...expected, sensitive: '1', source: { privacy: 'direct', sensitive: 'off' } })
    const json = await app.inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': 'application/json' },
      payload,
    })
    expect(json.json()).toEqual(expected)
    const posted = await app.inject({ method: 'POST', url: '/echo', headers: { 'content-type': FORM }, payload: form })
    expect(posted.json()).toEqual(expected)
    const parts = [...new URLSearchParams(form)].map(
      ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    const multipart = await app.inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: `${parts.join('')}--x--\r\n`,
    })
    expect(multipart.json()).toEqual(expected)
  })

  it('lists of objects without numbers are read as Rails reads them', async () => {
    const payload = 'fields[][name]=a&fields%5B%5D%5Bname%5D=b%20c&ids[]=1'
    const answer = await server().inject({ method: 'POST', url: '/echo', headers: { 'content-type': FORM }, payload })
    expect(answer.json()).toEqual({ ids: ['1'], fields: [{ name: 'a' }, { name: 'b c' }] })
  })

  it('of writes may stand in the query as well, and the other way round for DELETE', async () => {
    const app = server()
    const posted = { method: 'POST', url: '/echo?ids[]=7&sensitive=1', payload: { ids: ['8'] } } as const
    expect((await app.inject(posted)).json()).toEqual({ ids: ['8'], sensitive: true })
    const deleted = {
      method: 'DELETE',
      url: '/page?q=a',
      headers: { 'content-type': FORM },
      payload: 'local=t',
    } as const
    expect((await app.inject(deleted)).json()).toEqual({ q: 'a', local: true })
  })

  it('none at all is an empty object, with and without a content type', async () => {
    const app = server()
    expect((await app.inject({ method: 'POST', url: '/echo' })).json()).toEqual({})
    const headers = { 'content-type': 'application/json' }
    expect((await app.inject({ method: 'POST', url: '/echo', headers })).json()).toEqual({})
  })

  it('queries carry arrays and booleans', async () => {
    expect((await server().inject('/list?id[]=4&id[]=5&on=1')).json()).toEqual({ id: ['4', '5'], on: true })
    expect((await server().inject('/list?id=4&on=false')).json()).toEqual({ id: ['4'], on: false })
    // As go-mastodon and Mastodon.py write them.
    for (const [word, on] of Object.entries({ t: true, True: true, f: false, False: false })) {
      expect((await server().inject(`/list?id=4&on=${word}`)).json()).toMatchObject({ on })
    }
  })

  it('beyond the limit is 413, broken JSON 400', async () => {
    const headers = { 'content-type': 'application/json' }
    const app = server({ bodyLimit: 100 })
    const large = await app.inject({ method: 'POST', url: '/echo', headers, payload: `{"x":"${'x'.repeat(200)}"}` })
    expect(large.statusCode).toBe(413)
    expect((await app.inject({ method: 'POST', url: '/echo', headers, payload: '{' })).statusCode).toBe(400)
  })
})

describe('errors', () => {
  it('have the shape of Mastodon', async () => {
    const app = server()
    expect((await app.inject('/nowhere')).json()).toEqual({ error: 'Record not found' })
    expect((await app.inject('/fail/grant')).json()).toEqual({
      error: 'invalid_grant',
      error_description: 'The code is wrong',
    })
    const failed = await app.inject('/fail/validation')
    expect(failed.statusCode).toBe(422)
    expect(failed.json().details.text).toEqual([{ error: 'ERR_BLANK', description: "can't be blank" }])
    const missing = await app.inject('/list?on=maybe&id=1')
    expect(missing.statusCode).toBe(422)
    expect(missing.json().details).toHaveProperty('on')
  })

  it('never tell the text of a 5xx', async () => {
    const answer = await server().inject('/fail/secret')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('hunter2')
  })
})

describe('around requests', () => {
  it('a request id goes out, a sane one that came in is kept', async () => {
    const app = server()
    expect((await app.inject('/health/live')).headers['x-request-id']).toBeTruthy()
    const kept = await app.inject({ url: '/health/live', headers: { 'x-request-id': 'abcdef-123456' } })
    expect(kept.headers['x-request-id']).toBe('abcdef-123456')
    const odd = await app.inject({ url: '/health/live', headers: { 'x-request-id': '<script>' } })
    expect(odd.headers['x-request-id']).not.toContain('script')
  })

  it('ready tells which probe fails, a hanging one included', async () => {
    const never = new Promise<void>(() => {})
    const app = server({ probes: { redis: () => never, postgres: async () => {} }, probeTimeout: 20 })
    const answer = await app.inject('/health/ready')
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toEqual({ status: 'failing', checks: { redis: 'failing', postgres: 'ok' } })
  })

  it('counts requests by route pattern and serves the metrics', async () => {
    const app = server({ metrics: createMetrics() })
    await app.inject('/fail/grant')
    const text = (await app.inject('/metrics')).body
    expect(text).toMatch(/rookery_http_request_seconds_count\{.*route="\/fail\/:how",status="400"\} 1/)
  })

  it.each(['/metrics/', '/%6detrics', '/metric%73?x'])(
    '%s is not the name that proxies keep from the public',
    async (url) => {
      const app = server({ metrics: createMetrics() })
      expect((await app.inject(url)).statusCode).toBe(404)
      expect((await app.inject('/metrics?x')).statusCode).toBe(200)
    },
  )

  it('closing finishes what runs', async () => {
    const app = createServer({ name: 'test' })
    const { promise, resolve } = Promise.withResolvers<string>()
    const started = Promise.withResolvers<void>()
    app.get('/slow', async () => {
      started.resolve()
      return promise
    })
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const answer = fetch(`${url}/slow`)
    await started.promise
    const closed = app.close()
    resolve('done')
    expect(await (await answer).text()).toBe('done')
    await closed
  })
})

describe('OpenAPI', () => {
  it('names shared schemas by their $id and serves the browser without another host', async () => {
    const app = createServer({ name: 'test', openapi: { title: 'Test', description: 'Of the test', version: '1.0.0' } })
    app.register(async (scope) => {
      scope.addSchema(Type.Object({ name: Type.String() }, { $id: 'Bird' }))
      scope.get('/bird', { schema: { tags: ['birds'], response: { 200: { $ref: 'Bird#' } } } }, async () => ({
        name: 'r',
      }))
    })
    await app.ready()
    const document = app.swagger() as unknown as { components: { schemas: object }; paths: Record<string, never> }
    expect(document.components.schemas).toHaveProperty('Bird')
    expect(JSON.stringify(document.paths['/bird'])).toContain('#/components/schemas/Bird')
    const page = await app.inject('/docs/')
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toMatch(/(src|href)="https?:/)
  })
})
