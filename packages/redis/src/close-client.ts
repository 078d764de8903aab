/** The end of a connection: nothing that waits for it waits for ever. */
import type { Cluster, Redis } from 'ioredis'

const QUIT_TIMEOUT_MS = 1_000

/** Waits for the replies of what was sent, then closes. Never rejects; may be called twice. */
export async function closeRedisClient(redis: Redis | Cluster): Promise<void> {
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
export function disconnectNow(redis: Redis | Cluster): void {
  if (redis.isCluster) endCluster(redis as Cluster)
  else endSingle(redis as Redis)
}

function endSingle(single: Redis): void {
  const betweenAttempts = single.status === 'reconnecting'
  single.disconnect()
  rejectUnanswered(single)
  if (!betweenAttempts) return
  single.connect().catch(() => {})
  single.disconnect()
}

/** A Cluster ends when the last of its nodes is closed; when it knows none at the moment it would never end. */
function endCluster(cluster: Cluster): void {
  if (cluster.status === 'end') return
  const nodes = cluster.nodes()
  cluster.disconnect()
  for (const node of nodes) rejectUnanswered(node)
  const closing = cluster as unknown as { status: string; handleCloseEvent(): void }
  if (nodes.length === 0 && closing.status !== 'end') closing.handleCloseEvent()
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
