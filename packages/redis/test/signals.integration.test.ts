import { startTestRedis, type TestRedis, waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { change, processes, signalsSuite } from './suites/signals-suite.ts'

let redis: TestRedis
beforeAll(async () => {
  redis = await startTestRedis()
})
afterAll(() => redis?.[Symbol.asyncDispose]())

signalsSuite(() => redis.url)

it('is applied locally while Redis is away; afterwards everybody hears that signals were missed', async () => {
  await using group = await processes(redis.url, 2, 100)
  const [first, second] = group.all as [(typeof group.all)[0], (typeof group.all)[0]]
  await redis.kill9()
  await waitUntil(() => !second.signals.connected())
  await first.signals.publish(change)
  expect(first.heard).toContainEqual(change)
  for (const { heard } of group.all) heard.length = 0
  await redis.restart()
  await waitUntil(() => first.signals.connected() && second.signals.connected())
  for (const { heard } of group.all) expect(heard).toEqual([{ type: 'missed' }])
  await waitUntil(async () => {
    await first.signals.publish(change)
    return second.heard.length > 1
  })
})
