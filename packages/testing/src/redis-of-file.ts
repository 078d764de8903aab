/** A Redis for all tests of one file, and a client of it. Apart from the others, since only test files may import Vitest. */
import { Redis, type RedisOptions } from 'ioredis'
import { afterAll, beforeAll } from 'vitest'
import { startTestRedis, type TestRedis } from './test-redis.ts'

export interface RedisOfFile {
  /** Connected while tests run. */
  readonly redis: Redis
  readonly url: string
}

/** Call it at the top of a test file. Tests share it: empty it (`flushall`) where that matters. `options`: of the client. */
export function redisOfFile(options: RedisOptions = {}): RedisOfFile {
  let server: TestRedis | undefined
  let redis: Redis | undefined
  beforeAll(async () => {
    server = await startTestRedis()
    redis = new Redis(server.url, options)
  })
  afterAll(async () => {
    redis?.disconnect()
    await server?.[Symbol.asyncDispose]()
  })
  return {
    get redis() {
      return redis!
    },
    get url() {
      return server!.url
    },
  }
}
