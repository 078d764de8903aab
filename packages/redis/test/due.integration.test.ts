import { redisOfFile } from '@rookery/testing/redis-of-file'
import { beforeEach, expect, it } from 'vitest'
import { createDue, dueKey } from '../src/index.ts'

const server = redisOfFile()

const DAY = 86_400_000
const HOUR = 3_600_000
let done = 0
const work = async () => void done++
beforeEach(async () => {
  done = 0
  await server.redis.flushall()
})

it('is done by one process of several, and by none that starts afterwards', async () => {
  const asked = await Promise.all(Array.from({ length: 10 }, () => createDue(server.redis)('sweep', DAY, work)))
  expect(asked.filter(Boolean)).toHaveLength(1)
  expect(await createDue(server.redis)('sweep', DAY, work)).toBe(false)
  expect([done, await createDue(server.redis)('another', DAY, work)]).toEqual([1, true])
  expect(await server.redis.pttl(dueKey('sweep'))).toBeGreaterThan(DAY - HOUR)
})

it('is due again within the hour when it failed, and at once when Redis forgot', async () => {
  const failing = createDue(server.redis)('sweep', DAY, () => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(await server.redis.pttl(dueKey('sweep'))).toBeLessThanOrEqual(HOUR)
  await server.redis.flushall()
  expect(await createDue(server.redis)('sweep', DAY, work)).toBe(true)
})
