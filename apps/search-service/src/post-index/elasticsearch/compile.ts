/** A query of ours in Elasticsearch's language. All filters: relevance is asked for apart, so that it never depends on what is excluded. */
import type { estypes } from '@elastic/elasticsearch'
import type { Query, Reason, WordsLeaf } from '../../query/types.ts'

export type EsQuery = estypes.QueryDslQueryContainer

export interface Viewpoint {
  viewerId: number | null
  /** What the viewer keeps for these reasons (null: any). */
  kept(reasons: readonly Reason[] | null): readonly number[]
  languages: readonly string[]
  /** Whether posts are taken for such that everybody may find: that is decided by the author, who is looked up later. */
  public: boolean
}

const ALL: EsQuery = { match_all: {} }
const NONE: EsQuery = { match_none: {} }
/** A shared stem counts less than the word itself. PostgreSQL: weights C and A. */
const STEM_BOOST = 0.2
/** Pairs that a single character of a script without spaces stands for at the end of a phrase. */
const MOST_EXPANSIONS = 1_024

export function compile(query: Query, view: Viewpoint): EsQuery {
  switch (query.kind) {
    case 'words':
      return wordsQuery(query, view.languages)
    case 'fact':
      return { term: { facts: query.fact } }
    case 'made':
      return { range: { id: { gte: query.from, lt: query.below } } }
    case 'kept':
      return keptQuery(query.reasons, view)
    case 'public':
      return view.public ? ALL : NONE
    case 'not':
      return { bool: { must_not: [compile(query.of, view)] } }
    case 'all':
      return { bool: { filter: query.of.map((part) => compile(part, view)) } }
    case 'any':
      return anyOf(query.of.map((part) => compile(part, view)))
  }
}

export const anyOf = (should: EsQuery[]): EsQuery => ({ bool: { should, minimum_should_match: 1 } })

function wordsQuery({ words, stemmed, open }: WordsLeaf, languages: readonly string[]): EsQuery {
  const [word = ''] = words
  if (words.length > 1) {
    const query = words.join(' ')
    return open
      ? { match_phrase_prefix: { words: { query, max_expansions: MOST_EXPANSIONS } } }
      : { match_phrase: { words: query } }
  }
  if (open) return { prefix: { words: word } }
  if (!stemmed) return { term: { words: word } }
  // Each counts for itself: a word as it stands has its stem as well.
  return anyOf([
    { term: { words: word } },
    ...languages.map((language): EsQuery => ({ match: { [`stems.${language}`]: { query: word, boost: STEM_BOOST } } })),
  ])
}

/** Null: any reason, or own posts. */
export function keptQuery(
  reasons: readonly Reason[] | null,
  { viewerId, kept }: Pick<Viewpoint, 'viewerId' | 'kept'>,
): EsQuery {
  if (viewerId === null) return NONE
  const entries: EsQuery = { terms: { id: [...kept(reasons)] } }
  return reasons === null ? anyOf([{ term: { author: viewerId } }, entries]) : entries
}

/** What relevance is measured by: the words looked for, without what is excluded or only a fact. */
export function rankedBy(query: Query, languages: readonly string[]): EsQuery[] {
  if (query.kind === 'words') return [wordsQuery(query, languages)]
  return query.kind === 'all' || query.kind === 'any' ? query.of.flatMap((part) => rankedBy(part, languages)) : []
}

/** Does any part of it ask for this? */
export const asks = (query: Query, kind: 'public' | 'kept'): boolean =>
  query.kind === 'all' || query.kind === 'any'
    ? query.of.some((part) => asks(part, kind))
    : query.kind === 'not'
      ? asks(query.of, kind)
      : query.kind === kind
