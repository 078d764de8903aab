/** One line when Kafka goes away, one a minute while it is, and one when it is back, however often it is tried in between. */
import { CLOSED } from './client.ts'
import type { KafkaClientOptions } from './settings.ts'

export interface Report {
  /** Something failed and is tried again: worth a line unless it is part of every day. */
  away(error: unknown): void
  /** Something was answered. Call it now and then: right after a failure it proves nothing. */
  back(): void
}

const UNREACHABLE = new Set([
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSBrokerNotFound',
  'KafkaJSNumberOfRetriesExceeded',
])
/** kafkajs says of them that they will not. */
const PASSING = new Set(['KafkaJSGroupCoordinatorNotFound', 'KafkaJSLockTimeout'])
/** Part of every day: partitions change hands, a writer takes over. */
const ORDINARY = new Set([
  'REBALANCE_IN_PROGRESS',
  'UNKNOWN_MEMBER_ID',
  'ILLEGAL_GENERATION',
  'INVALID_PRODUCER_EPOCH',
  'PRODUCER_FENCED',
])
/** How what we ask ends when the log is closed or has begun anew. */
const ENDINGS = new Set(['AbortError', 'LogRestartedError'])
/** A refusal (a password, a right that is missing), or a defect of ours, is told again after so long, if it still is one. */
const REPEAT_MS = 600_000

type KafkaError = Error & { type?: string; retriable?: boolean; broker?: string; cause?: unknown }

/** Of several brokers one may be away: which. */
const naming = (broker: string | undefined, message: string): string =>
  broker && !message.includes(broker) ? `${broker}: ${message}` : message

/** It is back when nothing failed for so long: of several brokers one may answer while another is away. */
const SETTLED_MS = 3_000
/** While it lasts it is told again. */
const REMIND_MS = 60_000

export function createReport({ brokers, logger, name = 'event-log' }: KafkaClientOptions, now = clock): Report {
  /** When it was noticed, failed last, was told last, and answered first after it failed last; null: it is not away. */
  let outage: { since: number; failed: number; told: number; answered: number | null } | null = null
  const told = new Map<string, number>()

  function isDue(reason: string): boolean {
    if (now() - (told.get(reason) ?? Number.NEGATIVE_INFINITY) < REPEAT_MS) return false
    told.set(reason, now())
    return true
  }

  function refused(reason: string): void {
    if (!isDue(reason)) return
    logger?.warn({ client: name, brokers, reason }, 'Kafka refuses something: trying again until it does not')
  }

  /** Not Kafka's doing: tried again all the same, but not in silence. */
  function failed(err: Error): void {
    if (!isDue(err.message)) return
    logger?.warn({ client: name, err }, 'The event log failed at something: trying again')
  }

  function unreachable(reason: string): void {
    const at = now()
    if (!outage) {
      outage = { since: at, failed: at, told: at, answered: null }
      logger?.warn({ client: name, brokers, reason }, 'Kafka cannot be reached: trying again until it can')
      return
    }
    outage.failed = at
    outage.answered = null
    if (at - outage.told < REMIND_MS) return
    outage.told = at
    const seconds = Math.round((at - outage.since) / 1_000)
    logger?.warn({ client: name, brokers, reason, seconds }, 'Kafka still cannot be reached')
  }

  return {
    away(error) {
      // Whatever was thrown: telling of it must not fail.
      const { name: kind = '', message = '', type, retriable, broker } = (error ?? {}) as KafkaError
      if (message.includes(CLOSED) || ENDINGS.has(kind)) return
      if (UNREACHABLE.has(kind)) return unreachable(naming(broker, message))
      if (!kind.startsWith('KafkaJS')) return failed(error instanceof Error ? error : new Error(String(error)))
      if (!retriable && !PASSING.has(kind) && !isAbsent(error) && !ORDINARY.has(type ?? '')) refused(message)
    },
    back() {
      if (!outage) return
      outage.answered ??= now()
      if (now() - outage.failed < SETTLED_MS) return
      const seconds = Math.round((outage.answered - outage.since) / 1_000)
      outage = null
      logger?.info({ client: name, brokers, seconds }, 'Kafka is back')
    },
  }
}

const clock = () => performance.now()

/** Brokers come and go, leaders and coordinators move: what is asked once more may be answered. */
export function mayPass(error: unknown): boolean {
  const { name = '', message = '', retriable, cause } = (error ?? {}) as KafkaError
  if (!name.startsWith('KafkaJS') || message.includes(CLOSED)) return false
  // kafkajs gave up, or wrapped what it would not try again: what it was decides.
  if (cause) return mayPass(cause)
  return retriable === true || PASSING.has(name)
}

/** The topic is not there: no log yet, or none any more. */
export function isAbsent(error: unknown): boolean {
  for (let e = error as { type?: string; name?: string; cause?: unknown } | undefined; e; e = e.cause as typeof e) {
    if (e.type === 'UNKNOWN_TOPIC_OR_PARTITION' || e.name === 'KafkaJSTopicMetadataNotLoaded') return true
  }
  return false
}
