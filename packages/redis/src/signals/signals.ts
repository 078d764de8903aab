/**
 * Signals: small facts that every process must have applied before a write answers (a block, a revoked session).
 * Redis pub/sub with acknowledgements. Not a log: what a process misses, it learns of as `missed` and drops its caches.
 */
import { randomUUID } from 'node:crypto'
import type { Id } from '@rookery/contracts'
import { openPubSub } from './pub-sub.ts'

/** What can be published. */
export type PublishedSignal =
  | { type: 'graph'; accountIds: Id[] }
  | { type: 'session'; sessionId: Id }
  | { type: 'account'; accountId: Id }
  /** What gateways have rendered is not so any more. */
  | { type: 'rendered'; tweetIds: Id[]; accountIds: Id[] }

/** `missed`: the subscription was (re)made just now, signals of before may have been lost. */
export type Signal = PublishedSignal | { type: 'missed' }

export type SignalHandler = (signal: Signal) => void | Promise<void>

export interface Signals extends AsyncDisposable {
  /**
   * Resolves when this process and every subscribed one has applied the signal, or after `ackWaitMs`. Never rejects:
   * with Redis away it is applied here, and the others drop their caches when their subscription is back.
   */
  publish(signal: PublishedSignal): Promise<void>
  /** Handlers are awaited before a signal counts as applied. Returns the function that takes the handler away. */
  on(handler: SignalHandler): () => void
  /** False while signals of others may be passing by unheard. */
  connected(): boolean
  /** Resolves once both connections work for the first time. */
  ready(): Promise<void>
}

export interface SignalsOptions {
  /** redis:// or unix socket URL, or several nodes of a Cluster. Two connections of its own are opened. */
  url: string
  /** Shown by CLIENT LIST. Default `signals`. */
  name?: string
  /** Upper bound of a publish, in milliseconds. Default 1,000: only who hangs takes so long; who is gone is not waited for. */
  ackWaitMs?: number
  /** Milliseconds without a word from a Redis that was asked, until a connection is given up; default 12,000. Given by tests. */
  silenceMs?: number
  onError?: (error: unknown) => void
}

const ACK_WAIT_MS = 1_000
const CHANNEL = 'signals'
const replyChannel = (process: string) => `signals:reply:${process}`

interface Message {
  id: string
  from: string
  signal: PublishedSignal
}

/** Counts acknowledgements of one publish; they may come before PUBLISH says how many there will be. */
interface Awaited {
  acks: number
  expected: number
  done: () => void
}

export function createSignals(options: SignalsOptions): Signals {
  const { url, name = 'signals', ackWaitMs = ACK_WAIT_MS, silenceMs, onError = () => {} } = options
  const self = randomUUID()
  const handlers = new Set<SignalHandler>()
  const awaited = new Map<string, Awaited>()
  const first = Promise.withResolvers<void>()
  let connected = false
  let subscription = 0

  const apply = async (signal: Signal) => {
    const results = await Promise.allSettled([...handlers].map(async (handler) => handler(signal)))
    for (const result of results) if (result.status === 'rejected') onError(result.reason)
  }

  const acknowledge = (id: string) => {
    const waiting = awaited.get(id)
    if (waiting && ++waiting.acks >= waiting.expected) waiting.done()
  }

  const received = async ({ id, from, signal }: Message) => {
    if (from === self) return acknowledge(id)
    await apply(signal)
    await pubSub.publish(replyChannel(from), id)
  }

  const pubSub = openPubSub({
    url,
    name,
    silenceMs,
    channels: [CHANNEL, replyChannel(self)],
    onSubscribed() {
      const mine = ++subscription
      apply({ type: 'missed' })
        .then(() => {
          // It may be gone again by the time that everybody has dropped their caches.
          if (mine !== subscription) return
          connected = true
          first.resolve()
        })
        .catch(onError)
    },
    onClosed() {
      subscription++
      connected = false
    },
    onMessage(channel, text) {
      if (channel !== CHANNEL) return acknowledge(text)
      received(JSON.parse(text)).catch(onError)
    },
    onError,
  })

  const broadcast = async (signal: PublishedSignal) => {
    const id = randomUUID()
    const { promise, resolve } = Promise.withResolvers<void>()
    const waiting: Awaited = { acks: 0, expected: Number.POSITIVE_INFINITY, done: resolve }
    awaited.set(id, waiting)
    const timer = setTimeout(resolve, ackWaitMs)
    try {
      const sent = pubSub.broadcast(CHANNEL, JSON.stringify({ id, from: self, signal } satisfies Message))
      sent.then((receivers) => {
        waiting.expected = receivers
        if (waiting.acks >= receivers) resolve()
      }, resolve)
      sent.catch(onError)
      await promise
    } finally {
      clearTimeout(timer)
      awaited.delete(id)
    }
  }

  return {
    async publish(signal) {
      await Promise.all([apply(signal), broadcast(signal)])
    },
    on(handler) {
      handlers.add(handler)
      return () => void handlers.delete(handler)
    },
    connected: () => connected,
    ready: () => Promise.all([first.promise, pubSub.canPublish]).then(() => {}),
    async [Symbol.asyncDispose]() {
      connected = false
      pubSub.disconnect()
    },
  }
}
