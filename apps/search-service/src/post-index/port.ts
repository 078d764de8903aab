/**
 * The port behind which posts are found: PostgreSQL full text in `standalone`, Elasticsearch in `distributed`. Both pass
 * contract-suite.ts. What words are, which facts a document has and what a query means is decided on this side of it (text/, query/,
 * document.ts); an adapter stores, stems, matches and ranks.
 *
 * Every change carries the log position of what it shows, and an older change never wins, in whatever order they come: external
 * versions of documents, library entries and authors alike. So applying is idempotent and may be repeated.
 */
import type { Id, Position } from '@rookery/contracts'
import type { Query, Reason } from '../query/types.ts'

export interface PostDocument {
  id: Id
  authorId: Id
  /** Everybody may find it, if its author lets others find theirs. Otherwise only those who keep it. */
  open: boolean
  /** Primary subtag; decides the stemmer. */
  language: string | null
  /** Folded, in order. A gap in the positions keeps phrases from reaching from the warning into the text. */
  words: { word: string; at: number }[]
  /** `f/<author>`, `m/<mentioned>`, `t/<tag>`, `l/<language>`, `h/…`, `i/…`: see document.ts. */
  facts: string[]
  tags: string[]
}

export type IndexChange = { version: Position } & (
  | { kind: 'put'; document: PostDocument }
  | { kind: 'remove'; id: Id }
  | { kind: 'keep' | 'drop'; accountId: Id; postId: Id; reason: Reason }
  /** Not active: nobody finds the author's posts. Not indexable: only those who keep them. Unknown authors are both. */
  | { kind: 'author'; accountId: Id; active: boolean; indexable: boolean }
)

export interface PostSearch {
  query: Query
  viewerId: Id | null
  /** Whose stems a word may share; the others are matched as they stand. Primary subtags. */
  languages: readonly string[]
  limit: number
  /** Where the page before ended (a hit's cursor); null: from the best on. */
  after: string | null
  /** Bounds of ids, exclusive. */
  below?: Id | undefined
  above?: Id | undefined
}

export interface PostHit {
  id: Id
  /** Its author, or has liked, bookmarked or boosted it. */
  kept: boolean
  /** Opaque; goes on after this hit. Later posts do not shift the pages after it. */
  cursor: string
}

/** Inside the transaction of whoever applies (PostgreSQL), or straight to the engine (Elasticsearch). */
export interface PostWriter {
  apply(changes: readonly IndexChange[]): Promise<void>
}

export interface PostIndex extends PostWriter {
  /** Resolves when what was applied before is found: at once on PostgreSQL, Elasticsearch shows it up to a second later by itself. */
  refresh(): Promise<void>
  /**
   * The best first: relevance, halved with every 30 days of age. Fewer than `limit` only at the end. A cursor that is none counts
   * as null.
   */
  search(search: PostSearch): Promise<PostHit[]>
  /** The stem of each word in this language; the word itself where there is none. For highlights. */
  stems(language: string | null, words: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The most common languages of the newest posts, the most common first. */
  commonLanguages(limit: number): Promise<string[]>
  /** Hashtags whose folded name begins with `prefix`: an exact one first, then by uses in open posts. */
  completeTags(search: { prefix: string; limit: number; offset: number }): Promise<{ name: string; uses: number }[]>
  /** Removes at most `limit` documents and library entries of an account; answers how many there were. */
  removeAccount(accountId: Id, limit: number): Promise<number>
}
