import { startTestRedis } from '@rookery/testing'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createDue, dueKey } from '../src/index.ts'

let engine: Awaited<ReturnType<typeof startTestRedis>>
let redis: Redis
beforeAll(async () => {
  engine = await startTestRedis()
  redis = new Redis(engine.url)
})
afterAll(async () => {
  redis.disconnect()
  await engine[Symbol.asyncDispose]()
})

const DAY = 86_400_000
const HOUR = 3_600_000
let done = 0
const work = async () => void done++
beforeEach(async () => {
  done = 0
  await redis.flushall()
})

it('is done by one process of several, and by none that starts afterwards', async () => {
  const asked = await Promise.all(Array.from({ length: 10 }, () => createDue(redis)('sweep', DAY, work)))
  expect(asked.filter(Boolean)).toHaveLength(1)
  expect(await createDue(redis)('sweep', DAY, work)).toBe(false)
  expect([done, await createDue(redis)('another', DAY, work)]).toEqual([1, true])
  expect(await redis.pttl(dueKey('sweep'))).toBeGreaterThan(DAY - HOUR)
})

it('is due again within the hour when it failed, and at once when Redis forgot', async () => {
  const failing = createDue(redis)('sweep', DAY, () => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(await redis.pttl(dueKey('sweep'))).toBeLessThanOrEqual(HOUR)
  await redis.flushall()
  expect(await createDue(redis)('sweep', DAY, work)).toBe(true)
})
