/** A walk over every route: described, and answering without tokens and services as promised. */
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { createGateway } from '../app.ts'
import { fakeWorld } from '../streaming/fakes.ts'
import { registerStreaming } from '../streaming/index.ts'
import { streamingRoutes } from '../streaming/routes.ts'
import { createTestGateway } from '../testing/create-test-gateway.ts'
import { describeGateway } from '../write-openapi.ts'

interface Operation {
  operationId?: string
  summary?: string
  tags?: string[]
  responses?: Record<string, { description?: string; content?: unknown }>
  security?: Record<string, string[]>[]
}

async function operations(): Promise<[string, Operation][]> {
  const { paths } = JSON.parse(await describeGateway()) as { paths: Record<string, Record<string, Operation>> }
  return Object.entries(paths).flatMap(([url, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [`${method.toUpperCase()} ${url}`, operation] as [string, Operation],
    ),
  )
}

it('every route has an operationId of its own, a summary, tags and all responses', async () => {
  const all = await operations()
  expect(all.length).toBeGreaterThan(100)
  const ids = all.map(([, { operationId }]) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [route, { operationId, summary, tags, responses, security }] of all) {
    expect(operationId, route).toMatch(/^[a-z]\w+$/)
    expect(summary, route).toBeTruthy()
    expect(tags, route).toHaveLength(1)
    const codes = Object.keys(responses ?? {})
    expect(codes, route).not.toEqual([])
    const said = Object.values(responses ?? {}).some(
      ({ content, description }) => content || description !== 'Default Response',
    )
    expect(said, route).toBe(true)
    if (route.startsWith('GET') && !route.endsWith(' /api/v1/streaming'))
      expect(codes, route).toContain(tags?.[0] === 'later' ? codes[0] : '200')
    if (security) expect(codes, route).toContain('401')
    if (
      route.includes('/{id}') &&
      !route.includes('{id}/featured') &&
      !route.includes('{id}/lists') &&
      !route.includes('endorsements') &&
      !route.includes('/tags/')
    ) {
      expect(
        codes.some((code) => code === '404' || code === '422'),
        route,
      ).toBe(true)
    }
  }
})

it('no route is left out of the description', async () => {
  const { edge } = await createTestGateway()
  const undescribed: string[] = []
  const { app } = createGateway(edge, {
    extend: (server) => {
      server.addHook('onRoute', ({ method, url, schema }) => {
        if (!schema?.operationId && !schema?.hide && method !== 'HEAD') undescribed.push(`${method} ${url}`)
      })
      server.register(streamingRoutes, {} as never)
    },
  })
  await app.ready()
  expect(undescribed.filter((route) => !/ \/docs|HEAD/.test(route))).toEqual([])
})

it('without a token, what is personal answers 401 and nothing answers 5xx', async () => {
  const deps = {
    ...fakeWorld().deps,
    sessions: { find: async () => null, forget() {}, forgetAccount() {} },
    authenticate: async () => null,
    publicWithoutToken: true,
  }
  await using gateway = await createTestGateway(
    {},
    { extend: (server) => void server.register(registerStreaming, deps) },
  )
  for (const [route, { security }] of await operations()) {
    const [method, path] = route.split(' ') as ['GET', string]
    // As a stream: what never ends answers too.
    const answer = await gateway.app.inject({ method, url: path.replace(/\{\w+\}/g, '1'), payloadAsStream: true })
    answer.stream().destroy()
    expect(answer.statusCode, route).toBeLessThan(500)
    if (security && !security.some((scheme) => Object.keys(scheme).length === 0))
      expect(answer.statusCode, route).toBe(401)
  }
})

it('with a token, reading what is not there yet is empty or 404, writing it 422', async () => {
  const { alice } = await createTestGateway()
  for (const [route, { tags }] of await operations()) {
    if (tags?.[0] !== 'later') continue
    const [method, path] = route.split(' ') as [never, string]
    const answer = await alice.call(method, path.replace(/\{\w+\}/g, '1'))
    expect(method === 'GET' ? [200, 403, 404] : [403, 422], route).toContain(answer.statusCode)
  }
})

it('the checked-in OpenAPI document is the present one', async () => {
  const file = await readFile(new URL('../../openapi.json', import.meta.url), 'utf8')
  expect(file === (await describeGateway()), 'run `npm run openapi` and commit apps/gateway/openapi.json').toBe(true)
})
