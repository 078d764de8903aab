/** user-service: filters, what people would rather not read. They are applied at the edge. */
import type { Id } from '../ids.ts'

/** Mastodon's names of the places where a filter counts. */
export const FILTER_CONTEXTS = ['home', 'notifications', 'public', 'thread', 'account'] as const
export type FilterContext = (typeof FILTER_CONTEXTS)[number]
/** What clients do with what matches: fold it away, not show it, or blur its media. */
export const FILTER_ACTIONS = ['warn', 'hide', 'blur'] as const
export type FilterAction = (typeof FILTER_ACTIONS)[number]

export interface FilterKeyword {
  id: Id
  keyword: string
  wholeWord: boolean
}

/** A single post under a filter. */
export interface FilterTweet {
  id: Id
  tweetId: Id
}

export interface Filter {
  id: Id
  title: string
  context: FilterContext[]
  action: FilterAction
  /** Milliseconds since 1970; from then on it matches nothing, but is still there. */
  expiresAt: number | null
  keywords: FilterKeyword[]
  tweets: FilterTweet[]
}

export interface FilterChanges {
  title?: string | undefined
  context?: string[] | undefined
  action?: string | undefined
  /** From now; null: for ever. Left out: as before. */
  expiresInSeconds?: number | null | undefined
  keywords?: KeywordChange[] | undefined
}

/** With `id` a keyword of the filter is changed or taken away, without one is added. */
export interface KeywordChange {
  id?: Id | undefined
  keyword?: string | undefined
  wholeWord?: boolean | undefined
  destroy?: boolean | undefined
}

/** Writes are effective on every read path and open socket before they answer; other people's filters are not found (404). */
export interface FilterMethods {
  /** All of them, expired ones too, the oldest first. */
  filtersOf(input: { accountId: Id }): Promise<Filter[]>
  /** The same of several people at once, one list for each, in this order. */
  filtersOfEach(input: { accountIds: Id[] }): Promise<Filter[][]>
  /** 422 without title, without (valid) context, or with a blank keyword. */
  createFilter(input: { accountId: Id; changes: FilterChanges }): Promise<Filter>
  updateFilter(input: { accountId: Id; filterId: Id; changes: FilterChanges }): Promise<Filter>
  deleteFilter(input: { accountId: Id; filterId: Id }): Promise<void>
  addFilterTweet(input: { accountId: Id; filterId: Id; tweetId: Id }): Promise<FilterTweet>
  /** `id` is that of the entry, not of the post. */
  removeFilterTweet(input: { accountId: Id; id: Id }): Promise<void>
}
