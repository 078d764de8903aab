/** kafkajs as we use it: its log mapped down, its one harmless warning filtered, sockets that a close can end at once. */
import { readFileSync } from 'node:fs'
import net from 'node:net'
import tls from 'node:tls'
import { type ISocketFactory, Kafka, type KafkaConfig, type RetryOptions, type SASLOptions } from 'kafkajs'
import type { KafkaClientOptions } from './settings.ts'

export interface Client {
  kafka: Kafka
  /** Ends every connection now: what waits for an answer rejects. */
  destroy(): void
}

/** What our own closing makes of everything under way. */
export const CLOSED = 'the client is closed'

const KEEP_ALIVE_MS = 60_000

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
  const { brokers, name = 'event-log', tls: secure, sasl, logger, socketFactory = openSocket } = options
  const sockets = new Set<net.Socket>()
  let destroyed = false
  const config: KafkaConfig = {
    brokers: [...brokers],
    clientId: name,
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    retry,
    socketFactory(args) {
      if (destroyed) throw new Error(CLOSED)
      const socket = socketFactory(args)
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
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
    destroy() {
      destroyed = true
      for (const socket of sockets) socket.destroy(new Error(CLOSED))
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
