/** How every part connects to Redis, one server or a Cluster: a named connection, patience that fits its use, an orderly end. */
import { Cluster, type ClusterOptions, Redis, type RedisOptions } from 'ioredis'
import { clusterAddresses, namesCluster } from './addresses.ts'
import { closeRedisClient } from './close-client.ts'
import { endSilenceTimers } from './silence-timers.ts'

/**
 * - `commands`: reconnects; a command waits at most ten seconds for the connection and its answer, then rejects. On a Cluster with
 *   a frozen node somewhat longer: 12 s for the socket, then it is tried on whoever has the slot by then.
 * - `blocking`: for XREAD BLOCK, subscriptions and BullMQ workers; reconnects for ever, and commands wait as long.
 * - `session`: never reconnects; once it drops, every command rejects (the relay must notice a restart), as one without an answer
 *   does after ten seconds. Not for a Cluster.
 */
export type RedisUse = 'commands' | 'blocking' | 'session'

export interface RedisClientOptions {
  /** redis:// or rediss://; credentials and database number as the URL says. Several with commas between: nodes of a Cluster. */
  url: string
  /** Shown by CLIENT LIST, for example `timeline-service:commands`. Spaces are not allowed there. */
  name: string
  use?: RedisUse
  /**
   * Milliseconds after which a connection that is asked something and says nothing is given up; no command waits longer, except
   * with `blocking`. Default 12,000 (`blocking` 20,000, `session` 10,000), as a busy machine needs. Given by tests, which then wait less.
   */
  silenceMs?: number
  /** Connection troubles; they repeat while Redis is away. Without it they are dropped: commands reject anyway. */
  onError?: (error: Error) => void
}

/** One server or a Cluster, with the same commands; on a Cluster all keys of a call must share a hash tag. */
export type AnyRedis = Redis | Cluster

/** Disposing sends what is queued (QUIT), then closes; a Redis that does not answer is left after a second. */
export type RedisClient = AnyRedis & AsyncDisposable

/** 50 ms, 100 ms, … at most 2 s, with up to a fifth of jitter, so that many clients do not return in step. */
const reconnectDelay = (attempt: number): number => Math.min(attempt * 50, 2_000) * (0.8 + Math.random() * 0.2)

/** A Redis that holds the connection and answers nothing (frozen, cut off) ends a session, too. */
const SESSION_MS = 10_000
/** So long a command waits at most for connection and answer; who is in a hurry waits less (within.ts). A busy machine makes processes deaf for seconds. */
const COMMAND_MS = 10_000
/** On a connection from which nothing comes for so long while something is asked, nothing ever will: TCP would wait for a quarter of an hour. */
export const SILENCE_MS = 12_000
/** The same where commands wait for news; nobody asks to wait longer than BullMQ, ten seconds. */
const PATIENT_SILENCE_MS = 20_000

const USES: Record<RedisUse, (silenceMs?: number) => RedisOptions> = {
  commands: (silenceMs = SILENCE_MS) => ({
    retryStrategy: reconnectDelay,
    maxRetriesPerRequest: 3,
    commandTimeout: Math.min(COMMAND_MS, silenceMs),
    socketTimeout: silenceMs,
  }),
  blocking: (silenceMs = PATIENT_SILENCE_MS) => ({
    retryStrategy: reconnectDelay,
    maxRetriesPerRequest: null,
    socketTimeout: silenceMs,
  }),
  session: (silenceMs = SESSION_MS) => ({
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    commandTimeout: silenceMs,
  }),
}

/** A command whose node is away is tried again every 100 ms (ioredis' default), so often (what the nodes answer counts, too): some 5 s, or as good as for ever. */
const CLUSTER_USES: Record<'commands' | 'blocking', ClusterOptions> = {
  commands: { clusterRetryStrategy: rejectingRetry, maxRedirections: 100 },
  blocking: { clusterRetryStrategy: reconnectDelay, maxRedirections: 1_000_000 },
}

/** For copies whose commands wait as long as it takes. */
export const PATIENT = {
  redis: { maxRetriesPerRequest: null, commandTimeout: undefined, socketTimeout: PATIENT_SILENCE_MS },
  cluster: CLUSTER_USES.blocking,
} satisfies { redis: RedisOptions; cluster: ClusterOptions }

