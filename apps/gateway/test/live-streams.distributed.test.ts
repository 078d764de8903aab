/** Two gateways whose versions, sessions and signals are on a Redis Cluster. */
import { startTestRedis, type TestRedis, testRedisCluster } from '@rookery/testing'
import { afterAll, beforeAll } from 'vitest'
import { liveStreamsSuite } from './suites/live-streams-suite.ts'

let log: TestRedis
let url: string
beforeAll(async () => {
  log = await startTestRedis()
  url = (await testRedisCluster()).url
})
afterAll(() => log?.[Symbol.asyncDispose]())

liveStreamsSuite(() => ({ log: log.url, url }))
