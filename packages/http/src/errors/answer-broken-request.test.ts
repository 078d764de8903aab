import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { expect, it } from 'vitest'
import { createServer, type ServerOptions } from '../create-server.ts'

/** All that comes until the server ends the connection. */
async function answerTo(text: string, timeouts?: ServerOptions['timeouts']): Promise<string> {
  await using app = createServer({ name: 'test', timeouts })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  let heard = ''
  socket.on('data', (chunk) => (heard += chunk))
  socket.write(text)
  await once(socket, 'close')
  return heard
}

it.each([
  ['headers without end', `GET / HTTP/1.1\r\nHost: here\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['no HTTP at all', 'good morning\r\n\r\n', 400],
  // Only here a short deadline: the others would run into it on a busy machine.
  ['headers that never end', 'GET / HTTP/1.1\r\nHost: here\r\n', 408, { headers: 50, check: 25 }],
])('%s: JSON like every error, and the connection ends', async (_what, text, status, timeouts?: object) => {
  const [head, body] = (await answerTo(text, timeouts)).split('\r\n\r\n') as [string, string]
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(head).toContain('Connection: close')
  expect(JSON.parse(body)).toEqual({ error: expect.any(String) })
})
