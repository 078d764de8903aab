/** One blocking connection that waits for entries of any number of streams: plain XREAD, since leases decide who may read. */
import { createRedisClient, disconnectNow, logKeys } from '@rookery/redis'
import type { Entry, Reader } from '../core/backend.ts'
import { toEntries } from './replies.ts'

const PREFIX = 'log:'

export function createReader(url: string, name: string, onError?: (error: unknown) => void): Reader {
  const redis = createRedisClient({ url, name, use: 'blocking', onError })

  return {
    async read(cursors, count, waitMs) {
      const keys = [...cursors.keys()].map((stream) => PREFIX + stream)
      const reply = await redis.xread('COUNT', count, 'BLOCK', waitMs, 'STREAMS', ...keys, ...cursors.values())
      const found = new Map<string, Entry[]>()
      for (const [key, entries] of reply ?? []) found.set(key.slice(PREFIX.length), toEntries(entries))
      return found
    },
    async readLive(after, count, waitMs) {
      // In this order on one connection: entries read before an unchanged incarnation are of that incarnation.
      const [read, state] = await Promise.all([
        redis.xread('COUNT', count, 'BLOCK', waitMs, 'STREAMS', logKeys.live, after),
        redis.hmget(logKeys.state, 'incarnation', 'epoch', 'live_floor'),
      ])
      const entries = read?.[0] ? toEntries(read[0][1]) : []
      return { incarnation: state[0] ?? null, epoch: Number(state[1]), floor: state[2] ?? '0-0', entries }
    },
    close: () => disconnectNow(redis),
  }
}
