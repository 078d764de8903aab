/** The event log: its port, the Redis Streams adapter, a fake, dead letters, and a helper for durable handlers. */
export { partitionOfKey } from './core/partitions.ts'
export type { WriterOptions } from './core/writer.ts'
export { createFakeEventLog, type FakeEventLog } from './memory/fake.ts'
export * from './port.ts'
export { createRedisEventLog, type RedisEventLogOptions } from './redis-streams/event-log.ts'
export { createRedisEventLogWriter, type RedisWriterOptions } from './redis-streams/writer-backend.ts'
