import { type CallRules, notFound } from '@rookery/contracts'
import { describe, expect, it } from 'vitest'
import { createServer } from '../create-server.ts'
import { createServiceClient, type ServiceClientOptions } from './create-service-client.ts'
import { serveService } from './serve-service.ts'
import { createServiceIdentity } from './service-identity.ts'

interface Birds {
  find(input: { id: number }): Promise<{ id: number; name: string } | null>
  rename(input: { id: number; name: string }): Promise<void>
  sleep(input: object): Promise<void>
}
const BIRDS_METHODS: CallRules<Birds> = { find: 'read', rename: 'write', sleep: 'once' }
const secretKey = 'secret'

async function serveBirds(impl: Partial<Birds>) {
  const app = createServer({ name: 'birds' })
  const identity = createServiceIdentity({ secretKey, service: 'user-service' })
  const birds: Birds = { find: async () => null, rename: async () => {}, sleep: async () => {}, ...impl }
  serveService<Birds>(app as never, '/internal/birds', BIRDS_METHODS, birds, { identity })
  app.drain.refuseForMs = 0
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/internal/birds`
  const connect = (more: Partial<ServiceClientOptions> = {}) =>
    createServiceClient<Birds>(BIRDS_METHODS, {
      urls: [url],
      service: 'user-service',
      identity: createServiceIdentity({ secretKey, service: 'gateway' }),
      ...more,
    })
  return { url, connect, [Symbol.asyncDispose]: async () => void (await app.close()) }
}

describe('a service over JSON', () => {
  it('answers what the implementation answers, null and nothing included', async () => {
    const names = new Map([[7, 'rook']])
    await using server = await serveBirds({
      find: async ({ id }) => (names.has(id) ? { id, name: names.get(id)! } : null),
      rename: async ({ id, name }) => void names.set(id, name),
    })
    await using birds = server.connect()
    expect(await birds.find({ id: 7 })).toEqual({ id: 7, name: 'rook' })
    expect(await birds.find({ id: 8 })).toBeNull()
    await birds.rename({ id: 8, name: 'jackdaw' })
    expect(await birds.find({ id: 8 })).toEqual({ id: 8, name: 'jackdaw' })
  })

  it('carries long lists and any text, which are refused from strangers', async () => {
    const seen: object[] = []
    await using server = await serveBirds({ sleep: async (input) => void seen.push(input) })
    await using birds = server.connect()
    const many = { ids: Array(200_000).fill(2 ** 52), text: 'NUL \0, half a pair \ud83d' }
    await birds.sleep(many)
    expect(seen).toEqual([many])
  })

  it('carries our errors with code, status and text, and hides the text of others', async () => {
    await using server = await serveBirds({
      find: async () => {
        throw notFound('No such bird')
      },
      rename: async () => {
        throw new Error('password=hunter2')
      },
      sleep: async () => {
        throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' })
      },
    })
    await using birds = server.connect()
    await expect(birds.find({ id: 1 })).rejects.toMatchObject({
      code: 'not_found',
      status: 404,
      message: 'No such bird',
    })
    await expect(birds.rename({ id: 1, name: 'x' })).rejects.toMatchObject({ status: 500, message: 'The call failed' })
    // Its database is away: 503 as in one process.
    await expect(birds.sleep({})).rejects.toMatchObject({ status: 503, code: 'unavailable' })
  })

  it('gives up at the deadline with `unavailable`', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    await using server = await serveBirds({ sleep: () => promise })
    await using birds = server.connect({ deadlineMs: 50 })
    await expect(birds.sleep({})).rejects.toMatchObject({ code: 'unavailable', status: 503 })
    resolve()
  })
})

describe('who calls', () => {
  it('is refused without a token, and with one of another key, for another service or of a stranger', async () => {
    await using server = await serveBirds({})
    const stranger = createServiceIdentity({ secretKey: 'guess', service: 'gateway' })
    const own = createServiceIdentity({ secretKey, service: 'gateway' })
    const calls: [authorization: string | undefined, status: number][] = [
      [undefined, 401],
      ['Bearer x', 401],
      [stranger.authorizationFor('user-service'), 401],
      [own.authorizationFor('tweet-service'), 401],
      // user-service does not call itself.
      [createServiceIdentity({ secretKey, service: 'user-service' }).authorizationFor('user-service'), 403],
      [own.authorizationFor('user-service'), 200],
    ]
    for (const [authorization, status] of calls) {
      const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) }
      const answer = await fetch(`${server.url}/find`, { method: 'POST', headers, body: '{"id":1}' })
      expect(answer.status, authorization).toBe(status)
    }
  })

  it('learns of it as a failure of ours: nobody is signed out because services disagree', async () => {
    await using server = await serveBirds({})
    await using birds = server.connect({ identity: createServiceIdentity({ secretKey: 'guess', service: 'gateway' }) })
    await expect(birds.find({ id: 1 })).rejects.toMatchObject({ status: 500, code: 'internal' })
  })
})