/** With no node left ioredis lets commands wait for ever: here, as with one server, until every fourth attempt has failed. */
function rejectingRetry(this: unknown, attempt: number): number {
  const waiting = this as { flushQueue(error: Error): void }
  if (attempt % 4 === 0) waiting.flushQueue(new Error('Connection is closed.'))
  return reconnectDelay(attempt)
}

/** ioredis waits so long for a socket to close, also for one that is closed already, and keeps the process alive meanwhile: 2 s by default. */
export const DISCONNECT_MS = 100

/** Makes a client that connects with its first command (or `connect()`, which rejects when Redis cannot be reached). */
export function createRedisClient(options: RedisClientOptions): RedisClient {
  const redis = endSilenceTimers(namesCluster(options.url) ? createCluster(options) : createSingle(options))
  redis.on('error', options.onError ?? (() => {}))
  return Object.assign(redis, { [Symbol.asyncDispose]: () => closeRedisClient(redis) })
}

const createSingle = ({ url, name, use = 'commands', silenceMs }: RedisClientOptions): Redis =>
  new Redis(url, {
    connectionName: name,
    lazyConnect: true,
    keepAlive: 10_000,
    disconnectTimeout: DISCONNECT_MS,
    ...USES[use](silenceMs),
  })

function createCluster({ url, name, use = 'commands', silenceMs }: RedisClientOptions): Cluster {
  if (use === 'session') throw new Error('REDIS_URL: a session needs a single Redis, not a Cluster.')
  const { nodes, shared } = clusterAddresses(url)
  const { maxRetriesPerRequest, socketTimeout } = USES[use](silenceMs)
  return new Cluster(nodes, {
    lazyConnect: true,
    // ioredis asks one node at random, be it the one that is away, and begins again when that fails: with one of three gone every
    // eightieth client failed its first commands. What a cluster that is not ready answers is tried again in any case.
    enableReadyCheck: false,
    ...CLUSTER_USES[use],
    // New replicas are noticed, too; masters are by the first MOVED.
    slotsRefreshInterval: 30_000,
    // Names stay names, as certificates have them.
    ...(shared.tls && { dnsLookup: (address, done) => done(null, address) }),
    redisOptions: {
      ...shared,
      connectionName: name,
      keepAlive: 10_000,
      disconnectTimeout: DISCONNECT_MS,
      maxRetriesPerRequest,
      socketTimeout,
    },
  })
}

/** Another client of the same Redis. On a Cluster `change.redis` holds for the connections to its nodes. */
export function copyRedis(from: AnyRedis, change: { redis?: RedisOptions; cluster?: ClusterOptions } = {}): AnyRedis {
  // By the prototype: BullMQ's connections have a `duplicate` of their own.
  if (!isCluster(from)) return endSilenceTimers(Redis.prototype.duplicate.call(from, change.redis))
  const redisOptions = { ...from.options.redisOptions, ...change.redis }
  return endSilenceTimers(Cluster.prototype.duplicate.call(from, [], { ...change.cluster, redisOptions }))
}

export const isCluster = (redis: { isCluster?: boolean }): redis is Cluster => redis.isCluster === true

/**
 * A copy whose commands never wait: a Redis that is away, or takes a second, is an error at once. What is asked in one turn of
 * the event loop goes out in one write (a node): a system call for each command took a fifth of the time of a busy server.
 */
export async function openImpatientCopy(from: AnyRedis, onError: (error: Error) => void): Promise<AnyRedis> {
  const impatient = { enableAutoPipelining: true, enableOfflineQueue: false }
  const copy = copyRedis(from, {
    redis: { ...(!isCluster(from) && impatient), maxRetriesPerRequest: 0, commandTimeout: 1_000 },
    cluster: { ...impatient, maxRedirections: 3, retryDelayOnFailover: 0, retryDelayOnClusterDown: 0 },
  })
  copy.on('error', onError)
  // Begins now: without an offline queue the first commands of a lazy client would be refused.
  if (copy.status === 'wait') await copy.connect().catch(() => {})
  return copy
}
