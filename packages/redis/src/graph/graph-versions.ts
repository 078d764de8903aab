/**
 * A version per person in Redis: a unique value (after a FLUSHALL a counter would come by an old value again), new with
 * every change of the person's relations. Missing counts as changed, so that losing them only costs a load.
 */
import { randomUUID } from 'node:crypto'
import type { Id } from '@rookery/contracts'
import type { Redis } from 'ioredis'
import { READER_BUCKETS, readerTag } from '../keys.ts'
import { within } from '../within.ts'

export type GraphRedis = Pick<Redis, 'mget' | 'pipeline'> & { isCluster?: boolean }

/** Longer than anybody's timeline lives without a read. */
const LIFETIME_SECONDS = 15 * 24 * 3600

/** Of the viewer's bucket, so that a Cluster holds it beside the home timeline and one pipeline reads both. */
export const versionKey = (viewerId: Id): string => `${readerTag(viewerId)}:graph:${viewerId}`

export function createGraphVersions(redis: GraphRedis, waitMs: number) {
  let batch: { ids: Set<Id>; answer: Promise<Map<Id, string | null>> } | null = null

  const readBatch = async (ids: Set<Id>) => {
    // Everything asked until the event loop turns shares the call.
    await new Promise((resolve) => setImmediate(resolve))
    batch = null
    const calls = sameSlot(redis, [...ids]).map(async (order) => {
      const values = await redis.mget(order.map(versionKey))
      return order.map((id, i): [Id, string | null] => [id, values[i] ?? null])
    })
    return new Map((await within(waitMs, Promise.all(calls))).flat())
  }

  return {
    /** Null when there is none; rejects when Redis is away. */
    async read(id: Id): Promise<string | null> {
      if (!batch) {
        const ids = new Set<Id>()
        batch = { ids, answer: readBatch(ids) }
      }
      batch.ids.add(id)
      return (await batch.answer).get(id) ?? null
    },
    /** The version of somebody who had none: whoever comes first gives it. */
    async mint(id: Id): Promise<string> {
      const key = versionKey(id)
      const pipeline = redis.pipeline().set(key, randomUUID(), 'EX', LIFETIME_SECONDS, 'NX').get(key)
      const replies = await within(waitMs, pipeline.exec())
      const [error, value] = replies?.[1] ?? [new Error('no reply'), null]
      if (error || typeof value !== 'string') throw error ?? new Error('version vanished')
      return value
    },
    async renew(ids: readonly Id[]): Promise<void> {
      const calls = sameSlot(redis, ids).map((order) => {
        const pipeline = redis.pipeline()
        for (const id of order) pipeline.set(versionKey(id), randomUUID(), 'EX', LIFETIME_SECONDS)
        return pipeline.exec()
      })
      const replies = await within(waitMs, Promise.all(calls))
      for (const [error] of replies.flatMap((reply) => reply ?? [])) if (error) throw error
    },
  }
}

/** What may go out in one call: on a Cluster, people of the same bucket. */
const sameSlot = ({ isCluster }: GraphRedis, ids: readonly Id[]): (readonly Id[])[] =>
  isCluster ? [...Map.groupBy(ids, (id) => id % READER_BUCKETS).values()] : [ids]
