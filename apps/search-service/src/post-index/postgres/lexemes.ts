/** Documents and queries in PostgreSQL's text forms of tsvector and tsquery: nothing is left to its parser. */
import type { Query, WordsLeaf } from '../../query/types.ts'
import type { PostDocument } from '../port.ts'

/** The stem of a word in a language that has a stemmer. */
export type StemOf = (language: string, word: string) => string

/** Words and facts hold no quotes or backslashes by their making; tags and stems are made safe all the same. */
const quote = (lexeme: string): string => `'${lexeme.replace(/[\\']/g, '\\$&').replaceAll('\0', '')}'`
/** Positions beyond are taken for this one by PostgreSQL. */
const LAST_POSITION = 16_383
/** No word has a slash, so that stems and facts are never taken for words. */
const stemLexeme = (language: string, stem: string): string => `${language}/${stem}`

/** A tsvector literal. `stemOf` null: the language has no stemmer. */
export function vectorOf(document: PostDocument, stemOf: StemOf | null): string {
  const parts: string[] = []
  for (const { word, at } of document.words) {
    const position = Math.min(at, LAST_POSITION)
    parts.push(`${quote(word)}:${position}A`)
    if (stemOf) parts.push(`${quote(stemLexeme(document.language!, stemOf(document.language!, word)))}:${position}C`)
  }
  for (const fact of document.facts) parts.push(quote(fact))
  return parts.join(' ')
}

/** A tsquery, or SQL over the aliases `p` (the post) where more than its vector is asked. */
type Compiled = { tsquery: string } | { sql: string }

export interface Compiling {
  languages: readonly string[]
  stemOf: StemOf
  /** SQL: does `p` match this tsquery (a placeholder)? */
  matches(tsquery: string): string
  /** Answers a placeholder. */
  parameter(value: unknown): string
  /** SQL: is `p` kept by the viewer, for one of these reasons (null: any, or an own post)? */
  kept(reasons: readonly string[] | null): string
  /** SQL: may everybody find `p`? */
  open: string
}

/** Neighbours that ask only for lexemes become one tsquery, which the GIN index answers as a whole. */
export function compile(query: Query, compiling: Compiling): Compiled {
  switch (query.kind) {
    case 'words':
      return { tsquery: wordsQuery(query, compiling) }
    case 'fact':
      return { tsquery: quote(query.fact) }
    case 'made':
      return { sql: `(p.id >= ${compiling.parameter(query.from)} AND p.id < ${compiling.parameter(query.below)})` }
    case 'kept':
      return { sql: compiling.kept(query.reasons) }
    case 'public':
      return { sql: compiling.open }
    case 'not': {
      const part = compile(query.of, compiling)
      return 'tsquery' in part ? { tsquery: `!(${part.tsquery})` } : { sql: `NOT ${part.sql}` }
    }
    case 'all':
      return join(query.of, '&', 'AND', compiling)
    case 'any':
      return join(query.of, '|', 'OR', compiling)
  }
}

function join(of: readonly Query[], inQuery: '&' | '|', inSql: 'AND' | 'OR', compiling: Compiling): Compiled {
  const parts = of.map((part) => compile(part, compiling))
  const queries = parts.flatMap((part) => ('tsquery' in part ? part.tsquery : []))
  const tsquery = queries.length > 1 ? `(${queries.join(` ${inQuery} `)})` : queries[0]
  const sql = parts.flatMap((part) => ('sql' in part ? part.sql : []))
  if (sql.length === 0) return { tsquery: tsquery! }
  const all = tsquery === undefined ? sql : [compiling.matches(compiling.parameter(tsquery)), ...sql]
  return { sql: `(${all.join(` ${inSql} `)})` }
}

function wordsQuery({ words, stemmed, open }: WordsLeaf, { languages, stemOf }: Compiling): string {
  const last = words.length - 1
  if (!stemmed)
    return `(${words.map((word, index) => quote(word) + (open && index === last ? ':*' : '')).join(' <-> ')})`
  const word = words[0]!
  const lexemes = [word, ...languages.map((language) => stemLexeme(language, stemOf(language, word)))]
  return `(${[...new Set(lexemes)].map(quote).join(' | ')})`
}

/** What relevance is measured by: the words looked for, without what is excluded or only a fact. Null: nothing but facts. */
export function rankedBy(query: Query, compiling: Compiling): string | null {
  if (query.kind === 'words') return wordsQuery(query, compiling)
  if (query.kind !== 'all' && query.kind !== 'any') return null
  const parts = query.of.flatMap((part) => rankedBy(part, compiling) ?? [])
  return parts.length === 0 ? null : `(${parts.join(' | ')})`
}
