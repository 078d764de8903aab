/** Clients that dawdle, over real sockets: others are answered meanwhile, and whoever dawdles is cut. Short deadlines, generous bounds. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { createTestGateway } from '../src/testing/create-test-gateway.ts'
import { openEvents, openSocket, refusedUpgrade, startStreaming } from './streaming-support.ts'

const TIMEOUTS = { headers: 400, request: 1_500, handler: 800, idle: 1_200, keepAlive: 700, check: 100 }
/** Far beyond every deadline above, far below what they are in production. */
const CUT_MS = 9_000
const SLOW_ONES = 40
const BIG = 64 * 2 ** 20

let gateway: Awaited<ReturnType<typeof createTestGateway>>
let port: number
let stuck: PromiseWithResolvers<void>

beforeAll(async () => {
  stuck = Promise.withResolvers<void>()
  gateway = await createTestGateway(
    {},
    {
      timeouts: TIMEOUTS,
      extend: (app) => {
        app.get('/api/v1/big', { schema: { hide: true } }, async () => Buffer.alloc(BIG, 'x'))
        app.get('/api/v1/stuck', { schema: { hide: true } }, async () => stuck.promise)
      },
    },
  )
  await gateway.app.listen({ port: 0, host: '127.0.0.1' })
  port = (gateway.app.server.address() as { port: number }).port
})
afterAll(async () => {
  stuck.resolve()
  await gateway.app.close()
})

interface Dawdler {
  socket: Socket
  heard(): string
  cut(): boolean
}

function dawdler(head = ''): Dawdler {
  const socket = connect(port, '127.0.0.1')
  let [heard, cut] = ['', false]
  socket.on('data', (chunk) => (heard += chunk))
  socket.on('error', () => {})
  socket.on('close', () => (cut = true))
  if (head) socket.write(head)
  return { socket, heard: () => heard, cut: () => cut }
}

/** Writes a byte now and then, for as long as it is let. */
function trickle({ socket }: Dawdler, byte: string): Disposable {
  const timer = setInterval(() => socket.writable && socket.write(byte), 50)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

/** Others are answered, not just once. */
async function othersAreServed(): Promise<void> {
  const authorization = `Bearer ${gateway.alice.token}`
  for (let n = 0; n < 20; n++) {
    const signal = AbortSignal.timeout(CUT_MS)
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/timelines/home`, {
      headers: { authorization },
      signal,
    })
    expect(response.status).toBe(200)
    await response.text()
  }
}

async function allAreCut(dawdlers: Dawdler[]): Promise<void> {
  await waitUntil(() => dawdlers.every(({ cut }) => cut()), {
    timeoutMs: CUT_MS,
    describe: () => `${dawdlers.filter(({ cut }) => !cut()).length} of ${dawdlers.length} to be cut`,
  })
}
const many = (make: () => Dawdler) => Array.from({ length: SLOW_ONES }, make)

test('headers that trickle in', async () => {
  const slow = many(() => dawdler('GET /api/v1/instance HTTP/1.1\r\nhost: x\r\nx-slow: '))
  using trickles = new DisposableStack()
  for (const one of slow) trickles.use(trickle(one, 'a'))
  await othersAreServed()
  await allAreCut(slow)
  for (const { heard } of slow) expect(heard()).toMatch(/^HTTP\/1.1 408/)
})

test('bodies that trickle in', async () => {
  const head = `POST /api/v1/statuses HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${gateway.alice.token}\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{"status":"`
  const slow = many(() => dawdler(head))
  using trickles = new DisposableStack()
  for (const one of slow) trickles.use(trickle(one, 'a'))
  await othersAreServed()
  await allAreCut(slow)
  for (const { heard } of slow) {
    expect(heard()).toMatch(/^HTTP\/1.1 408/)
    expect(JSON.parse(heard().split('\r\n\r\n')[1]!)).toEqual({ error: 'The request did not arrive in time' })
  }
})

test('connections that never say anything, or go quiet after an answer', async () => {
  const silent = many(() => dawdler())
  const kept = many(() => dawdler('GET /api/v1/instance HTTP/1.1\r\nhost: x\r\n\r\n'))
  await othersAreServed()
  await allAreCut([...silent, ...kept])
  for (const { heard } of kept) expect(heard()).toMatch(/^HTTP\/1.1 200/)
})

test('readers that never take a big answer', async () => {
  let accepted = 0
  gateway.app.server.on('connection', () => accepted++)
  const deaf = Array.from({ length: 4 }, () => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.pause()
    socket.write('GET /api/v1/big HTTP/1.1\r\nhost: x\r\n\r\n')
    return socket
  })
  const open = () => connections(gateway.app.server)
  await waitUntil(() => accepted >= deaf.length)
  await othersAreServed()
  // The client, which does not read, does not notice: the server's own count tells.
  await waitUntil(async () => (await open()) === 0, { timeoutMs: CUT_MS, describe: 'the deaf to be cut' })
  for (const socket of deaf) socket.destroy()
})

test('work that never ends is given up with a reason', async () => {
  const waiting = Array.from({ length: SLOW_ONES }, () => fetch(`http://127.0.0.1:${port}/api/v1/stuck`))
  await othersAreServed()
  for (const response of await Promise.all(waiting)) {
    expect(response.status).toBe(504)
    expect(await response.json()).toEqual({ error: 'This took too long and was given up' })
  }
})

test('half-open connections: the other side is done, and the answer still comes', async () => {
  const half = many(() => dawdler())
  // All are listened to before any has connected: they may do so in another order.
  await Promise.all(half.map(({ socket }) => once(socket, 'connect')))
  for (const { socket } of half) socket.end('GET /api/v1/instance HTTP/1.1\r\nhost: x\r\n\r\n')
  await othersAreServed()
  await allAreCut(half)
})

test('live connections of one account and of one address are bounded: refused with 429 before they are one', async () => {
  const limits = { connectionsPerAccount: 2, connectionsPerAddress: 4 }
  await using server = await startStreaming({ limits })
  const first = await openSocket(server.url, '?stream=user', 'alice-token')
  const events = await openEvents(server.url, 'user', { authorization: 'Bearer alice-token' })
  expect(events.response.status).toBe(200)
  expect(await refusedUpgrade(server.url, '?stream=user', 'alice-token')).toBe(429)
  const refused = await fetch(`${server.url}/api/v1/streaming/user`, {
    headers: { authorization: 'Bearer alice-token' },
  })
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10'])
  // Others at the same address, until it has its fill.
  await using _third = await openSocket(server.url, '?stream=user', 'bob-token')
  await using _fourth = await openSocket(server.url, '?stream=public')
  expect(await refusedUpgrade(server.url, '?stream=public')).toBe(429)
  // A place is free again once its connection has ended, however it was made.
  await events[Symbol.asyncDispose]()
  await waitUntil(async () => (await refusedOrOpen(server.url, 'alice-token')) === 101)
  await first[Symbol.asyncDispose]()
  await waitUntil(async () => (await refusedOrOpen(server.url, 'alice-token')) === 101)
})

const connections = (server: typeof gateway.app.server) =>
  new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)))

async function refusedOrOpen(url: string, token: string): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/streaming?stream=user`, token)
  socket.on('error', () => {})
  const status = await Promise.race([
    once(socket, 'open').then(() => 101),
    once(socket, 'unexpected-response').then(([, response]) => response.statusCode as number),
  ])
  socket.terminate()
  return status
}
