/** Which topics there are, what orders each, and which consumer groups read them. */

/** `tweets` is keyed by author, `interactions` by post, `follows` by follower, `users` and `sessions` by account. */
export const TOPICS = ['users', 'sessions', 'follows', 'tweets', 'interactions'] as const
export type Topic = (typeof TOPICS)[number]

/** Partitions of each topic, fixed when a log is created and stored with it. `live` always has exactly one. */
export const DEFAULT_PARTITIONS = 4

export interface ConsumerGroupSpec {
  name: string
  topics: readonly Topic[]
  /** Durable groups write to PostgreSQL or the index: the relay never acknowledges a log position before they have. */
  durable: boolean
}

/** Every consumer group of the platform. The relay needs all of them, also those whose service is down. */
export const CONSUMER_GROUPS = {
  timelineFanOut: { name: 'timeline-fan-out', topics: ['tweets'], durable: false },
  /** By account: what they miss they learn of from the accounts' state (deletionsAwaiting), so neither is durable. */
  timelineAccounts: { name: 'timeline-accounts', topics: ['users'], durable: false },
  tweetAccounts: { name: 'tweet-accounts', topics: ['users'], durable: false },
  timelineFollows: { name: 'timeline-follows', topics: ['follows'], durable: false },
  search: { name: 'search', topics: ['users', 'follows', 'tweets', 'interactions'], durable: true },
  notifications: { name: 'notifications', topics: ['users', 'follows', 'tweets', 'interactions'], durable: true },
} as const satisfies Record<string, ConsumerGroupSpec>
