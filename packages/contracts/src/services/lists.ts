/** user-service's part about lists: groups of followees, each with a timeline of its own. Only the owner reads or changes one. */
import type { Id } from '../ids.ts'
import type { Paging } from '../paging.ts'
import type { RepliesPolicy } from '../visibility/belongs-in-list.ts'
import type { IdPage } from './user-shapes.ts'

export interface List {
  id: Id
  /** The owner. */
  accountId: Id
  title: string
  repliesPolicy: RepliesPolicy
  /** Members' posts are shown here instead of at home. */
  exclusive: boolean
}

/** Every method answers `not_found` (or null) for lists of others. Writes are effective on every read path before they answer. */
export interface ListMethods {
  /** Oldest first; at most fifty. */
  listsOf(input: { accountId: Id }): Promise<List[]>
  /** Those of the account's lists that the member is in. */
  listsWith(input: { accountId: Id; memberId: Id }): Promise<List[]>
  /** `memberIds` ascending, whole: for timelines and streams. */
  loadList(input: { accountId: Id; listId: Id }): Promise<{ list: List; memberIds: Id[] } | null>
  /** `invalid` without a title, and beyond fifty lists. */
  createList(input: Omit<List, 'id'>): Promise<List>
  updateList(input: {
    accountId: Id
    listId: Id
    title?: string | undefined
    repliesPolicy?: RepliesPolicy | undefined
    exclusive?: boolean | undefined
  }): Promise<List>
  deleteList(input: { accountId: Id; listId: Id }): Promise<void>
  /** All or none: `not_found` unless the account follows all of them. Whoever is in already stays where they are. */
  addListMembers(input: { accountId: Id; listId: Id; memberIds: Id[] }): Promise<void>
  removeListMembers(input: { accountId: Id; listId: Id; memberIds: Id[] }): Promise<void>
  listMemberPage(input: { accountId: Id; listId: Id } & Paging): Promise<IdPage>
}
