/**
 * A live stream over a WebSocket of our own rather than masto's: it resumes at the log position of the last frame,
 * reconnects with capped back-off and jitter, and asks a silent connection whether it still lives.
 */
export interface LiveFrame {
  event: string
  payload: string
}

/** A stream of the Mastodon API: `user`, `public:local`, `hashtag` with a tag, `list` with a list's id … */
export interface StreamAddress {
  stream: string
  tag?: string
  list?: string
}

export interface LiveOptions {
  address: StreamAddress
  onFrame(frame: LiveFrame): void
  /** false while disconnected; `refused` when the connection never came about. */
  onConnected(connected: boolean, refused: boolean): void
}

/** After this much silence the server is asked something. */
const SILENCE_MS = 45_000
/** How long its answer may take. */
const ANSWER_MS = 10_000
const MAX_DELAY_MS = 15_000
/** No position: the server answers `reset` with the present one, so that even the first gap has a cursor. */
const NO_CURSOR = 'none'

export function openLiveSocket(options: LiveOptions): () => void {
  let closed = false
  let attempts = 0
  let cursor = NO_CURSOR
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let watchdog: ReturnType<typeof setTimeout> | undefined

  const heard = () => {
    clearTimeout(watchdog)
    watchdog = setTimeout(ask, SILENCE_MS)
  }

  // Browsers hide ping frames. Any message gets an answer, if only an error: what counts is that one comes.
  const ask = () => {
    if (socket?.readyState !== WebSocket.OPEN) return
    clearTimeout(watchdog)
    socket.send('{"type":"ping"}')
    watchdog = setTimeout(lost, ANSWER_MS)
  }

  /** A dead connection may take minutes to close: it is left behind instead. */
  const lost = () => {
    clearTimeout(watchdog)
    const dead = socket
    if (!dead) return
    dead.onmessage = dead.onclose = null
    dead.close()
    reconnect(false)
  }

  const reconnect = (refused: boolean) => {
    if (closed) return
    options.onConnected(false, refused)
    const delay = Math.min(MAX_DELAY_MS, 500 * 2 ** attempts++) * (0.5 + Math.random() / 2)
    timer = setTimeout(connect, delay)
  }

  const connect = () => {
    const url = new URL('/api/v1/streaming', location.href)
    url.protocol = url.protocol.replace('http', 'ws')
    for (const [name, value] of Object.entries(options.address)) url.searchParams.set(name, value)
    url.searchParams.set('last_event_id', cursor)
    const opening = new WebSocket(url)
    let opened = false
    socket = opening
    opening.onopen = () => {
      opened = true
      attempts = 0
      heard()
      options.onConnected(true, false)
    }
    opening.onmessage = (message) => {
      heard()
      const frame = JSON.parse(message.data as string) as LiveFrame & { id?: string }
      if (frame.id) cursor = frame.id
      else if (frame.event === 'reset') cursor = NO_CURSOR
      if (frame.event) options.onFrame(frame)
    }
    opening.onclose = () => {
      clearTimeout(watchdog)
      reconnect(!opened)
    }
  }

  const retryNow = () => {
    if (closed) return
    if (socket?.readyState === WebSocket.OPEN) return ask()
    clearTimeout(timer)
    attempts = 0
    if (socket?.readyState !== WebSocket.CONNECTING) connect()
  }
  const wokeUp = () => document.visibilityState === 'visible' && retryNow()

  addEventListener('online', retryNow)
  document.addEventListener('visibilitychange', wokeUp)
  connect()
  return () => {
    closed = true
    clearTimeout(timer)
    clearTimeout(watchdog)
    removeEventListener('online', retryNow)
    document.removeEventListener('visibilitychange', wokeUp)
    if (socket) socket.onmessage = socket.onclose = null
    socket?.close()
  }
}
