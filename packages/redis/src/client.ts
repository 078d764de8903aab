/** How every part connects to Redis: a named connection, patience that fits its use, an orderly end. */
import { Redis, type RedisOptions } from 'ioredis'

/**
 * - `commands`: reconnects; a command waits at most a few seconds for the connection, then rejects.
 * - `blocking`: for XREAD BLOCK, subscriptions and BullMQ workers; reconnects for ever, and commands wait as long.
 * - `session`: never reconnects; once it drops, every command rejects (the relay must notice a restart).
 */
export type RedisUse = 'commands' | 'blocking' | 'session'

export interface RedisClientOptions {
  /** redis:// or rediss://; credentials and database number as the URL says. */
  url: string
  /** Shown by CLIENT LIST, for example `timeline-service:commands`. Spaces are not allowed there. */
  name: string
  use?: RedisUse
  /** Connection troubles; they repeat while Redis is away. Without it they are dropped: commands reject anyway. */
  onError?: (error: Error) => void
}

/** Disposing sends what is queued (QUIT), then closes; a Redis that does not answer is left after a second. */
export type RedisClient = Redis & AsyncDisposable

/** 50 ms, 100 ms, … at most 2 s, with up to a fifth of jitter, so that many clients do not return in step. */
const reconnectDelay = (attempt: number): number => Math.min(attempt * 50, 2_000) * (0.8 + Math.random() * 0.2)

const USES: Record<RedisUse, RedisOptions> = {
  commands: { retryStrategy: reconnectDelay, maxRetriesPerRequest: 3 },
  blocking: { retryStrategy: reconnectDelay, maxRetriesPerRequest: null },
  session: { retryStrategy: () => null, maxRetriesPerRequest: 0, autoResendUnfulfilledCommands: false },
}

/** ioredis waits so long for a socket to close, also for one that is closed already, and keeps the process alive meanwhile: 2 s by default. */
export const DISCONNECT_MS = 100

/** Makes a client that connects with its first command (or `connect()`, which rejects when Redis cannot be reached). */
export function createRedisClient({ url, name, use = 'commands', onError }: RedisClientOptions): RedisClient {
  const redis = new Redis(url, {
    connectionName: name,
    lazyConnect: true,
    keepAlive: 10_000,
    disconnectTimeout: DISCONNECT_MS,
    ...USES[use],
  })
  redis.on('error', onError ?? (() => {}))
  return Object.assign(redis, { [Symbol.asyncDispose]: () => closeRedisClient(redis) })
}

const QUIT_TIMEOUT_MS = 1_000

/** Waits for the replies of what was sent, then closes. Never rejects; may be called twice. */
export async function closeRedisClient(redis: Redis): Promise<void> {
  if (redis.status === 'ready') {
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise((resolve) => {
      timer = setTimeout(resolve, QUIT_TIMEOUT_MS)
    })
    await Promise.race([redis.quit().catch(() => {}), patience])
    clearTimeout(timer)
  }
  disconnectNow(redis)
}

/**
 * Closes at once; whatever waits for the connection rejects. Between two attempts to reconnect ioredis' own `disconnect` only
 * stops trying and leaves waiting commands pending for ever: an attempt that is begun and given up rejects them.
 */
export function disconnectNow(redis: Redis): void {
  const betweenAttempts = redis.status === 'reconnecting'
  redis.disconnect()
  rejectUnanswered(redis)
  if (!betweenAttempts) return
  redis.connect().catch(() => {})
  redis.disconnect()
}

interface Unanswered {
  prevCommandQueue?: { length: number; shift(): { command: { reject(error: Error): void } } | undefined } | null
}

/** What was sent before the connection broke ioredis keeps for the next one, and forgets when there is none: it would wait for ever. */
function rejectUnanswered(redis: Redis): void {
  const kept = redis as unknown as Unanswered
  const queue = kept.prevCommandQueue
  kept.prevCommandQueue = null
  while (queue && queue.length > 0) queue.shift()?.command.reject(new Error('Connection is closed.'))
}
