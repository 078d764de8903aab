/** timeline-service: skeletons of home timelines. Same rules for methods as in users.ts. */
import type { Id } from '../ids.ts'
import type { Paging } from '../paging.ts'
import type { TimelineEntry } from '../timeline-entry.ts'
import type { RepliesPolicy } from '../visibility/belongs-in-list.ts'

export interface TimelinesService {
  /**
   * A page of the reader's home, newest first, without repeats: from the cache where it is complete, from SQL below.
   * Filtered by what an entry tells (follow edge, blocks, mutes, hidden boosts, collapsed boosts): always `limit`
   * entries unless exhausted. Callers hydrate, ask maySee, and ask again from the last entry to refill.
   */
  homePage(input: { readerId: Id } & Paging): Promise<HomePage>
  /**
   * A page of a list's timeline, from SQL alone: posts of these members whom the reader follows, filtered as homePage filters,
   * boosts collapsed within the list. Callers hydrate, ask maySee(…, 'list') and belongsInList, and refill.
   */
  listPage(input: { readerId: Id; memberIds: Id[]; repliesPolicy: RepliesPolicy } & Paging): Promise<HomePage>
  /** Puts one's own new post in one's own timeline, before the POST answers. Never throws: the relay repairs. */
  appendOwn(input: { readerId: Id; entry: TimelineEntry }): Promise<void>
}

export interface HomePage {
  entries: TimelineEntry[]
  /** True when there is nothing further in the direction of paging. */
  exhausted: boolean
}
