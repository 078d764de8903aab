/** One WebSocket: Mastodon's multiplexed protocol. Nonsense gets an error frame, never more. */
import { type Position, RookeryError, type Session } from '@rookery/contracts'
import type { WebSocket } from 'ws'
import { liveEvent, webSocketFrame } from './frames.ts'
import type { LiveRouter } from './live-router.ts'
import type { StreamingMetrics } from './metrics.ts'
import type { Peers } from './peers.ts'
import { CLOSE, type Peer, type StreamingLimits, type Subscription } from './ports.ts'
import { checkScopes, parseStream, type StreamQuery } from './streams.ts'

export interface SocketOptions {
  router: LiveRouter
  peers: Peers
  limits: StreamingLimits
  publicWithoutToken: boolean
  metrics: StreamingMetrics
  onError(error: unknown): void
}

interface Message extends StreamQuery {
  type?: unknown
  last_event_id?: unknown
  /** Ours: also send bare cursors, at first and in quiet times, so that a client without a frame can resume too. */
  positions?: unknown
}

/** Messages that may wait while an earlier one is looked at. */
const MAX_WAITING = 200
const TERMINATE_AFTER_MS = 2_000
const POLL_MS = 10

/** Takes over an open socket. `query` is the connection's: it may subscribe at once. */
export function serveSocket(socket: WebSocket, session: Session | null, query: Message, options: SocketOptions): void {
  const { router, peers, limits, metrics } = options
  const subscriptions = new Map<string, Subscription>()
  const wantsPositions = query.positions === 'true'
  let closed = false
  let answered = true

  const send = (text: string) => {
    if (closed) return
    socket.send(text)
    if (socket.bufferedAmount > limits.bufferBytes) peer.close(CLOSE.slow)
  }
  const end = () => {
    if (closed) return
    closed = true
    clearInterval(pings)
    for (const subscription of subscriptions.values()) router.unsubscribe(subscription)
    peers.remove(peer)
    metrics.connected('websocket', -1)
  }
  const peer: Peer = {
    session,
    send(event, label) {
      send(webSocketFrame(event, label))
      metrics.sent()
    },
    close(why) {
      if (closed) return
      end()
      metrics.dropped(why.reason)
      socket.close(why.code, why.reason)
      // What a slow or dead peer has not taken must not hold the memory.
      setTimeout(() => socket.terminate(), TERMINATE_AFTER_MS).unref()
    },
    async drained() {
      const deadline = Date.now() + limits.pingMs
      while (!closed && socket.bufferedAmount > limits.bufferBytes / 4) {
        if (Date.now() > deadline) peer.close(CLOSE.slow)
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      }
    },
  }
  const sendCursor = (subscription: Subscription, position: Position | null) => {
    if (position) send(webSocketFrame(liveEvent('position', '', position), subscription.stream.label))
  }
  const pings = setInterval(() => {
    if (!answered) socket.terminate()
    answered = false
    socket.ping()
    if (!wantsPositions) return
    for (const subscription of subscriptions.values()) sendCursor(subscription, router.cursorOf(subscription))
  }, limits.pingMs)
  pings.unref()

  const refuse = (error: unknown) => {
    const known = error instanceof RookeryError
    if (!known) options.onError(error)
    send(JSON.stringify({ error: known ? error.message : 'Something went wrong', status: known ? error.status : 500 }))
  }

  const drop = (key: string) => {
    const subscription = subscriptions.get(key)
    if (!subscription) return
    router.unsubscribe(subscription)
    subscriptions.delete(key)
  }

  const subscribe = (message: Message) => {
    const stream = parseStream(message)
    const scopes = session && session.accountId !== null ? session.scopes : null
    checkScopes(stream, scopes, options.publicWithoutToken || session !== null)
    const key = JSON.stringify([stream.name, stream.parameter])
    if (subscriptions.has(key)) return
    if (subscriptions.size >= limits.subscriptionsPerSocket) {
      throw new RookeryError('too_many', 422, 'Too many subscriptions on this connection')
    }
    const { last_event_id: cursor } = message
    const viewerId = session?.accountId ?? null
    const from = typeof cursor === 'string' && cursor ? cursor : null
    const start = router.position()
    const subscription = router.subscribe({
      ...{ stream, viewerId, peer, cursor: from },
      onRefused() {
        drop(key)
        refuse(new RookeryError('not_found', 404, 'Not authorized to stream this list'))
      },
    })
    subscriptions.set(key, subscription)
    if (wantsPositions && from === null) sendCursor(subscription, start)
  }

  const unsubscribe = (message: Message) => {
    const stream = parseStream(message)
    drop(JSON.stringify([stream.name, stream.parameter]))
  }

  const read = (text: string) => {
    const message = parseMessage(text)
    if (message.type === 'subscribe') subscribe(message)
    else if (message.type === 'unsubscribe') unsubscribe(message)
    else throw new RookeryError('bad_message', 400, 'Unknown message type')
  }

  // Until the session is known to hold, messages wait.
  const waiting: string[] = []
  let ready = false
  const take = (text: string) => {
    if (closed) return
    try {
      read(text)
    } catch (error) {
      refuse(error)
    }
  }
  socket.on('message', (data, binary) => {
    if (closed) return
    const text = binary ? '' : String(data)
    if (ready) take(text)
    else if (waiting.push(text) > MAX_WAITING) peer.close(CLOSE.flood)
  })
  socket.on('pong', () => {
    answered = true
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', end)

  metrics.connected('websocket', 1)
  const settled = peers.add(peer)
  // Subscribed in the same tick as the handshake: whoever sees the socket open has missed nothing from then on.
  if (query.stream !== undefined) {
    try {
      subscribe(query)
    } catch (error) {
      refuse(error)
    }
  }
  settled.then(
    () => {
      ready = true
      for (const text of waiting.splice(0)) take(text)
    },
    (error) => {
      options.onError(error)
      peer.close(CLOSE.failed)
    },
  )
}

function parseMessage(text: string): Message {
  try {
    const message: unknown = JSON.parse(text)
    if (typeof message === 'object' && message !== null) return message
  } catch {
    // Said below.
  }
  throw new RookeryError('bad_message', 400, 'Invalid JSON')
}
