import { once } from 'node:events'
import { connect } from 'node:net'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { drainConnections } from './drain-connections.ts'

async function openServer() {
  const app = Fastify({ forceCloseConnections: 'idle', keepAliveTimeout: 60_000 })
  drainConnections(app)
  const running = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<void>()
  app.get('/slow', async () => {
    running.resolve()
    await finish.promise
    return 'done'
  })
  const address = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  return { app, port: Number(address.port), url: `${address}slow`, running: running.promise, finish: finish.resolve }
}

// Without the sweep each of these would take a minute, far beyond the runner's timeout.
test('a connection that never sent a request does not hold up closing', async () => {
  const { app, port } = await openServer()
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  await once(socket, 'connect')
  const ended = once(socket, 'close')
  await app.close()
  await ended
})

test('a running request is answered, and its connection ended after that', async () => {
  const { app, url, running, finish } = await openServer()
  const answer = fetch(url)
  await running
  const closed = app.close()
  finish()
  expect(await (await answer).text()).toBe('done')
  await closed
})
