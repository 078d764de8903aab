/** The EventLog of a single Redis. With a Redis Cluster the log must be Kafka (decision 3). */
import { createEventLog, type EventLogOptions } from '../core/event-log.ts'
import type { EventLog } from '../port.ts'
import { createRedisConsumerBackend, type RedisLogOptions } from './consumer-backend.ts'

export type RedisEventLogOptions = RedisLogOptions & EventLogOptions

/** Connects with the first call; reconnects by itself, also over restarts of Redis. One for a process is enough. */
export const createRedisEventLog = (options: RedisEventLogOptions): EventLog =>
  createEventLog(createRedisConsumerBackend(options), options)
