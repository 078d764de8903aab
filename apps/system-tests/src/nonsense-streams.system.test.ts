/** Live streams under abuse: garbage, huge messages, a thousand subscriptions, clients that never read. The server stays well. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { openLive } from './support/live-client.ts'
import { type Person, signUp } from './support/people.ts'
import { postAs } from './support/posting.ts'
import { type Server, startServer } from './support/server.ts'

/** What all the abuse here may cost at most: far above what a busy collector leaves, far below a leak. */
const MEMORY_BYTES = 200 * 2 ** 20

let server: Server
let alice: Person

beforeAll(async () => {
  server = await startServer()
  alice = await signUp(server, 'alice')
})
afterAll(async () => server?.[Symbol.asyncDispose]())

const residentBytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))![1]) * 1024

/** Posts arrive live, and the health check answers. */
async function isWell() {
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(200)
  await using live = await openLive(server, { token: alice.token, stream: 'user' })
  const { id } = await postAs(alice, 'still here')
  await live.until(({ event, payload }) => event === 'update' && JSON.parse(payload).id === id)
}

async function openSocket(query = '') {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/v1/streaming${query}`, alice.token)
  const said: { error?: string; event?: string }[] = []
  let code: number | undefined
  socket.on('message', (data) => said.push(JSON.parse(String(data))))
  socket.on('close', (number) => (code = number))
  socket.on('error', () => {})
  await once(socket, 'open')
  return { socket, said, closed: () => waitUntil(() => code) }
}

/** A connection that asks for an event stream and then never reads a byte of it. */
async function openDeafEvents(path: string): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.pause()
  socket.write(`GET /api/v1/streaming/${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${alice.token}\r\n\r\n`)
  return socket
}

test('each garbage message gets an error, and the socket goes on', async () => {
  const { socket, said } = await openSocket()
  const garbage = [
    'x',
    '',
    '[]',
    'null',
    '7',
    '"x"',
    '{}',
    '{"type":1}',
    '{"type":"subscribe"}',
    '{"type":"subscribe","stream":{"a":1}}',
    '{"type":"subscribe","stream":"nowhere"}',
    '{"type":"subscribe","stream":"hashtag"}',
    '{"type":"subscribe","stream":"list","list":"-1"}',
    '{"type":"unsubscribe","stream":"__proto__"}',
    `{"type":${'['.repeat(1_500)}${']'.repeat(1_500)}}`,
  ]
  for (const text of garbage) socket.send(text)
  socket.send(Buffer.from([0, 255, 254]))
  await waitUntil(() => said.length === garbage.length + 1)
  for (const message of said) expect(message.error).toMatch(/\w{3}/)
  socket.send('{"type":"subscribe","stream":"user"}')
  await waitUntil(async () => {
    await postAs(alice, 'again')
    return said.some(({ event }) => event === 'update')
  })
  socket.close()
})

test('a huge message ends its own socket and no other', async () => {
  const [{ socket, closed }, other] = [await openSocket(), await openSocket('?stream=user')]
  socket.send('x'.repeat(5_000_000))
  // Who is still sending when it is cut may never read why.
  expect([1009, 1006]).toContain(await closed())
  await postAs(alice, 'for the other')
  await waitUntil(() => other.said.some(({ event }) => event === 'update'))
  other.socket.close()
})

test('a thousand subscriptions: the first ones hold, the rest are refused', async () => {
  const { socket, said } = await openSocket()
  // One answer first, so that the session is known to hold and none of the rest counts as waiting.
  socket.send('{}')
  await waitUntil(() => said.length === 1)
  for (let n = 0; n < 1_000; n++)
    socket.send(JSON.stringify({ type: 'subscribe', stream: 'hashtag', tag: `rooks${n}` }))
  await waitUntil(() => said.length === 1 + 950)
  expect(new Set(said.slice(1).map(({ error }) => error))).toEqual(
    new Set(['Too many subscriptions on this connection']),
  )
  for (let n = 0; n < 1_000; n++) socket.send(JSON.stringify({ type: 'subscribe', stream: 'hashtag', tag: 'rooks1' }))
  await postAs(alice, 'about #rooks1')
  await waitUntil(() => said.some(({ event }) => event === 'update'))
  expect(said.filter(({ event }) => event === 'update')).toHaveLength(1)
  socket.close()
})

test('connections that are cut, half open or deaf cost a bounded amount of memory', async () => {
  await isWell()
  const before = residentBytes()
  const deaf = await Promise.all(Array.from({ length: 40 }, (_, n) => openDeafEvents(n % 2 ? 'public' : 'user')))
  for (let n = 0; n < 200; n++) {
    const socket = await openDeafEvents('public/local')
    // Half of them say goodbye properly, half just vanish.
    if (n % 2) socket.end()
    else socket.resetAndDestroy()
  }
  const text = 'm'.repeat(480)
  for (let n = 0; n < 150; n++) await postAs(alice, `${n} ${text}`)
  await isWell()
  expect(residentBytes() - before).toBeLessThan(MEMORY_BYTES)
  for (const socket of deaf) socket.destroy()
})

test('upgrades to elsewhere and broken ones are answered or dropped, and no more', async () => {
  const ask = async (head: string) => {
    const socket = connect(server.port, '127.0.0.1')
    let heard = ''
    socket.on('data', (chunk) => (heard += chunk))
    socket.on('error', () => {})
    socket.write(head)
    await once(socket, 'close')
    return heard
  }
  const upgrade = 'host: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n'
  const key = 'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n'
  const heard = await Promise.all([
    ask(`GET /api/v1/instance HTTP/1.1\r\n${upgrade}${key}sec-websocket-version: 13\r\n\r\n`),
    ask(`GET /api/v1/streaming HTTP/1.1\r\n${upgrade}${key}sec-websocket-version: 1\r\n\r\n`),
    ask(`GET /api/v1/streaming HTTP/1.1\r\n${upgrade}sec-websocket-version: 13\r\n\r\n`),
    ask(`GET /api/v1/streaming?access_token=nonsense HTTP/1.1\r\n${upgrade}${key}sec-websocket-version: 13\r\n\r\n`),
  ])
  for (const answer of heard) expect(answer).not.toMatch(/^HTTP\/1.1 (101|5)/)
  await isWell()
})
