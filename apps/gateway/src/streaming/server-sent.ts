/** One event stream (Server-Sent Events) of one Mastodon stream. */
import type { ServerResponse } from 'node:http'
import type { Session } from '@rookery/contracts'
import { serverSentEvent, serverSentThump } from './frames.ts'
import { CLOSE, type Peer, type Subscription } from './ports.ts'
import type { Stream } from './streams.ts'
import type { SocketOptions } from './web-socket.ts'

const POLL_MS = 10
const DESTROY_AFTER_MS = 2_000

/** Writes the head and then events until either side ends it. `headers`: what the server puts on every answer. */
export function serveEvents(
  response: ServerResponse,
  headers: Record<string, number | string | string[] | undefined>,
  asked: { stream: Stream; session: Session | null; cursor: string | null; positions: boolean },
  options: Omit<SocketOptions, 'publicWithoutToken'>,
): void {
  // Gone while it was let in: nothing would ever end the stream.
  if (response.destroyed) return
  const { router, peers, limits, metrics } = options
  const { stream, session, cursor, positions } = asked
  let closed = false
  let subscription: Subscription | undefined

  const write = (text: string) => {
    if (closed) return
    response.write(text)
    if (response.writableLength > limits.bufferBytes) peer.close(CLOSE.slow)
  }
  const end = () => {
    if (closed) return
    closed = true
    clearInterval(thumps)
    if (subscription) router.unsubscribe(subscription)
    peers.remove(peer)
    metrics.connected('sse', -1)
  }
  const peer: Peer = {
    session,
    send(event) {
      write(serverSentEvent(event))
      metrics.sent()
    },
    close(why) {
      if (closed) return
      end()
      metrics.dropped(why.reason)
      // There are no close codes here: a comment says why.
      response.end(`:${why.reason}\n\n`)
      setTimeout(() => response.destroy(), DESTROY_AFTER_MS).unref()
    },
    async drained() {
      const deadline = Date.now() + limits.pingMs
      while (!closed && response.writableLength > limits.bufferBytes / 4) {
        if (Date.now() > deadline) peer.close(CLOSE.slow)
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      }
    },
  }

  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'private, no-store',
    'x-accel-buffering': 'no',
  })
  response.on('close', end)
  response.on('error', end)
  metrics.connected('sse', 1)
  // Over quiet times the client's cursor moves too, for those who ask: Mastodon.py dies of an id without an event.
  const thump = () => write(serverSentThump(positions && subscription ? router.cursorOf(subscription) : null))
  const thumps = setInterval(thump, limits.thumpMs)
  thumps.unref()
  peers.add(peer).catch((error) => {
    options.onError(error)
    peer.close(CLOSE.failed)
  })
  const start = router.position()
  subscription = router.subscribe({ stream, viewerId: session?.accountId ?? null, peer, cursor })
  if (closed) router.unsubscribe(subscription)
  else if (cursor === null) write(serverSentThump(positions ? start : null))
}
