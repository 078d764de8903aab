/** Filters in memory, for route tests. */
import { type Filter, type FilterChanges, type FilterMethods, type Id, invalid, notFound } from '@rookery/contracts'

export function createFakeFilters(nextId: () => Id, clock: { now(): number }): FilterMethods {
  const filters = new Map<Id, Filter & { accountId: Id }>()
  const own = (accountId: Id, id: Id) => {
    const found = filters.get(id)
    if (found?.accountId !== accountId) throw notFound()
    return found
  }
  const apply = (
    filter: Filter,
    { title, context, action, expiresInSeconds, keywords = [] }: FilterChanges,
  ): Filter => {
    if (title?.trim() === '') throw invalid("Title can't be blank")
    if (title !== undefined) filter.title = title
    if (context !== undefined) filter.context = context as Filter['context']
    if (action !== undefined) filter.action = action as Filter['action']
    if (expiresInSeconds !== undefined) {
      filter.expiresAt = expiresInSeconds === null ? null : clock.now() + expiresInSeconds * 1000
    }
    for (const { id, keyword = '', wholeWord = true, destroy } of keywords) {
      if (id === undefined) filter.keywords.push({ id: nextId(), keyword, wholeWord })
      else if (destroy) filter.keywords = filter.keywords.filter((each) => each.id !== id)
      else {
        const found = filter.keywords.find((each) => each.id === id)
        if (!found) throw notFound()
        Object.assign(found, keyword === '' ? { wholeWord } : { keyword, wholeWord })
      }
    }
    return structuredClone(filter)
  }
  const plain = ({ accountId: _, ...filter }: Filter & { accountId: Id }): Filter => structuredClone(filter)
  const mine = (id: Id) => [...filters.values()].filter(({ accountId }) => accountId === id).map(plain)
  return {
    filtersOf: async ({ accountId }) => mine(accountId),
    filtersOfEach: async ({ accountIds }) => accountIds.map(mine),
    async createFilter({ accountId, changes }) {
      const base = { title: '', context: [], action: 'warn' as const, expiresAt: null, keywords: [], tweets: [] }
      const filter = { id: nextId(), accountId, ...base }
      apply(filter, { ...changes, title: changes.title ?? '' })
      filters.set(filter.id, filter)
      return plain(filter)
    },
    async updateFilter({ accountId, filterId, changes }) {
      apply(own(accountId, filterId), changes)
      return plain(own(accountId, filterId))
    },
    async deleteFilter({ accountId, filterId }) {
      filters.delete(own(accountId, filterId).id)
    },
    async addFilterTweet({ accountId, filterId, tweetId }) {
      const entry = { id: nextId(), tweetId }
      own(accountId, filterId).tweets.push(entry)
      return entry
    },
    async removeFilterTweet({ accountId, id }) {
      for (const filter of filters.values()) {
        const at = filter.tweets.findIndex((entry) => entry.id === id)
        if (at >= 0 && filter.accountId === accountId) return void filter.tweets.splice(at, 1)
      }
      throw notFound()
    },
  }
}
