/** Which engine stands behind the port is decided here. Kafka's client is loaded only when there is a Kafka. */
import type { WriterOptions } from './core/writer.ts'
import type { DeadLetters } from './dead-letters/dead-letter-store.ts'
import type { KafkaEventLogOptions, KafkaLogger, KafkaSettings } from './kafka/settings.ts'
import type { EventLog, EventLogWriter } from './port.ts'
import { createRedisEventLog } from './redis-streams/event-log.ts'
import { createRedisEventLogWriter } from './redis-streams/writer-backend.ts'

export interface EventLogEngine {
  /** Set: the log is Kafka's. */
  kafka?: KafkaSettings | undefined
  /** Else it is in this Redis, which must not be a Cluster; not looked at with Kafka. */
  redisUrl: string
  /** Of this process, shown by the engine's own tools. */
  name: string
  /** Gets one line when Kafka cannot be reached and one when it is back. */
  logger?: KafkaLogger
}

/** Resolves whether the engine can be reached or not: whoever uses the log waits for it. */
export async function openEventLog(engine: EventLogEngine): Promise<EventLog> {
  const { kafka, redisUrl, name } = engine
  if (!kafka) return createRedisEventLog({ url: redisUrl, name })
  const { createKafkaEventLog } = await import('./kafka/event-log.ts')
  return createKafkaEventLog(kafkaOptions(engine, kafka))
}

/** For the relay. Connects in `open`. */
export async function openEventLogWriter(
  engine: EventLogEngine,
  options: Omit<WriterOptions, 'partitions'> = {},
): Promise<EventLogWriter> {
  const { kafka, redisUrl, name } = engine
  if (!kafka) return createRedisEventLogWriter({ url: redisUrl, name, ...options })
  const { createKafkaEventLogWriter } = await import('./kafka/writer.ts')
  return createKafkaEventLogWriter(kafkaOptions(engine, kafka), options)
}

/** Dead letters in a topic of Kafka, for an installation that wants them there; else they are in PostgreSQL. */
export async function openKafkaDeadLetters(
  engine: EventLogEngine & { kafka: KafkaSettings },
): Promise<DeadLetters & AsyncDisposable> {
  const { createKafkaDeadLetters } = await import('./kafka/dead-letters.ts')
  return createKafkaDeadLetters(kafkaOptions(engine, engine.kafka))
}

const kafkaOptions = ({ name, logger }: EventLogEngine, kafka: KafkaSettings): KafkaEventLogOptions => ({
  ...kafka,
  name,
  ...(logger && { logger }),
})
