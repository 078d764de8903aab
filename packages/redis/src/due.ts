/** Work that is due once in a while, done by one process of all: when it was done stands in Redis, so that no restart postpones it. */
import type { AnyRedis } from './client.ts'
import { dueKey } from './keys.ts'

/**
 * Does the work when it is due and nobody else is at it. Resolves to whether it was done here; rejects as the work does: then, as after
 * a process that was killed, it is due again within an hour. A Redis that forgot says that it is due: the work must bear repetition.
 */
export type Due = (name: string, everyMs: number, work: () => Promise<unknown>) => Promise<boolean>

const HOUR_MS = 3_600_000

export function createDue(redis: Pick<AnyRedis, 'set' | 'pexpire'>): Due {
  return async (name, everyMs, work) => {
    const key = dueKey(name)
    const leaseMs = Math.min(everyMs, HOUR_MS)
    if ((await redis.set(key, 'begun', 'PX', leaseMs, 'NX')) === null) return false
    // Whoever is at it may need longer.
    const renewing = setInterval(() => redis.pexpire(key, leaseMs).catch(() => {}), leaseMs / 3).unref()
    try {
      await work()
    } finally {
      clearInterval(renewing)
    }
    await redis.set(key, 'done', 'PX', everyMs)
    return true
  }
}
