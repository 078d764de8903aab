/** A filter as the Mastodon entity. */
import type { FilterTweet, Filter as OwnFilter, FilterKeyword as OwnKeyword } from '@rookery/contracts'
import type { Filter, FilterKeyword, FilterStatus, FilterSummary, V1Filter } from '@rookery/contracts/mastodon'

export const presentKeyword = ({ id, keyword, wholeWord }: OwnKeyword): FilterKeyword => ({
  id: String(id),
  keyword,
  whole_word: wholeWord,
})

export const presentFilterTweet = ({ id, tweetId }: FilterTweet): FilterStatus => ({
  id: String(id),
  status_id: String(tweetId),
})

/** As posts carry it. */
export const presentSummary = (filter: OwnFilter): FilterSummary => ({
  id: String(filter.id),
  title: filter.title,
  context: filter.context,
  expires_at: timeOf(filter.expiresAt),
  filter_action: filter.action,
})

export const presentFilter = (filter: OwnFilter): Filter => ({
  ...presentSummary(filter),
  keywords: filter.keywords.map(presentKeyword),
  statuses: filter.tweets.map(presentFilterTweet),
})

export const presentV1Filter = (filter: OwnFilter, { id, keyword, wholeWord }: OwnKeyword): V1Filter => ({
  id: String(id),
  phrase: keyword,
  context: filter.context,
  whole_word: wholeWord,
  expires_at: timeOf(filter.expiresAt),
  irreversible: filter.action === 'hide',
})

const timeOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
