/** A post as tweet-service answers it. */
import type { Id } from '../ids.ts'
import type { Visibility } from '../visibility/post-facts.ts'

export interface Tweet {
  id: Id
  authorId: Id
  /** Plain text as typed; empty on boosts. Rendered to HTML at the edge. */
  text: string
  spoilerText: string
  sensitive: boolean
  language: string | null
  visibility: Visibility
  inReplyToId: Id | null
  inReplyToAccountId: Id | null
  boostOfId: Id | null
  boostOfAuthorId: Id | null
  mentionIds: Id[]
  /** Lower case, without `#`. */
  tags: string[]
  /** The first post of its thread, also when that is gone; its own id on first posts and boosts. */
  threadId: Id
  /** What it shows, in this order: MediaMethods.getMedia answers them. */
  mediaIds: Id[]
  /** The application that posted it. */
  appId: Id | null
  /** Milliseconds since 1970. */
  createdAt: number
  editedAt: number | null
  likesCount: number
  boostsCount: number
  /** Public and unlisted replies only, as in Mastodon: a count must not tell of posts that its reader cannot see. */
  repliesCount: number
}
