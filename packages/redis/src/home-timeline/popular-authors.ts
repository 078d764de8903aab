// Who is popular: flags that are raised once and never lowered, with the time they were raised.
import type { Id } from '@rookery/contracts'
import type { Cluster, Redis } from 'ioredis'
import { POPULAR_KEY } from './keys.ts'

export interface PopularFlags {
  /** Raises the flag if it is not up yet. `now` in ms since 1970. */
  raise(authorId: Id, now: number): Promise<void>
  /** Author → when the flag was raised, for all. */
  all(): Promise<Map<Id, number>>
}

/** One hash; a platform has few authors above the threshold. */
export function createRedisPopularFlags(redis: Redis | Cluster): PopularFlags {
  return {
    async raise(authorId, now) {
      await redis.hsetnx(POPULAR_KEY, String(authorId), now)
    },
    async all() {
      const raw = await redis.hgetall(POPULAR_KEY)
      return new Map(Object.entries(raw).map(([author, since]) => [Number(author), Number(since)]))
    },
  }
}

/** The same in memory. */
export function createMemoryPopularFlags(): PopularFlags & { clear(): void } {
  const flags = new Map<Id, number>()
  return {
    async raise(authorId, now) {
      if (!flags.has(authorId)) flags.set(authorId, now)
    },
    all: async () => new Map(flags),
    clear: () => flags.clear(),
  }
}
