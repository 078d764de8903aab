/** One line when Kafka goes away and one when it is back, however often it is tried in between. */
import type { KafkaClientOptions } from './settings.ts'

export interface Report {
  /** Something failed; only what says that Kafka cannot be reached is worth a line. */
  away(error: unknown): void
  back(): void
}

const UNREACHABLE = new Set([
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSBrokerNotFound',
  'KafkaJSNumberOfRetriesExceeded',
])

export function createReport({ brokers, logger, name = 'event-log' }: KafkaClientOptions): Report {
  let isAway = false
  return {
    away(error) {
      const { name: kind, message } = error as Error
      if (isAway || !UNREACHABLE.has(kind)) return
      isAway = true
      logger?.warn({ client: name, brokers, reason: message }, 'Kafka cannot be reached: trying again until it can')
    },
    back() {
      if (!isAway) return
      isAway = false
      logger?.info({ client: name, brokers }, 'Kafka is back')
    },
  }
}

/** The topic is not there: no log yet, or none any more. */
export function isAbsent(error: unknown): boolean {
  for (let e = error as { type?: string; name?: string; cause?: unknown } | undefined; e; e = e.cause as typeof e) {
    if (e.type === 'UNKNOWN_TOPIC_OR_PARTITION' || e.name === 'KafkaJSTopicMetadataNotLoaded') return true
  }
  return false
}
