import type { Id } from './ids.ts'

/** One place in a timeline: enough to remove by author and to collapse boosts without a database. Packed into 24 bytes. */
export interface TimelineEntry {
  tweetId: Id
  authorId: Id
  /** The boosted post, 0 for an ordinary one. */
  boostOfId: Id
}
