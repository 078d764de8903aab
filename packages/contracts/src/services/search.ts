/** search-service: posts, people and hashtags by their words. Same rules for methods as in users.ts. */
import type { Id } from '../ids.ts'

export interface FoundPost {
  id: Id
  /** The viewer's own, or liked, bookmarked or boosted by the viewer. Others have to be public, of an `indexable` author. */
  kept: boolean
  /** Opaque: the page after this hit begins here. */
  cursor: string
  /** Up to three pieces of warning and text with `<mark>` around what matched; otherwise HTML-escaped. Empty unless asked for. */
  fragments: string[]
}

export interface FoundTag {
  /** Lower case, without `#`. */
  name: string
  /** Public posts that carry it. */
  uses: number
}

export interface SearchService {
  /**
   * What the index knows to match, the best first: relevance that halves with 30 days of age. A superset of what may be shown:
   * callers ask maySee, and the author's `indexable` unless `kept`. Fewer than `limit` only at the end. Never fails for the query.
   */
  searchPosts(input: {
    query: string
    /** Null: not signed in, and nothing is kept. */
    viewerId: Id | null
    /** Languages that the viewer is likely to search in: words also match by their stems there. BCP 47. */
    languages: string[]
    limit: number
    /** A hit's; null for the first page. */
    cursor: string | null
    /** Exclusive. */
    maxId?: Id | undefined
    minId?: Id | undefined
    /** Only posts of this author. */
    authorId?: Id | undefined
    highlight?: boolean | undefined
  }): Promise<FoundPost[]>
  /**
   * By the start of the name, or of words of the display name; accents do not matter. An exact name first, then exact words, then the
   * most followed. Active accounts only, as far as is known here: hydration decides.
   */
  searchPeople(input: {
    query: string
    limit: number
    offset: number
    /** Only these; null: everybody. */
    among: Id[] | null
  }): Promise<Id[]>
  /** By the start of the name; `#` and accents do not matter. An exact name first, then the most used. */
  searchTags(input: { query: string; limit: number; offset: number }): Promise<FoundTag[]>
}
