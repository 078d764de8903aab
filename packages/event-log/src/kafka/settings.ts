/** What the Kafka adapter has to be told. The shape of KafkaConfig in the configuration, which this package does not import. */
import type { ISocketFactory } from 'kafkajs'
import type { Silences } from './silences.ts'

export interface KafkaSettings {
  /** host:port each. */
  brokers: readonly string[]
  /** Of the names of topics and groups. */
  prefix: string
  /** Of each topic, when the log is made; a log keeps what it was made with. */
  partitions: number
  /** Copies of each partition, when it is made. */
  replication: number
  tls?: { caFile?: string }
  sasl?: { mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; username: string; password: string }
}

/** Where one line goes when Kafka cannot be reached, and one when it is back. */
export interface KafkaLogger {
  warn(details: object, message: string): void
  info(details: object, message: string): void
  debug(details: object, message: string): void
}

export interface KafkaClientOptions extends KafkaSettings {
  /** The client's id, shown by Kafka's own tools; default `event-log`. */
  name?: string
  logger?: KafkaLogger
  /** How long an answer may take before its broker counts as away; default 10 s. */
  requestTimeoutMs?: number
  /** Brokers that gave no answer lately: shared by the clients of a log. */
  silences?: Silences
  /** For tests: makes the sockets. */
  socketFactory?: ISocketFactory
}

export interface KafkaEventLogOptions extends KafkaClientOptions {
  /** How long a dead consumer keeps its partitions; default 6 s, the lowest that a broker allows unless told. */
  sessionTimeoutMs?: number
  /** How long the others wait for the batches in hand when partitions change hands; default 60 s. */
  rebalanceTimeoutMs?: number
  /** The first pause before an event is tried again, doubled each time; default 500 ms. */
  firstDelayMs?: number
  /** How long events may wait in the log unread, though Kafka answers, until reading begins anew; default 45 s. */
  stallMs?: number
  /** How long a group's fetch waits for news; partitions that were gained wait as long at most. Default 300 ms. */
  waitMs?: number
}
