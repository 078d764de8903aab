/**
 * What the four indices look like. Words come folded, joined by blanks (text/words.ts): the engine splits at blanks and stems. Relevance
 * is of the document alone (similarity `boolean`): with inverse frequencies a cursor's score would mean something else an hour later.
 */
import type { estypes } from '@elastic/elasticsearch'
import { STEMMERS } from '../../text/languages.ts'

export const KINDS = ['posts', 'library', 'authors', 'people'] as const
export type Kind = (typeof KINDS)[number]

/** How late a change is found at most, when nobody asks for it sooner. */
export const REFRESH = '1s'
/** Between the warning and the text: phrases do not reach over. */
const GAP = 8

/** Also the name of a language's field below `stems`, and of its filter. */
export const stemAnalyzer = (language: string): string => `stems_${language}`

const languages = Object.entries(STEMMERS)
const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

const ANALYSIS: estypes.IndicesIndexSettingsAnalysis = {
  analyzer: {
    folded_words: { type: 'custom', tokenizer: 'whitespace' },
    ...Object.fromEntries(
      languages.map(([language]) => [
        stemAnalyzer(language),
        { type: 'custom', tokenizer: 'whitespace', filter: [stemAnalyzer(language)] },
      ]),
    ),
  },
  filter: Object.fromEntries(
    languages.map(([language, stemmer]) => [
      stemAnalyzer(language),
      // The official filter finds Snowball's stemmers by their names: also those that its page does not list.
      { type: 'snowball', language: capitalized(stemmer) as 'English' },
    ]),
  ),
}

const words = { type: 'text', analyzer: 'folded_words', similarity: 'boolean', norms: false } as const
const long = { type: 'long' } as const
const keyword = { type: 'keyword' } as const
const boolean = { type: 'boolean' } as const

const MAPPINGS: Readonly<Record<Kind, estypes.MappingTypeMapping>> = {
  posts: {
    dynamic: 'strict',
    _source: { excludes: ['stems'] },
    properties: {
      id: long,
      author: long,
      open: boolean,
      language: keyword,
      /** Number of words. */
      length: { type: 'integer' },
      words: { ...words, position_increment_gap: GAP },
      stems: {
        properties: Object.fromEntries(
          languages.map(([language]) => [
            language,
            { ...words, analyzer: stemAnalyzer(language), index_options: 'docs' } as const,
          ]),
        ),
      },
      facts: keyword,
      /** Folded name, blank, name. */
      tags: keyword,
    },
  },
  library: { dynamic: 'strict', properties: { account: long, post: long, reason: keyword } },
  authors: {
    dynamic: 'strict',
    properties: { account: long, active: boolean, indexable: boolean, epoch: { type: 'integer' } },
  },
  people: {
    dynamic: 'strict',
    properties: {
      account: long,
      name: keyword,
      display: keyword,
      terms: { ...words, index_prefixes: { min_chars: 1, max_chars: 8 } },
      followers: long,
    },
  },
}

/**
 * As searches sort (search-posts.ts): the engine then stops in each segment at the newest matches, however many there are. Fields, orders.
 */
const SORTED: estypes.IndicesIndexSegmentSort = {
  field: ['id', 'author', 'open', 'length'],
  order: ['desc', 'asc', 'asc', 'asc'],
}

export interface IndexSizes {
  shards: number
  replicas: number
}

export function templateOf(
  kind: Kind,
  patterns: string[],
  { shards, replicas }: IndexSizes,
): Omit<estypes.IndicesPutIndexTemplateRequest, 'name'> {
  return {
    index_patterns: patterns,
    // An index that a rebuild took away must not come back because somebody still writes to it.
    allow_auto_create: false,
    priority: 500,
    template: {
      settings: {
        number_of_shards: shards,
        number_of_replicas: replicas,
        refresh_interval: REFRESH,
        ...(kind === 'posts' ? { analysis: ANALYSIS, index: { sort: SORTED } } : {}),
        ...(kind === 'people' ? { analysis: { analyzer: { folded_words: ANALYSIS.analyzer!.folded_words! } } } : {}),
      },
      mappings: MAPPINGS[kind],
    },
  }
}
