import { waitUntil } from '@rookery/testing'
import { redisOfFile } from '@rookery/testing/redis-of-file'
import { Redis } from 'ioredis'
import { beforeEach, expect, it } from 'vitest'
import { createSharedPlaces, placesKey } from '../src/limits/index.ts'

/** A busy machine takes longer than an impatient process waits. */
const waitMs = 20_000

const server = redisOfFile()
beforeEach(async () => void (await server.redis.flushall()))

it('counts what all processes hold, exactly when several ask at once', async () => {
  await using one = createSharedPlaces({ redis: server.redis, waitMs })
  await using other = createSharedPlaces({ redis: server.redis, waitMs })
  expect(await one.raise('a1', 3, 5)).toBe(true)
  expect(await Promise.all([one.raise('a1', 4, 5), other.raise('a1', 2, 5)])).toEqual([true, false])
  // What was refused changed nothing, and another subject is another matter.
  expect([await other.raise('a1', 1, 5), await other.raise('a2', 5, 5)]).toEqual([true, true])
  one.lower('a1', 0)
  expect([await other.raise('a1', 5, 5), await one.raise('a1', 1, 5)]).toEqual([true, false])
})

it('lets go of the places of a process that stops, and of one that says nothing more', async () => {
  await using one = createSharedPlaces({ redis: server.redis, waitMs })
  {
    await using stopped = createSharedPlaces({ redis: server.redis, waitMs })
    await stopped.raise('a1', 5, 5)
    expect(await one.raise('a1', 1, 5)).toBe(false)
  }
  expect(await server.redis.exists(placesKey('a1'))).toBe(0)
  expect(await one.raise('a1', 1, 5)).toBe(true)
  // As one that was killed in the middle of its lease.
  await server.redis.hset(placesKey('a1'), 'killed', `4 ${Date.now() + 60_000}`)
  expect(await one.raise('a1', 2, 5)).toBe(false)
  await server.redis.hset(placesKey('a1'), 'killed', `4 ${Date.now() - 1}`)
  expect(await one.raise('a1', 2, 5)).toBe(true)
  expect(await server.redis.hkeys(placesKey('a1'))).toHaveLength(1)
})

it('says again what it holds, also to a Redis that forgot', async () => {
  await using one = createSharedPlaces({ redis: server.redis, waitMs, leaseMs: 300 })
  await using other = createSharedPlaces({ redis: server.redis, waitMs })
  await one.raise('a1', 5, 5)
  await server.redis.flushall()
  await waitUntil(async () => (await server.redis.exists(placesKey('a1'))) === 1)
  // What one says of its own accord counts for the other, and ends by itself when it is not said again.
  await waitUntil(async () => !(await other.raise('a1', 1, 5)))
  expect(await server.redis.pttl(placesKey('a1'))).not.toBe(-1)
})

it('gives places freely while Redis is away', async () => {
  const away = new Redis({ port: 1, lazyConnect: true, enableOfflineQueue: false, retryStrategy: null })
  away.on('error', () => {})
  const errors: unknown[] = []
  await using places = createSharedPlaces({ redis: away, onError: (error) => errors.push(error) })
  expect(await places.raise('a1', 9, 1)).toBe(true)
  places.lower('a1', 8)
  await places.renew()
  expect(errors.length).toBeGreaterThan(0)
})
