/** tweet-service's part about authors: what profiles and the directory say of what people write. */
import type { Id } from '../ids.ts'

export interface TagOfAuthor {
  tag: string
  /** Public and unlisted posts with it. */
  statusesCount: number
  /** Milliseconds since 1970. */
  lastStatusAt: number | null
}

export interface AuthorMethods {
  /** One for each of `tags`, in this order, also for those the author never used. Tags as posts have them. */
  tagsOfAuthor(input: { authorId: Id; tags: string[] }): Promise<TagOfAuthor[]>
  /** What the author's newest 1,000 public and unlisted posts use most, most used first. */
  frequentTags(input: { authorId: Id; limit: number }): Promise<TagOfAuthor[]>
  /** Who posted last, latest first; direct posts do not count. Reads every author's counters: callers hold the answer. */
  recentAuthors(input: { limit: number }): Promise<Id[]>
}
