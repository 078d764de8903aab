import { rateCountersContract } from '@rookery/redis/limits/contract-suite'
import { redisOfFile } from '@rookery/testing/redis-of-file'
import { Redis } from 'ioredis'
import { expect, it } from 'vitest'
import { createRedisRateCounters, limitKey } from '../src/limits/index.ts'

const server = redisOfFile({ enableAutoPipelining: true })

rateCountersContract('Redis', async () => {
  await server.redis.flushall()
  return createRedisRateCounters(server.redis)
})

const rule = { limit: 10, windowMs: 60_000 }

it('leaves nothing behind: a counter expires by itself, a refusal makes none', async () => {
  await server.redis.flushall()
  const counters = createRedisRateCounters(server.redis)
  const key = limitKey('i192.0.2.1', 'reads')
  await counters.take({ key, rule, now: Date.now(), cost: 11 })
  expect(await server.redis.exists(key)).toBe(0)
  await counters.take({ key, rule, now: Date.now(), cost: 1 })
  expect(await server.redis.pttl(key)).toBeGreaterThan(rule.windowMs)
  expect(await server.redis.pttl(key)).toBeLessThanOrEqual(2 * rule.windowMs)
})

it('counts exactly when many ask at once, over several connections', async () => {
  await server.redis.flushall()
  const other = new Redis(server.url)
  const both = [createRedisRateCounters(server.redis), createRedisRateCounters(other)]
  const now = Date.now()
  const asked = Array.from({ length: 100 }, (_, n) =>
    both[n % 2]!.take({ key: limitKey('a1', 'posts'), rule, now, cost: 1 }),
  )
  expect((await Promise.all(asked)).filter(({ taken }) => taken)).toHaveLength(10)
  other.disconnect()
})

it('what is asked in one turn of the event loop goes out in one write', async () => {
  const counters = createRedisRateCounters(server.redis)
  const calls = async () => Number(/total_commands_processed:(\d+)/.exec(await server.redis.info('stats'))![1])
  const key = (n: number) => limitKey(`a${n}`, 'reads')
  await counters.take({ key: key(0), rule, now: 0, cost: 1 })
  const before = await calls()
  await Promise.all(Array.from({ length: 20 }, (_, n) => counters.take({ key: key(n), rule, now: 0, cost: 1 })))
  // Twenty scripts with a GET and a SET each, and INFO itself: no SCRIPT LOAD, nothing in between.
  expect((await calls()) - before).toBeLessThanOrEqual(20 * 3 + 2)
})
