/** One's own filters, their keywords and posts by id: 404 for what is not there and for what is another's. */
import { type Filter, type FilterKeyword, type FilterTweet, type Id, notFound } from '@rookery/contracts'
import type { Edge } from '../edge.ts'

type Users = Pick<Edge, 'users'>

export async function findFilter({ users }: Users, accountId: Id, id: Id): Promise<Filter> {
  return found((await users.filtersOf({ accountId })).find((filter) => filter.id === id))
}

export interface KeywordOfFilter {
  filter: Filter
  keyword: FilterKeyword
}

export const allKeywords = async ({ users }: Users, accountId: Id): Promise<KeywordOfFilter[]> =>
  (await users.filtersOf({ accountId })).flatMap((filter) => filter.keywords.map((keyword) => ({ filter, keyword })))

export const findKeywordById = async (edge: Users, accountId: Id, id: Id): Promise<KeywordOfFilter> =>
  found((await allKeywords(edge, accountId)).find(({ keyword }) => keyword.id === id))

export async function findFilterTweet({ users }: Users, accountId: Id, id: Id): Promise<FilterTweet> {
  const filters = await users.filtersOf({ accountId })
  return found(filters.flatMap(({ tweets }) => tweets).find((entry) => entry.id === id))
}

function found<T>(item: T | undefined): T {
  if (item === undefined) throw notFound()
  return item
}
