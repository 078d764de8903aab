/** Makes the log's topics, those that are missing; two who do it at once do no harm. */
import type { Admin, ITopicConfig } from 'kafkajs'
import { EVENT_TOPICS, type Names } from './names.ts'
import type { KafkaSettings } from './settings.ts'

/** Kept until every group has it: the writer trims, no clock does. Commit times are older than the append. */
const KEPT = { 'retention.ms': '-1', 'retention.bytes': '-1', 'message.timestamp.type': 'CreateTime' }
/** Small segments, cleaned soon: whoever starts reads such a topic from its beginning. */
const COMPACTED = {
  'cleanup.policy': 'compact',
  'segment.bytes': String(1024 * 1024),
  'segment.ms': '600000',
  'min.cleanable.dirty.ratio': '0.1',
}
const MINUTES = { 'retention.ms': '600000', 'segment.ms': '600000' }

export function logTopics(names: Names, settings: KafkaSettings): ITopicConfig[] {
  const one = { numPartitions: 1, replicationFactor: settings.replication }
  return [
    ...EVENT_TOPICS.map((name) => ({
      topic: names.topic(name),
      numPartitions: name === 'live' ? 1 : settings.partitions,
      replicationFactor: settings.replication,
      configEntries: entries({ ...KEPT, ...safe(settings) }),
    })),
    { topic: names.writer, ...one, configEntries: entries({ ...COMPACTED, ...safe(settings) }) },
    { topic: names.groups, ...one, configEntries: entries({ ...COMPACTED, ...safe(settings) }) },
    { topic: names.replays, ...one, configEntries: entries(MINUTES) },
  ]
}

export const deadLetterTopics = (names: Names, settings: KafkaSettings): ITopicConfig[] => [
  {
    topic: names.deadLetters,
    numPartitions: 1,
    replicationFactor: settings.replication,
    configEntries: entries({ ...COMPACTED, ...safe(settings) }),
  },
]

/** Returns whether any of them was missing; they may have no leaders yet. */
export async function ensureTopics(admin: Admin, topics: readonly ITopicConfig[]): Promise<boolean> {
  const there = new Set(await admin.listTopics())
  const missing = topics.filter(({ topic }) => !there.has(topic))
  if (missing.length === 0) return false
  try {
    await admin.createTopics({ topics: missing, waitForLeaders: false })
  } catch (error) {
    const errors = (error as { errors?: { type?: string }[] }).errors ?? [error as { type?: string }]
    if (errors.some(({ type }) => type !== 'TOPIC_ALREADY_EXISTS')) throw error
  }
  return true
}

/** With three copies or more, two have to hold what was acknowledged. */
const safe = ({ replication }: KafkaSettings) => ({ 'min.insync.replicas': replication >= 3 ? '2' : '1' })

const entries = (config: Record<string, string>) => Object.entries(config).map(([name, value]) => ({ name, value }))
