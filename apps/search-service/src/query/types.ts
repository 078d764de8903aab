/** What a query says, before (Asked) and after (Query) the people named in it are known. Engines get Query only. */
import type { Id } from '@rookery/contracts'

/** Why a post is in somebody's library. Own posts need no entry. */
export type Reason = 'liked' | 'bookmarked' | 'boosted'

type Tree<Leaf> =
  | Leaf
  | { kind: 'all'; of: Tree<Leaf>[] }
  | { kind: 'any'; of: Tree<Leaf>[] }
  | { kind: 'not'; of: Tree<Leaf> }

/** Folded words, adjacent in this order. */
export interface WordsLeaf {
  kind: 'words'
  words: string[]
  /** True of one word that was not quoted: it matches what has the same stem. */
  stemmed: boolean
  /** The last word is a single character of a script without spaces: it stands for all pairs that begin with it. */
  open: boolean
}
export type Leaf =
  | WordsLeaf
  /** A fact of the document (see document.ts), e.g. `h/link`. */
  | { kind: 'fact'; fact: string }
  /** Ids from `from` on and below `below`: when a post was made. */
  | { kind: 'made'; from: Id; below: Id }
  /** Posts that the viewer keeps: own ones and those with an entry; or of certain reasons only. */
  | { kind: 'kept'; reasons: readonly Reason[] | null }
  /** Posts that everybody may find. */
  | { kind: 'public' }
/** `name` as typed, without `@`; `me` is the viewer. */
export type AskedLeaf = Leaf | { kind: 'person'; role: 'from' | 'mentions'; name: string }

export type Query = Tree<Leaf>
export type Asked = Tree<AskedLeaf>
