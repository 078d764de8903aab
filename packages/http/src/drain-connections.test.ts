import { once } from 'node:events'
import { connect } from 'node:net'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { drainConnections } from './drain-connections.ts'

/** Far beyond the runner's timeout: without the sweep closing would take so long. */
const LONG_MS = 600_000

async function openServer() {
  const http = { headersTimeout: LONG_MS, requestTimeout: LONG_MS }
  const app = Fastify({ forceCloseConnections: 'idle', keepAliveTimeout: LONG_MS, http })
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
