import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { expect, it } from 'vitest'
import { createServer } from './create-server.ts'

it('nothing is begun for a client that went before, and what was begun is finished', async () => {
  await using app = createServer({ name: 'test' })
  const asking = Promise.withResolvers<void>()
  const letIn = Promise.withResolvers<void>()
  const gone = Promise.withResolvers<void>()
  const begun: string[] = []
  app.addHook('onRequest', async (request, reply) => {
    if (request.url !== '/slowly-let-in') return
    reply.raw.once('close', gone.resolve)
    asking.resolve()
    await letIn.promise
  })
  const statuses: number[] = []
  app.addHook('onSend', async (_request, reply) => void statuses.push(reply.statusCode))
  const running = Promise.withResolvers<() => void>()
  const finished = Promise.withResolvers<void>()
  app.post('/slowly-let-in', async () => void begun.push('let in'))
  app.post('/slow', async (_request, reply) => {
    const closed = once(reply.raw, 'close')
    running.resolve(() => slow.destroy())
    await closed
    finished.resolve()
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const send = (path: string) => httpRequest(`${url}${path}`, { method: 'POST' }).on('error', () => {})

  const early = send('/slowly-let-in')
  early.end()
  await asking.promise
  early.destroy()
  await gone.promise
  letIn.resolve()
  const slow = send('/slow')
  slow.end()
  const leave = await running.promise
  leave()
  await finished.promise
  expect(begun).toEqual([])
  expect(statuses[0]).toBe(499)
})
