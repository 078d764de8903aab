/** user-service's part about people: who asks to follow, what somebody keeps of others and shows of themselves, whom to meet. */
import type { Id } from '../ids.ts'
import type { Paging } from '../paging.ts'
import type { IdPage, Relationship } from './user-shapes.ts'

export interface FeaturedTag {
  id: Id
  accountId: Id
  /** As posts have it: lower case, without `#`. */
  tag: string
  /** As it was typed, without `#`. */
  name: string
}

/** Why somebody is suggested. */
export type SuggestionSource = 'friends_of_friends' | 'most_followed'

export interface PeopleMethods {
  /** Who waits for this account's answer, newest first. */
  followRequestPage(input: { accountId: Id } & Paging): Promise<IdPage>
  countFollowRequests(input: { accountId: Id }): Promise<number>
  /** The request becomes a follow; `not_found` when there is none. Answers how the account stands to who asked. */
  authorizeFollowRequest(input: { accountId: Id; followerId: Id }): Promise<Relationship>
  rejectFollowRequest(input: { accountId: Id; followerId: Id }): Promise<Relationship>

  /** Empty takes the note away. At most 2,000 characters. */
  setNote(input: { accountId: Id; targetId: Id; comment: string }): Promise<Relationship>

  /** `invalid` unless the account follows the target. Ends with the follow. */
  endorse(input: { accountId: Id; targetId: Id }): Promise<Relationship>
  unendorse(input: { accountId: Id; targetId: Id }): Promise<Relationship>
  endorsementPage(input: { accountId: Id } & Paging): Promise<IdPage>

  /** Oldest first; at most ten. */
  featuredTags(input: { accountId: Id }): Promise<FeaturedTag[]>
  /** Answers the one that stands already when the tag is featured. `invalid` beyond ten and for what is no hashtag. */
  featureTag(input: { accountId: Id; name: string }): Promise<FeaturedTag>
  /** `not_found` unless the account's own. */
  unfeatureTag(input: { accountId: Id; featuredTagId: Id }): Promise<void>

  /** For each target, its active followers whom the viewer follows, newest follow first, at most 40. Nobody across a block. */
  familiarFollowers(input: { viewerId: Id; targetIds: Id[] }): Promise<{ targetId: Id; accountIds: Id[] }[]>
  /** Discoverable people whom the viewer neither follows, asked, blocks, mutes nor dismissed, nor is blocked by: best first. */
  suggestions(input: { viewerId: Id; limit: number }): Promise<{ accountId: Id; source: SuggestionSource }[]>
  dismissSuggestion(input: { viewerId: Id; targetId: Id }): Promise<void>
  /** Discoverable people, newest account first. */
  newestDiscoverable(input: { limit: number; offset: number; withoutIds: Id[] }): Promise<Id[]>
}
