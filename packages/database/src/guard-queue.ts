// Who may wait for a connection of a pool, and for how long that makes sense.
import type pg from 'pg'

export interface QueueLimits {
  /** Of those who wait. */
  most: number
  /** Milliseconds for which whoever asks now is waited for himself. */
  timeLeft: () => number
}

type Connected = Parameters<pg.Pool['connect']>[0]

/**
 * pg queues without end, and in order: after a server was slow, work that nobody waits for any more would be done first, and what
 * is waited for would come too late. So who is late gets no connection (ETIMEDOUT), and beyond `most` waiting whoever comes is
 * refused as if there were too many connections: 503 both.
 */
export function guardQueue(pool: pg.Pool, { most, timeLeft }: QueueLimits): void {
  const connect = pool.connect.bind(pool)
  // Both forms: pool.query uses the one with a callback.
  const guarded = (done?: Connected) => {
    const left = timeLeft()
    const refusal = left <= 0 ? late() : pool.waitingCount >= most ? tooMany() : undefined
    if (refusal) {
      if (!done) return Promise.reject(refusal)
      queueMicrotask(() => done(refusal, undefined, () => {}))
      return undefined
    }
    if (left === Number.POSITIVE_INFINITY) return done ? connect(done) : connect()
    const until = performance.now() + left
    if (!done) return connect().then((client) => inTime(client, until))
    return connect((error, client, release) => {
      if (!client || performance.now() < until) return done(error, client, release)
      // Later, since it serves the next in the queue: a thousand late ones would be as many calls deep.
      queueMicrotask(release)
      done(late(), undefined, () => {})
    })
  }
  pool.connect = guarded as typeof pool.connect
}

function inTime(client: pg.PoolClient, until: number): pg.PoolClient {
  if (performance.now() < until) return client
  client.release()
  throw late()
}

const late = () => Object.assign(new Error('nobody waits for this any more'), { code: 'ETIMEDOUT' })
const tooMany = () => Object.assign(new Error('too many wait for a database connection'), { code: '53300' })
