/** A reader's app that stays connected: it comes back by itself with the cursor of its last event, on whatever gateway takes it. */
import { setTimeout as wait } from 'node:timers/promises'
import WebSocket from 'ws'
import type { Person } from '../../src/support/people.ts'
import type { Server } from '../../src/support/server.ts'

export interface Listener extends AsyncDisposable {
  readonly reader: Person
  /** Ids of posts in the order of their arrival; a post that came twice is there twice. */
  readonly posts: readonly string[]
  /** How often the server said that it cannot tell what was missed. */
  readonly resets: number
  /** How often it had to come back. */
  readonly returns: number
}

const PAUSE_MS = 50

/** Resolves when it is connected. */
export async function listen(server: Server, reader: Person): Promise<Listener> {
  const posts: string[] = []
  let [cursor, resets, returns, closing] = ['', 0, 0, false]
  let socket: WebSocket
  const connected = Promise.withResolvers<void>()

  const connect = () => {
    const url = new URL('/api/v1/streaming?stream=user', server.url.replace('http', 'ws'))
    if (cursor) url.searchParams.set('last_event_id', cursor)
    socket = new WebSocket(url, reader.token, { handshakeTimeout: 5_000 })
    socket.on('open', () => connected.resolve())
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { event: string; payload: string; id?: string }
      if (frame.id) cursor = frame.id
      if (frame.event === 'update') posts.push((JSON.parse(frame.payload) as { id: string }).id)
      if (frame.event === 'reset') resets++
    })
    // Refused, cut or closed: all end here.
    socket.on('error', () => {})
    socket.on('close', async () => {
      if (closing) return
      returns++
      await wait(PAUSE_MS)
      if (!closing) connect()
    })
  }
  connect()
  await connected.promise
  return {
    reader,
    posts,
    get resets() {
      return resets
    },
    get returns() {
      return returns
    },
    async [Symbol.asyncDispose]() {
      closing = true
      socket.terminate()
    },
  }
}
