import { startTestRedis } from '@rookery/testing'
import { afterAll, beforeAll } from 'vitest'
import { fanOutQueueSuite } from './suites/fan-out-queue-suite.ts'

let engine: Awaited<ReturnType<typeof startTestRedis>>
beforeAll(async () => {
  engine = await startTestRedis()
})
afterAll(() => engine[Symbol.asyncDispose]())

fanOutQueueSuite(() => engine.url)
