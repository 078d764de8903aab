import { notFound } from '@rookery/contracts'
import { describe, expect, it } from 'vitest'
import { createServer } from '../create-server.ts'
import { createServiceClient } from './create-service-client.ts'
import { serveService } from './serve-service.ts'

interface Birds {
  find(input: { id: number }): Promise<{ id: number; name: string } | null>
  rename(input: { id: number; name: string }): Promise<void>
  sleep(input: object): Promise<void>
}
const BIRDS_METHODS = { find: true, rename: true, sleep: true } as const

async function serveBirds(impl: Partial<Birds>) {
  const app = createServer({ name: 'birds' })
  serveService<Birds>(
    app,
    '/internal/birds',
    BIRDS_METHODS,
    { find: none, rename: none, sleep: none, ...impl } as Birds,
    {
      token: 'secret',
    },
  )
  const baseUrl = `${await app.listen({ host: '127.0.0.1', port: 0 })}/internal/birds`
  const connect = (token: string, deadline = 5000) =>
    createServiceClient<Birds>(BIRDS_METHODS, baseUrl, { token, deadline })
  return { connect, [Symbol.asyncDispose]: async () => void (await app.close()) }
}
const none = async () => null

describe('a service over JSON', () => {
  it('answers what the implementation answers, null and nothing included', async () => {
    const names = new Map([[7, 'rook']])
    await using server = await serveBirds({
      find: async ({ id }) => (names.has(id) ? { id, name: names.get(id)! } : null),
      rename: async ({ id, name }) => void names.set(id, name),
    })
    await using birds = server.connect('secret')
    expect(await birds.find({ id: 7 })).toEqual({ id: 7, name: 'rook' })
    expect(await birds.find({ id: 8 })).toBeNull()
    await birds.rename({ id: 8, name: 'jackdaw' })
    expect(await birds.find({ id: 8 })).toEqual({ id: 8, name: 'jackdaw' })
  })

  it('carries long lists, which are refused from strangers', async () => {
    const seen: object[] = []
    await using server = await serveBirds({ sleep: async (input) => void seen.push(input) })
    await using birds = server.connect('secret')
    const many = { ids: Array(20_000).fill(1) }
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
    })
    await using birds = server.connect('secret')
    await expect(birds.find({ id: 1 })).rejects.toMatchObject({
      code: 'not_found',
      status: 404,
      message: 'No such bird',
    })
    await expect(birds.rename({ id: 1, name: 'x' })).rejects.toMatchObject({ status: 500, message: 'The call failed' })
  })

  it('refuses callers without the token', async () => {
    await using server = await serveBirds({})
    await using birds = server.connect('guess!')
    await expect(birds.find({ id: 1 })).rejects.toMatchObject({ status: 401 })
  })

  it('gives up at the deadline with `unavailable`', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    await using server = await serveBirds({ sleep: () => promise })
    await using birds = server.connect('secret', 50)
    await expect(birds.sleep({})).rejects.toMatchObject({ code: 'unavailable', status: 503 })
    resolve()
  })
})
