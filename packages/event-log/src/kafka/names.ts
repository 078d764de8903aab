/** Names of topics and groups, all below the installation's prefix. */
import { TOPICS } from '@rookery/contracts'
import { LIVE, parsePartition } from '../core/partitions.ts'

export interface Names {
  /** Of a topic of events, or `live`. */
  topic(name: string): string
  /** State of the writer: one record an append, in the same transaction. Compacted. */
  writer: string
  /** State of each group. Compacted. */
  groups: string
  /** Dead letters handed to a group once more, and the answers. Kept for minutes. */
  replays: string
  deadLetters: string
  group(name: string): string
  transactionalId: string
}

export const createNames = (prefix: string): Names => ({
  topic: (name) => `${prefix}.${name}`,
  writer: `${prefix}.writer`,
  groups: `${prefix}.groups`,
  replays: `${prefix}.replays`,
  deadLetters: `${prefix}.dead-letters`,
  group: (name) => `${prefix}.${name}`,
  transactionalId: `${prefix}.writer`,
})

/** Topics of events. */
export const EVENT_TOPICS: readonly string[] = [...TOPICS, LIVE]

/** Kafka's topic and partition of a stream, which is a partition's name or `live`. */
export function placeOf(names: Names, stream: string): { topic: string; partition: number } {
  if (stream === LIVE) return { topic: names.topic(LIVE), partition: 0 }
  const { topic, partition } = parsePartition(stream)
  return { topic: names.topic(topic), partition }
}
