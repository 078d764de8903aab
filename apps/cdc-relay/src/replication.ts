/** One replication connection over pg-logical-replication, with what that library leaves open closed. */
import { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { LogicalReplicationService, type Pgoutput, PgoutputPlugin } from 'pg-logical-replication'
import { formatLsn, parseLsn } from './lsn.ts'
import { watchSilence } from './watch-silence.ts'

export type PgoutputMessage = Pgoutput.Message

export interface ReplicationOptions {
  databaseUrl: string
  slot: string
  publication: string
  /** Called in order, as messages arrive, also while the library still queues earlier ones for its own listeners. */
  onMessage: (message: PgoutputMessage) => void
  /** `end`: where the server's next record starts. */
  onKeepalive: (end: number, replyRequested: boolean) => void
  /** A promise holds the stream until it resolves. */
  room: () => Promise<void> | undefined
  /** Milliseconds after which either end takes a silent other for dead. */
  silenceMs: number
}

export interface Replication extends AsyncDisposable {
  /** Everything up to `lsn`, itself included, will never be needed again. Also answers keepalives. */
  acknowledge(lsn: number): Promise<unknown>
  /** Rejects when the connection ends for any reason but disposal. */
  ended: Promise<never>
}

/** ISO dates in UTC, whatever the server, database or role say: columns.ts reads nothing else. */
const SESSION = '-c DateStyle=ISO -c TimeZone=UTC -c client_encoding=UTF8'
const CONNECT_MS = 5_000

/** Starts streaming from the slot's confirmed LSN; rejects with PostgreSQL's error (55006 while another has the slot). */
export async function startReplication(options: ReplicationOptions): Promise<Replication> {
  const { silenceMs } = options
  let socket: Socket | undefined
  let closed = false
  // Acknowledging and its timer are ours: the library's own timer acknowledges what has merely arrived.
  const service = new LogicalReplicationService(
    {
      connectionString: options.databaseUrl,
      application_name: 'rookery-relay',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
      // A relay that is frozen or cut off has the slot until then: nobody else can take over.
      options: `${SESSION} -c wal_sender_timeout=${silenceMs}`,
      stream: () => (socket = new Socket()),
    },
    { acknowledge: { auto: false, timeoutSeconds: 0 }, flowControl: { enabled: true } },
  )
  const { promise: ended, reject: end } = Promise.withResolvers<never>()
  ended.catch(() => {})
  const guard = (work: () => void) => {
    if (closed) return
    try {
      work()
    } catch (error) {
      end(error)
    }
  }

  // The library queues rows but hands out keepalives at once, ahead of rows that came first; parsing is in order of arrival.
  const plugin = new PgoutputPlugin({ protoVersion: 1, publicationNames: [options.publication], messages: true })
  const parse = plugin.parse.bind(plugin)
  const silence = watchSilence(silenceMs, () => end(new Error('PostgreSQL does not answer')))
  const observe = (buffer: Buffer) => {
    silence.heard()
    guard(() => options.onMessage(parse(buffer)))
  }
  plugin.parse = observe as unknown as typeof parse
  service.on('data', () => (closed ? undefined : silence.whileHeld(options.room())) as Promise<void>)
  service.on('heartbeat', (lsn, _at, replyRequested) => {
    silence.heard()
    guard(() => options.onKeepalive(parseLsn(lsn), replyRequested))
  })
  service.on('error', end)

  const close = async () => {
    closed = true
    silence[Symbol.dispose]()
    // The library lets go of its connection's errors when it stops; a late ECONNRESET would end the process.
    socket?.removeAllListeners('error').on('error', () => {})
    // A paused socket would never see its end.
    socket?.resume()
    await Promise.race([service.destroy().catch(() => {}), wait(1000, undefined, { ref: false })])
    socket?.destroy()
  }
  const started = new Promise<void>((resolve) => service.on('start', resolve))
  service.subscribe(plugin, options.slot).then(
    () => end(new Error('the server ended replication')),
    (error: unknown) => end(error),
  )
  try {
    await Promise.race([started, ended])
  } catch (error) {
    await close()
    throw error
  }
  return {
    // Asked only when nothing comes by itself: each answer is a reason to acknowledge.
    acknowledge: (lsn) => service.acknowledge(formatLsn(lsn), silence.ms() > silenceMs / 8),
    ended,
    [Symbol.asyncDispose]: close,
  }
}
