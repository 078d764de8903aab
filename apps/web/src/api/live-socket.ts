/**
 * The live stream over a WebSocket of our own rather than masto's: it resumes at the log position of the last frame,
 * reconnects with capped back-off and jitter, and notices a silent connection.
 */
export interface LiveFrame {
  event: string
  payload: string
}

export interface LiveOptions {
  accessToken: string
  stream: string
  onFrame(frame: LiveFrame): void
  /** false while disconnected. */
  onConnected(connected: boolean): void
}

const SILENCE_MS = 90_000
const MAX_DELAY_MS = 15_000

export function openLiveSocket(options: LiveOptions): () => void {
  let closed = false
  let attempts = 0
  let lastId: string | undefined
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let watchdog: ReturnType<typeof setTimeout> | undefined

  const heard = () => {
    clearTimeout(watchdog)
    // Frames are rare in quiet hours: a silent socket is renewed, which costs nothing because it resumes.
    watchdog = setTimeout(() => socket?.close(), SILENCE_MS)
  }

  const connect = () => {
    const url = new URL('/api/v1/streaming', location.href)
    url.protocol = url.protocol.replace('http', 'ws')
    url.searchParams.set('stream', options.stream)
    // Bare cursors too, so that it resumes even when no post has come yet.
    url.searchParams.set('positions', 'true')
    if (lastId) url.searchParams.set('last_event_id', lastId)
    socket = new WebSocket(url, options.accessToken)
    socket.onopen = () => {
      attempts = 0
      heard()
      options.onConnected(true)
    }
    socket.onmessage = (message) => {
      heard()
      const frame = JSON.parse(message.data as string) as LiveFrame & { id?: string }
      if (frame.id) lastId = frame.id
      if (frame.event === 'reset') lastId = undefined
      if (frame.event) options.onFrame(frame)
    }
    socket.onclose = () => {
      clearTimeout(watchdog)
      if (closed) return
      options.onConnected(false)
      const delay = Math.min(MAX_DELAY_MS, 500 * 2 ** attempts++) * (0.5 + Math.random() / 2)
      timer = setTimeout(connect, delay)
    }
  }

  const retryNow = () => {
    if (closed || socket?.readyState === WebSocket.OPEN) return
    clearTimeout(timer)
    attempts = 0
    if (socket?.readyState !== WebSocket.CONNECTING) connect()
  }

  addEventListener('online', retryNow)
  connect()
  return () => {
    closed = true
    clearTimeout(timer)
    clearTimeout(watchdog)
    removeEventListener('online', retryNow)
    socket?.close()
  }
}
