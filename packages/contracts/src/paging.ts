import type { Id } from './ids.ts'

/**
 * Paging by id, as Mastodon has it; ids are exclusive. `minId` pages upward contiguously (the page just above it),
 * `sinceId` gives the newest page above it. Pages are always newest first.
 */
export interface Paging {
  maxId?: Id | undefined
  sinceId?: Id | undefined
  minId?: Id | undefined
  limit: number
}
