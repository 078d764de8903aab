/**
 * ioredis' timer for a connection that falls silent (socketTimeout) stays when the connection ends before an answer came: it would
 * cut the next connection in the middle, and keep a process alive that is done.
 */
import type { Cluster, Redis } from 'ioredis'

/** Of ioredis' own, which its types leave out. */
interface Timed {
  socketTimeoutTimer?: NodeJS.Timeout | undefined
}

/** Ends that timer with each connection. Call it before the first connection is made. */
export function endSilenceTimers<Client extends Redis | Cluster>(client: Client): Client {
  if (client.isCluster) client.on('+node', endTimer)
  else endTimer(client as Redis)
  return client
}

function endTimer(redis: Redis): void {
  const timed = redis as unknown as Timed
  redis.on('close', () => {
    clearTimeout(timed.socketTimeoutTimer)
    timed.socketTimeoutTimer = undefined
  })
}
