/** The event log: its port, the adapters for Redis Streams and Kafka, a fake, dead letters, and a helper for durable handlers. */
export { partitionOfKey } from './core/partitions.ts'
export type { WriterOptions } from './core/writer.ts'
export {
  createDeadLetterStore,
  type DeadLetterFilter,
  type DeadLetters,
  type ParkedLetter,
  type Queryable,
} from './dead-letters/dead-letter-store.ts'
export { listDeadLetters, type ReplayResult, replayDeadLetters } from './dead-letters/replay-dead-letters.ts'
export { type AppliedPositions, type AppliedStore, appliedOnce } from './durable/applied-once.ts'
export { newestEpochIn, positionsIn } from './durable/postgres-positions.ts'
export type { KafkaLogger, KafkaSettings } from './kafka/settings.ts'
export { createFakeEventLog, type FakeEventLog } from './memory/fake.ts'
export { type EventLogEngine, openEventLog, openEventLogWriter, openKafkaDeadLetters } from './open.ts'
export * from './port.ts'
export { createRedisEventLog, type RedisEventLogOptions } from './redis-streams/event-log.ts'
export { createRedisEventLogWriter, type RedisWriterOptions } from './redis-streams/writer-backend.ts'
