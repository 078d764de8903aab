import { createRedisClient, type RedisClient } from '@rookery/redis'
import { startTestRedis, type TestRedis } from '@rookery/testing'
import { afterAll, beforeAll } from 'vitest'
import { createBackendEngine } from '../src/contract/backend-engine.ts'
import { eventLogContract } from '../src/contract-suite.ts'
import { createRedisConsumerBackend } from '../src/redis-streams/consumer-backend.ts'
import { createRedisWriterBackend } from '../src/redis-streams/writer-backend.ts'

let server: TestRedis
let admin: RedisClient
beforeAll(async () => {
  server = await startTestRedis()
  admin = createRedisClient({ url: server.url, name: 'test:admin' })
})
afterAll(async () => {
  await admin?.[Symbol.asyncDispose]()
  await server?.[Symbol.asyncDispose]()
})

eventLogContract('Redis Streams', async () => {
  await admin.flushall()
  const { url } = server
  return createBackendEngine({
    writerBackend: () => createRedisWriterBackend({ url }),
    consumerBackend: () => createRedisConsumerBackend({ url }),
    async flushAll() {
      await admin.flushall()
    },
  })
})
