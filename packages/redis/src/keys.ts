/** The names of what we keep in Redis, in one place, so that no two parts meet by accident. */

/** BullMQ's `prefix`: the braces keep the keys of all queues in one slot of a Redis Cluster. */
export const BULL_PREFIX = '{bull}'

/** String: a number that the jobs' slot keeps as long as it keeps the jobs; a random one when it is gone. */
export const JOBS_RUN_KEY = `jobs-run:${BULL_PREFIX}`

/** String: that this work is not due yet (due.ts). */
export const dueKey = (name: string): string => `due:${name}`

/** Readers' keys carry a hash tag of one of so many buckets, as `users.follows.bucket` does. */
export const READER_BUCKETS = 64

/** The hash tag of everything that belongs to one reader. */
export const readerTag = (readerId: number): string => `{b${readerId % READER_BUCKETS}}`

/** The event log on Redis Streams (packages/event-log). A single Redis holds it, so these need no hash tag. */
export const logKeys = {
  /** Hash: epoch, partitions, incarnation, writer, live_floor. The log exists while this does. */
  state: 'log:state',
  /** Hash: consumer group → its topics and durability, as JSON. */
  groups: 'log:groups',
  /** Stream of one partition. */
  partition: (topic: string, partition: number): string => `log:${topic}:${partition}`,
  /** The one-partition stream in commit order. */
  live: 'log:live',
  /** Hash: status, from, and `<topic>:<partition>` → id up to which the group has acknowledged. */
  group: (group: string): string => `log:group:${group}`,
  /** Hash: `<topic>:<partition>` → owner, fencing token and expiry. */
  leases: (group: string): string => `log:leases:${group}`,
  /** Sorted set: consumer → last sign of life, milliseconds. */
  members: (group: string): string => `log:members:${group}`,
  /** List of events that an operator wants the group to handle once more. */
  replay: (group: string): string => `log:replay:${group}`,
  /** List that carries the answer to one replayed event. */
  replayAnswer: (request: string): string => `log:replay-answer:${request}`,
} as const
