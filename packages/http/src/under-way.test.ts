import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createServer } from './create-server.ts'
import { onItsOwn, requestId, timeLeft } from './under-way.ts'

const NOBODY = Number.POSITIVE_INFINITY
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('what works for a request', () => {
  it('knows its deadline and id in hooks and handlers, also after a body has arrived', async () => {
    await using app = createServer({ name: 'test', timeouts: { handler: 5_000 } })
    const seen: [left: number, id: string | undefined][] = []
    const look = () => seen.push([timeLeft(), requestId()])
    app.addHook('onRequest', async () => void look())
    app.addHook('preHandler', async () => void look())
    app.post('/look', { config: { deadlineMs: 60_000 } }, async () => {
      await turn()
      look()
      return {}
    })
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    // In pieces: the body comes later than the headers.
    const request = httpRequest(`${url}/look`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'request-of-alice' },
    })
    request.write('{"a":')
    await turn()
    request.end('1}')
    const [answer] = await once(request, 'response')
    answer.resume()
    expect(seen).toHaveLength(3)
    for (const [left, id] of seen) {
      expect(left).toBeGreaterThan(5_000)
      expect(left).toBeLessThanOrEqual(60_000)
      expect(id).toBe('request-of-alice')
    }
    expect(timeLeft()).toBe(NOBODY)
    expect(requestId()).toBeUndefined()
  })

  it('has no deadline any more once the request is answered, or taken over by a stream', async () => {
    await using app = createServer({ name: 'test' })
    const afterwards = Promise.withResolvers<number>()
    app.get('/answered', async (_request, reply) => {
      reply.raw.once('close', () => setImmediate(() => afterwards.resolve(timeLeft())))
      return {}
    })
    const streamed = Promise.withResolvers<number>()
    app.get('/stream', (_request, reply) => {
      reply.hijack()
      streamed.resolve(timeLeft())
      reply.raw.end()
    })
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    await fetch(`${url}/answered`)
    expect(await afterwards.promise).toBe(NOBODY)
    await fetch(`${url}/stream`)
    expect(await streamed.promise).toBe(NOBODY)
  })

  it('has nothing left once the request was given up, unless it is on its own', async () => {
    await using app = createServer({ name: 'test', timeouts: { handler: 20 } })
    const { promise, resolve } = Promise.withResolvers<void>()
    const left = Promise.withResolvers<[left: number, onItsOwn: number]>()
    app.get('/slow', async () => {
      await promise
      left.resolve([timeLeft(), onItsOwn(timeLeft)])
    })
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    expect((await fetch(`${url}/slow`)).status).toBe(504)
    resolve()
    const [within, without] = await left.promise
    expect(within).toBeLessThanOrEqual(0)
    expect(without).toBe(NOBODY)
  })
})
