/** One event as both transports write it. Encoded once, however many sockets it goes to. */
import { formatPosition, type Position } from '@rookery/contracts'

/** `position` only for clients that asked for it: the cursor alone. */
export type LiveEventName =
  | 'update'
  | 'status.update'
  | 'notification'
  | 'conversation'
  | 'filters_changed'
  | 'delete'
  | 'reset'
  | 'position'

export interface LiveEvent {
  event: LiveEventName
  /** JSON of the entity, the bare id of a deletion, empty on a reset and on `filters_changed`. */
  payload: string
  /** Position in the log: the cursor after this event. Empty when there is none. */
  id: string
  /** Texts already made, by transport and stream. */
  readonly encoded: Map<string, string>
}

export const liveEvent = (event: LiveEventName, payload: string, position: Position | null): LiveEvent => ({
  event,
  payload,
  id: position ? formatPosition(position) : '',
  encoded: new Map(),
})

/** Mastodon's frame, and our `id` beside it. */
export function webSocketFrame(live: LiveEvent, label: readonly string[]): string {
  return once(live, `ws ${label.join(' ')}`, () => {
    const { event, payload, id } = live
    // Mastodon sends none there, and clients would parse an empty one.
    const body = event === 'filters_changed' ? {} : { payload }
    return JSON.stringify({ stream: label, event, ...body, ...(id ? { id } : {}) })
  })
}

/** https://html.spec.whatwg.org/multipage/server-sent-events.html; JSON text has no line breaks, nor has an id. */
export function serverSentEvent(live: LiveEvent): string {
  // Without data no event is dispatched. Mastodon writes the word, and Mastodon.py takes nothing else.
  const data = live.event === 'filters_changed' ? 'undefined' : live.payload
  return once(live, 'sse', () => `event: ${live.event}\nid: ${live.id}\ndata: ${data}\n\n`)
}

/** A comment that keeps the connection open; the id (no event is dispatched) moves the client's cursor over quiet times. */
export const serverSentThump = (position: Position | null): string =>
  position ? `:thump\nid: ${formatPosition(position)}\n\n` : ':thump\n\n'

function once(live: LiveEvent, key: string, make: () => string): string {
  let text = live.encoded.get(key)
  if (text === undefined) {
    text = make()
    live.encoded.set(key, text)
  }
  return text
}
