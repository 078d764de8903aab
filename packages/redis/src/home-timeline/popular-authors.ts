// Who is popular: flags that are raised once and never lowered, with the time they were raised.
import type { Id } from '@rookery/contracts'
import { type AnyRedis, isCluster } from '../client.ts'
import { POPULAR_KEY, POPULAR_KEY_ON_CLUSTER } from './keys.ts'
import { RAISE_POPULAR } from './lua/raise-popular.ts'

export interface PopularFlags {
  /**
   * Raises the flag if it is not up yet. The time is taken when the flag becomes visible, not when the caller asks: a
   * command may wait long for a connection, and readers rely on two minutes of visibility.
   */
  raise(authorId: Id): Promise<void>
  /** Author → when the flag was raised (ms since 1970), for all. */
  all(): Promise<Map<Id, number>>
}

/** One hash; a platform has few authors above the threshold. `now`: tests give the time, else it is Redis' own. */
export function createRedisPopularFlags(redis: AnyRedis, now?: () => number): PopularFlags {
  redis.defineCommand('popularRaise', { numberOfKeys: 1, lua: RAISE_POPULAR })
  const key = isCluster(redis) ? POPULAR_KEY_ON_CLUSTER : POPULAR_KEY
  const scripts = redis as unknown as { popularRaise(...args: (string | number)[]): Promise<number> }
  return {
    async raise(authorId) {
      await scripts.popularRaise(key, authorId, now?.() ?? 0)
    },
    async all() {
      const raw = await redis.hgetall(key)
      return new Map(Object.entries(raw).map(([author, since]) => [Number(author), Number(since)]))
    },
  }
}

/** The same in memory. */
export function createMemoryPopularFlags(now: () => number = Date.now): PopularFlags & { clear(): void } {
  const flags = new Map<Id, number>()
  return {
    async raise(authorId) {
      if (!flags.has(authorId)) flags.set(authorId, now())
    },
    all: async () => new Map(flags),
    clear: () => flags.clear(),
  }
}
