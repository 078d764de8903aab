/**
 * The port behind which people are found, as posts are behind post-index/port.ts: PostgreSQL or Elasticsearch, the same answers
 * (contract-suite.ts). What is typed becomes terms on this side of it.
 */
import type { Id } from '@rookery/contracts'
import type { PersonChange } from './person.ts'

export interface PeopleSearch {
  /** Beginnings of terms, all of them wanted; at least one. */
  terms: readonly string[]
  /** The display name, folded, that counts as what was typed. */
  display: string
  limit: number
  offset: number
  /** Only these; null: everybody. */
  among: readonly Id[] | null
}

export interface PeopleIndex {
  /** Older changes never win, in whatever order they come. */
  apply(changes: readonly PersonChange[]): Promise<void>
  /**
   * Active people of whom every term begins some term, each once. Of one term: whose name it is first, whose display name it is, who
   * has it as a word; then, and of several terms at once, the most followed.
   */
  find(search: PeopleSearch): Promise<Id[]>
  /** Resolves when what was applied before is found. */
  refresh(): Promise<void>
}
