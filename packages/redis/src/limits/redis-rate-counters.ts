/** RateCounters on Redis: each take one small Lua call, sent by its hash. */
import type { Cluster, Redis } from 'ioredis'
import { TAKE } from './lua/take.ts'
import type { RateCounters } from './rate-counters.ts'

type Reply = [taken: number, index: number, current: number, previous: number]
interface Scripts {
  limitTake(key: string, now: number, windowMs: number, limit: number, cost: number, always: 0 | 1): Promise<Reply>
}

/**
 * Errors are those of ioredis. With `enableAutoPipelining` all takes of one turn of the event loop go out in one write.
 * @param redis its `keyPrefix` must be empty: hash tags name whole keys
 */
export function createRedisRateCounters(redis: Redis | Cluster): RateCounters {
  redis.defineCommand('limitTake', { numberOfKeys: 1, lua: TAKE })
  const scripts = redis as unknown as Scripts
  return {
    async take({ key, rule, now, cost, always }) {
      const reply = await scripts.limitTake(key, now, rule.windowMs, rule.limit, cost, always ? 1 : 0)
      const [taken, index, current, previous] = reply
      return { taken: taken === 1, counter: { index, current, previous } }
    },
    async clear(keys) {
      await Promise.all(keys.map((key) => redis.unlink(key)))
    },
  }
}
