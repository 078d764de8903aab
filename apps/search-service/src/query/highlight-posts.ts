/** Fragments of found posts with what matched marked. */
import type { Id } from '@rookery/contracts'
import type { SearchContext } from '../context.ts'
import { languageOf } from '../text/languages.ts'
import { wordsOf } from '../text/words.ts'
import { fragmentsOf, type Pattern } from './fragments.ts'
import type { Query } from './types.ts'

export async function highlightPosts(
  { tweets, index }: Pick<SearchContext, 'tweets' | 'index'>,
  query: Query,
  languages: readonly string[],
  ids: Id[],
): Promise<Map<Id, string[]>> {
  const patterns = patternsOf(query)
  if (patterns.length === 0 || ids.length === 0) return new Map()
  const found = await tweets.getTweets({ ids })
  const fragments = new Map<Id, string[]>()
  for (const tweet of found) {
    const language = languageOf(tweet.language)
    const text = tweet.spoilerText === '' ? tweet.text : `${tweet.spoilerText}\n${tweet.text}`
    // Words that only share a stem are marked where stems were looked for.
    const stemmed = language !== null && languages.includes(language)
    const words = stemmed ? [...wordsOf(text).map(({ word }) => word), ...patterns.flatMap(({ words }) => words)] : []
    const stems = await index.stems(stemmed ? language : null, [...new Set(words)])
    fragments.set(
      tweet.id,
      fragmentsOf(text, patterns, (word) => stems.get(word) ?? word),
    )
  }
  return fragments
}

/** What the query wants to see in a text; what it excludes is not there to be marked. */
function patternsOf(query: Query): Pattern[] {
  if (query.kind === 'words') return [{ words: query.words, stemmed: query.stemmed, open: query.open }]
  if (query.kind === 'fact' && query.fact.startsWith('t/'))
    return [{ ...WORD, words: wordsOf(query.fact.slice(2)).map(({ word }) => word) }]
  return query.kind === 'all' || query.kind === 'any' ? query.of.flatMap(patternsOf) : []
}

const WORD = { stemmed: false, open: false }
