/** kafkajs as we use it: its log mapped down, its one harmless warning filtered, sockets that a close can end at once. */
import { readFileSync } from 'node:fs'
import net from 'node:net'
import tls from 'node:tls'
import {
  type Admin,
  type Consumer,
  type ISocketFactory,
  Kafka,
  type KafkaConfig,
  type Producer,
  type RetryOptions,
  type SASLOptions,
} from 'kafkajs'
import { greeted } from './greeting.ts'
import type { KafkaClientOptions } from './settings.ts'
import { ANSWERED_ALONE, createSilences } from './silences.ts'
import { wholeAnswers } from './whole-answers.ts'

export interface Client {
  kafka: Kafka
  /**
   * A broker that falls silent (frozen, its cable cut) looks connected for as long as TCP is patient, and kafkajs goes on asking it:
   * after a request without an answer its connections are ended, and for a moment there are no new ones.
   */
  watched<T extends Consumer | Producer | Admin>(part: T): T
  /** Ends every connection now: what waits for an answer rejects. */
  destroy(): void
}

interface Timeout {
  broker: string
  apiKey: number
}

/** What our own closing makes of everything under way. */
export const CLOSED = 'the client is closed'

const KEEP_ALIVE_MS = 60_000
const REQUEST_MS = 10_000
/** Until a broker is connected, and again until it has said anything. */
const CONNECT_MS = 3_000
/** So long the others are asked instead; who has no other does not wait for long. */
const [SILENCE_MS, LONE_SILENCE_MS] = [5_000, 500]

const openSocket: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  const socket = ssl
    ? tls.connect({ host, port, servername: net.isIP(host) ? '' : host, ...ssl }, onConnect)
    : net.connect({ host, port }, onConnect)
  socket.setKeepAlive(true, KEEP_ALIVE_MS)
  // Appends and commits are small and someone waits for each.
  socket.setNoDelay(true)
  return socket
}

/** `retry`: of kafkajs itself; what outlasts it is tried again by whoever asked. */
export function createClient(options: KafkaClientOptions, retry: RetryOptions): Client {
  quietNegativeTimeouts()
  const { brokers, name = 'event-log', tls: secure, sasl, logger } = options
  const { socketFactory = openSocket, requestTimeoutMs = REQUEST_MS, silences = createSilences() } = options
  /** By socket: host:port. */
  const sockets = new Map<net.Socket, string>()
  let destroyed = false
  function cut(broker: string, why: string): void {
    for (const [socket, address] of sockets) if (address === broker) socket.destroy(new Error(`${address}: ${why}`))
  }
  const silent = (broker: string) => cut(broker, 'does not answer')
  const stopListening = silences.onSilent(silent)
  const isAlone = brokers.length === 1
  const config: KafkaConfig = {
    // Asked whenever it looks for one to begin with. It goes to the next only when a connection fails, not when an answer does not come.
    brokers() {
      const others = brokers.filter((address) => !silences.has(address))
      return others.length > 0 ? others : [...brokers]
    },
    clientId: name,
    connectionTimeout: CONNECT_MS,
    requestTimeout: requestTimeoutMs,
    retry,
    socketFactory(args) {
      if (destroyed) throw new Error(CLOSED)
      const address = `${args.host}:${args.port}`
      // Thrown, it would have kafkajs end the socket of before once more, and again.
      if (silences.has(address)) return new net.Socket().destroy(new Error(`${address}: does not answer`))
      const raw = socketFactory(args)
      if (!isAlone) greeted(raw, CONNECT_MS, () => silences.add(address, SILENCE_MS, true))
      const socket = wholeAnswers(raw)
      sockets.set(socket, address)
      socket.once('close', () => {
        sockets.delete(socket)
        // kafkajs does it to a dead socket again with each try to connect, and each leaves a listener.
        socket.unref = () => socket
        // With one of its two left kafkajs takes a broker for connected, and opens a socket for each request that needs the other.
        cut(address, 'closed')
      })
      return socket
    },
    // Its errors are mostly conditions that it tries again by itself: they tell an operator nothing.
    logCreator:
      () =>
      ({ namespace, log: { message, ...details } }) =>
        logger?.debug({ kafkajs: namespace, ...details }, message),
  }
  if (secure) config.ssl = secure.caFile ? { ca: [readCertificates(secure.caFile)] } : true
  if (sasl) {
    // A copy for each client: kafkajs keeps what it made of the first password in the object.
    const { mechanism, username, password } = sasl
    config.sasl = { mechanism, username, password } as SASLOptions
  }
  return {
    kafka: new Kafka(config),
    watched(part) {
      const listen = part.on as (event: string, told: (event: { payload: Timeout }) => void) => unknown
      listen(part.events.REQUEST_TIMEOUT, ({ payload: { broker, apiKey } }) => {
        const everywhere = ANSWERED_ALONE.has(apiKey)
        silences.add(broker, isAlone ? LONE_SILENCE_MS : SILENCE_MS, everywhere)
        if (!everywhere) silent(broker)
      })
      return part
    },
    destroy() {
      destroyed = true
      stopListening()
      for (const socket of sockets.keys()) socket.destroy(new Error(CLOSED))
    },
  }
}

/** An operator can mend it: one line at start. */
function readCertificates(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const message = `KAFKA_CA_FILE: ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`
    throw Object.assign(new Error(message, { cause: error }), { name: 'StartError' })
  }
}

/** kafkajs computes a pause that may be negative, which Node mentions: this one warning, of this one caller, is dropped. */
function quietNegativeTimeouts(): void {
  const emit = process.emitWarning as typeof process.emitWarning & { quiet?: boolean }
  if (emit.quiet) return
  const filtered = ((warning: string | Error, ...rest: never[]) => {
    const isIt = (rest[0] as unknown) === 'TimeoutNegativeWarning' && new Error().stack?.includes('kafkajs')
    if (!isIt) emit.call(process, warning, ...rest)
  }) as typeof emit
  filtered.quiet = true
  process.emitWarning = filtered
}
