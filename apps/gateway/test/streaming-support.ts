/** A server with nothing but live timelines, driven by a fake world, and clients that keep what they get. */
import { once } from 'node:events'
import type { Session } from '@rookery/contracts'
import { createServer } from '@rookery/http'
import { waitUntil } from '@rookery/testing'
import type { FastifyInstance } from 'fastify'
import WebSocket from 'ws'
import { alice, bob, carol, type FakeWorld, fakeWorld } from '../src/streaming/fakes.ts'
import { registerStreaming } from '../src/streaming/index.ts'
import type { StreamingDeps } from '../src/streaming/ports.ts'

const session = (id: number, accountId: number | null, scopes: string[]): Session => ({
  id,
  accountId,
  appId: 1,
  scopes,
  createdAt: 0,
})

export async function startStreaming(overrides: Partial<StreamingDeps> = {}, world: FakeWorld = fakeWorld()) {
  const sessions = new Map<string, Session>([
    ['alice-token', session(1, alice, ['read', 'write'])],
    ['bob-token', session(2, bob, ['read:statuses'])],
    ['carol-token', session(3, carol, ['write'])],
    ['app-token', session(4, null, ['read'])],
  ])
  const app = createServer({ name: 'streams' })
  app.register(async (routes) => {
    routes.get('/elsewhere', async () => 'here')
  })
  app.register(registerStreaming, {
    ...world.deps,
    authenticate: async (token: string) => sessions.get(token) ?? null,
    sessions: {
      find: async (id: number) => [...sessions.values()].find((one) => one.id === id) ?? null,
      forget() {},
      forgetAccount() {},
    },
    publicWithoutToken: true,
    ...overrides,
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    app: app as unknown as FastifyInstance,
    url,
    world,
    sessions,
    async [Symbol.asyncDispose]() {
      await app.close()
    },
  }
}

export interface Frame {
  stream: string[]
  event: string
  payload: string
  id?: string
  error?: string
  status?: number
}

export async function openSocket(url: string, query = '', token?: string) {
  const address = `${url.replace('http', 'ws')}/api/v1/streaming${query}`
  const socket = token ? new WebSocket(address, token) : new WebSocket(address)
  const frames: Frame[] = []
  const state = { closed: null as { code: number; reason: string } | null, pings: 0 }
  socket.on('message', (data) => frames.push(JSON.parse(String(data))))
  socket.on('close', (code, reason) => {
    state.closed = { code, reason: String(reason) }
  })
  socket.on('ping', () => state.pings++)
  await once(socket, 'open')
  return {
    socket,
    frames,
    state,
    say: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    heard: (count: number) => waitUntil(() => frames.length >= count, { describe: `${count} frames` }),
    closed: () => waitUntil(() => state.closed),
    async [Symbol.asyncDispose]() {
      socket.close()
      await waitUntil(() => state.closed)
    },
  }
}

/** The status of an upgrade that is refused. */
export async function refusedUpgrade(url: string, query = '', token?: string): Promise<number> {
  const address = `${url.replace('http', 'ws')}/api/v1/streaming${query}`
  const socket = token ? new WebSocket(address, token) : new WebSocket(address)
  socket.on('error', () => {})
  const [request, response] = await once(socket, 'unexpected-response')
  request.destroy()
  return response.statusCode
}

export interface SentEvent {
  event?: string
  id?: string
  data?: string
}

/** Reads an event stream as the specification says; comments are kept apart. */
export async function openEvents(url: string, path: string, headers: Record<string, string> = {}) {
  const stop = new AbortController()
  const response = await fetch(`${url}/api/v1/streaming/${path}`, { headers, signal: stop.signal })
  const events: SentEvent[] = []
  const comments: string[] = []
  const state = { ended: false, lastId: '' }
  const take = (block: string) => {
    const event: SentEvent = {}
    for (const line of block.split('\n')) {
      if (line.startsWith(':')) comments.push(line.slice(1))
      else {
        const [, field, value] = /^(\w+): ?(.*)$/.exec(line) ?? []
        if (field) event[field as keyof SentEvent] = value
      }
    }
    if (event.id !== undefined) state.lastId = event.id
    if (event.event) events.push(event)
  }
  const read = async () => {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body!) {
      const blocks = (text + decoder.decode(chunk, { stream: true })).split('\n\n')
      text = blocks.pop()!
      for (const block of blocks) take(block)
    }
  }
  const reading = read()
    .catch(() => {})
    .finally(() => {
      state.ended = true
    })
  return {
    response,
    events,
    comments,
    state,
    heard: (count: number) => waitUntil(() => events.length >= count, { describe: `${count} events` }),
    ended: () => waitUntil(() => state.ended),
    async [Symbol.asyncDispose]() {
      stop.abort()
      await reading
    },
  }
}
