/** What a list adds to maySee(…, 'list'): who is in it, and which replies it shows. */
import type { Id } from '../ids.ts'
import type { IdSet, PostFacts } from './post-facts.ts'

/** Whose replies a list shows: to any followed person, to members of the list, or none. */
export const REPLIES_POLICIES = ['followed', 'list', 'none'] as const
export type RepliesPolicy = (typeof REPLIES_POLICIES)[number]

export interface ListRules {
  /** The owner. */
  accountId: Id
  repliesPolicy: RepliesPolicy
  members: IdSet
}

/** Replies to oneself and to the list's owner are always shown, as in Mastodon (FeedManager#filter_from_list?). */
export function belongsInList(list: ListRules, post: PostFacts): boolean {
  if (!list.members.has(post.authorId)) return false
  const to = post.inReplyToAccountId
  if (to === null || to === post.authorId || to === list.accountId) return true
  return list.repliesPolicy === 'followed' || (list.repliesPolicy === 'list' && list.members.has(to))
}
