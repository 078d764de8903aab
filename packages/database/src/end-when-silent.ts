// A server that keeps the connection and says nothing: frozen, or behind a firewall that forgot us. Neither sends an end, and TCP
// itself gives up after a quarter of an hour, so whoever waits for an answer would wait that long.
import type { Socket } from 'node:net'
import type pg from 'pg'

/** Of pg's own, which its types leave out. */
type Inside = pg.ClientBase & { readyForQuery: boolean; _ending: boolean; connection: { stream: Socket } }

/**
 * From now on the connection breaks (ETIMEDOUT) when nothing comes for `ms` while a query waits, or while it is being closed.
 * Longer than any statement may take: what runs says nothing either. `client` must be connected.
 */
export function endWhenSilent(client: pg.ClientBase, ms: number): void {
  const inside = client as Inside
  const { stream } = inside.connection
  const isWaiting = () => inside._ending || !inside.readyForQuery
  stream.setTimeout(ms)
  // Each time: a callback of setTimeout would be called for the first silence alone, that of a connection nobody waited for.
  stream.on('timeout', () => {
    const { bytesRead } = stream
    // Who was frozen himself reads first what has come meanwhile.
    setImmediate(() => {
      if (!isWaiting() || stream.destroyed) return
      if (stream.bytesRead > bytesRead) return
      stream.destroy(Object.assign(new Error('PostgreSQL does not answer'), { code: 'ETIMEDOUT' }))
    })
  })
}

const GOODBYE_MS = 1_000

/** Ends a connection in order, or after a second without. Never rejects. */
export async function endSoon(client: pg.ClientBase & { end(): Promise<void> }): Promise<void> {
  const { stream } = (client as unknown as Inside).connection
  const timer = setTimeout(() => stream.destroy(), GOODBYE_MS)
  await client.end().catch(() => {})
  clearTimeout(timer)
}
