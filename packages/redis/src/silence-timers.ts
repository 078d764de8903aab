/**
 * ioredis leaves timers of a connection behind when it ends before an answer came. The one for silence (socketTimeout) would cut the
 * next connection in the middle; those of its commands (commandTimeout) are forgotten with what greeted a server that died at once.
 * Either would keep a process alive that is done.
 */
import type { Cluster, Redis } from 'ioredis'

/** Of ioredis' own, which its types leave out. */
interface Timed {
  socketTimeoutTimer?: NodeJS.Timeout | undefined
  commandQueue?: Sent
  /** What the connection before had sent. */
  prevCommandQueue?: Sent | null
}
type Sent = { toArray(): { command: { _commandTimeoutTimer?: NodeJS.Timeout } }[] }

/** Ends the one and unties the others with each connection. Call it before the first connection is made. */
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
    for (const sent of [timed.commandQueue, timed.prevCommandQueue]) {
      for (const { command } of sent?.toArray() ?? []) command._commandTimeoutTimer?.unref()
    }
  })
}
