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
    until: (fits, timeoutMs = 10_000) =>
      waitUntil(() => frames.find(fits), {
        timeoutMs,
        describe: () =>
          `a frame; got ${JSON.stringify(frames.map(({ event, payload }) => [event, payload.slice(0, 60)]))}`,
      }),
    lastId: () => frames.findLast((frame) => frame.id)?.id,
    close,
    [Symbol.asyncDispose]: close,
  }
}
