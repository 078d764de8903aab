/** One line when Kafka goes away and one when it is back, however often it is tried in between. */
import { CLOSED } from './client.ts'
import type { KafkaClientOptions } from './settings.ts'

export interface Report {
  /** Something failed: worth a line when Kafka cannot be reached, or refuses what will not pass by itself. */
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
/** Part of every day: partitions change hands, a writer takes over. */
const ORDINARY = new Set([
  'REBALANCE_IN_PROGRESS',
  'UNKNOWN_MEMBER_ID',
  'ILLEGAL_GENERATION',
  'INVALID_PRODUCER_EPOCH',
  'PRODUCER_FENCED',
])
/** A refusal (a password, a right that is missing) is told again after so long, if it still is one. */
const REPEAT_MS = 600_000

export function createReport({ brokers, logger, name = 'event-log' }: KafkaClientOptions): Report {
  let isAway = false
  const refusals = new Map<string, number>()

  function refused(reason: string): void {
    const now = performance.now()
    if (now - (refusals.get(reason) ?? Number.NEGATIVE_INFINITY) < REPEAT_MS) return
    refusals.set(reason, now)
    logger?.warn({ client: name, brokers, reason }, 'Kafka refuses something: trying again until it does not')
  }

  return {
    away(error) {
      const { name: kind, message, type, retriable } = error as Error & { type?: string; retriable?: boolean }
      if (message?.includes(CLOSED)) return
      if (UNREACHABLE.has(kind)) {
        if (!isAway) {
          const details = { client: name, brokers, reason: message }
          logger?.warn(details, 'Kafka cannot be reached: trying again until it can')
        }
        isAway = true
      } else if (kind?.startsWith('KafkaJS') && !retriable && !isAbsent(error) && !ORDINARY.has(type ?? '')) {
        refused(message)
      }
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
