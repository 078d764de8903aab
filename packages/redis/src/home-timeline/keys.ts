// Key names of timelines. A hash tag of one of 64 buckets keeps a reader's keys in one Redis Cluster slot.
import type { Id } from '@rookery/contracts'
import { BULL_PREFIX, READER_BUCKETS, readerTag } from '../keys.ts'

/** As `users.follows.bucket` has it. */
export const bucketOf = (accountId: Id): number => accountId % READER_BUCKETS

/** A person's home timeline. */
export const homeKey = (readerId: Id): string => `home:${readerTag(readerId)}:${readerId}`
/** Posts of a popular author, merged into homes when read. */
export const outboxKey = (authorId: Id): string => `outbox:${readerTag(authorId)}:${authorId}`
/** Every key of the two kinds above. */
export const TIMELINE_PATTERNS = ['home:{b*}:*', 'outbox:{b*}:*'] as const
/** Hash: author id → when the flag was raised, ms since 1970. Never shrinks: once popular, always merged. */
export const POPULAR_KEY = 'popular-authors'
/** On a Cluster it lies beside the jobs: whoever loses the one notices by the other (runs.ts). */
export const POPULAR_KEY_ON_CLUSTER = `popular-authors:${BULL_PREFIX}`
