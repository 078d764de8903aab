/**
 * A viewer's filters, ready to be held against posts. Keywords are looked for in what is written (of a boost: in what it boosts),
 * and each post is searched once, however often it is shown: what was found is kept with its rendering.
 */
import type { Filter, FilterContext, Id } from '@rookery/contracts'
import type { Core, Fragment } from '../statuses/render-status.ts'
import { findKeyword, type Keyword, keywordOf } from './find-keyword.ts'
import { presentSummary } from './present-filter.ts'

export interface AppliedFilters {
  /**
   * `filtered` of a post or boost as JSON, undefined when nothing matches. `context` null: wherever a filter counts, for answers that
   * are no timeline. Their own posts, and their boosts, are not filtered.
   */
  resultsFor(core: Core, viewerId: Id, context: FilterContext | null): string | undefined
}

interface Prepared {
  filter: Filter
  /** As JSON. */
  json: string
  keywords: Keyword[]
  tweetIds: ReadonlySet<Id>
  found: WeakMap<Fragment, string | null>
}

/** Null when there is nothing to apply. */
export function prepareFilters(filters: readonly Filter[], now: () => number): AppliedFilters | null {
  const prepared = filters.filter(({ keywords, tweets }) => keywords.length > 0 || tweets.length > 0).map(prepare)
  if (prepared.length === 0) return null
  return {
    resultsFor(core, viewerId, context) {
      const shown = core.boosted ?? core
      if (core.tweet.authorId === viewerId || shown.tweet.authorId === viewerId) return undefined
      let results = ''
      for (const each of prepared) {
        const { expiresAt, context: contexts } = each.filter
        if (expiresAt !== null && expiresAt <= now()) continue
        if (context !== null && !contexts.includes(context)) continue
        const result = apply(each, core, shown)
        if (result) results += results ? `,${result}` : result
      }
      return results ? `[${results}]` : undefined
    },
  }
}

const prepare = (filter: Filter): Prepared => ({
  filter,
  json: JSON.stringify(presentSummary(filter)),
  keywords: filter.keywords.map(keywordOf),
  tweetIds: new Set(filter.tweets.map(({ tweetId }) => tweetId)),
  found: new WeakMap(),
})

function apply({ json, keywords, tweetIds, found }: Prepared, core: Core, shown: Core): string | undefined {
  let word = found.get(shown.fragment)
  if (word === undefined) {
    word = keywords.length === 0 ? null : findKeyword(searchableText(shown.fragment), keywords)
    found.set(shown.fragment, word)
  }
  const ids = tweetIds.size === 0 ? [] : [...new Set([core.tweet.id, shown.tweet.id])].filter((id) => tweetIds.has(id))
  if (word === null && ids.length === 0) return undefined
  const words = word === null ? 'null' : JSON.stringify([word])
  const posts = ids.length === 0 ? 'null' : JSON.stringify(ids.map(String))
  return `{"filter":${json},"keyword_matches":${words},"status_matches":${posts}}`
}

/** What Mastodon searches: the warning, the text as written, descriptions of media. */
const searchableText = ({ tweet, descriptions = [] }: Fragment): string =>
  [tweet.spoilerText, tweet.text, ...descriptions].filter(Boolean).join('\n\n')
