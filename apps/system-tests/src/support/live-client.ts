/** A streaming client that keeps every frame, over a raw WebSocket or Server-Sent Events. */
import { once } from 'node:events'
import { waitUntil } from '@rookery/testing'
import WebSocket from 'ws'
import type { Server } from './server.ts'

export interface Frame {
  stream?: string[]
  event: string
  payload: string
  id?: string
}

export interface LiveClient extends AsyncDisposable {
  readonly frames: Frame[]
  readonly closed: { code: number; reason: string } | undefined
  send(message: unknown): void
  /** Resolves when the server has taken what was sent before: subscriptions are not answered, nonsense is, and all in order. */
  taken(): Promise<void>
  /** Waits until a frame fits, and returns it. */
  until(fits: (frame: Frame) => boolean, timeoutMs?: number): Promise<Frame>
  lastId(): string | undefined
  close(): Promise<void>
}

export async function openLive(
  server: Server,
  options: { token?: string; stream?: string; lastEventId?: string } = {},
): Promise<LiveClient> {
  const url = new URL('/api/v1/streaming', server.url.replace('http', 'ws'))
  if (options.stream) url.searchParams.set('stream', options.stream)
  if (options.lastEventId) url.searchParams.set('last_event_id', options.lastEventId)
  const socket = options.token ? new WebSocket(url, options.token) : new WebSocket(url)
  const frames: Frame[] = []
  let closed: LiveClient['closed']
  socket.on('message', (data) => frames.push(JSON.parse(String(data))))
  socket.on('close', (code, reason) => (closed = { code, reason: String(reason) }))
  await once(socket, 'open')
  const close = async () => {
    if (closed) return
    socket.close()
    await waitUntil(() => closed)
  }
  return {
    frames,
    get closed() {
      return closed
    },
    send: (message) => socket.send(JSON.stringify(message)),
    async taken() {
      const refusals = () => frames.filter(({ event }) => event === undefined).length
      const before = refusals()
      socket.send('{}')
      await waitUntil(() => refusals() > before, { describe: 'the answer to nonsense' })
    },
    until: (fits, timeoutMs) =>
      waitUntil(() => frames.find(fits), {
        ...(timeoutMs && { timeoutMs }),
        describe: () =>
          `a frame; got ${JSON.stringify(frames.map(({ event, payload }) => [event, payload.slice(0, 60)]))}`,
      }),
    lastId: () => frames.findLast((frame) => frame.id)?.id,
    close,
    [Symbol.asyncDispose]: close,
  }
}
