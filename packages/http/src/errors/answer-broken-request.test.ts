import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createServer, type Server } from '../create-server.ts'

let app: Server
let port: number
beforeAll(async () => {
  app = createServer({ name: 'test', timeouts: { headers: 50, check: 25 } })
  await app.listen({ host: '127.0.0.1', port: 0 })
  port = (app.server.address() as AddressInfo).port
})
afterAll(() => app.close())

/** All that comes until the server ends the connection. */
async function answerTo(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.on('data', (chunk) => (heard += chunk))
  socket.write(text)
  await once(socket, 'close')
  return heard
}

it.each([
  ['headers without end', `GET / HTTP/1.1\r\nHost: here\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['no HTTP at all', 'good morning\r\n\r\n', 400],
  ['headers that never end', 'GET / HTTP/1.1\r\nHost: here\r\n', 408],
])('%s: JSON like every error, and the connection ends', async (_what, text, status) => {
  const [head, body] = (await answerTo(text)).split('\r\n\r\n') as [string, string]
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(head).toContain('Connection: close')
  expect(JSON.parse(body)).toEqual({ error: expect.any(String) })
})
