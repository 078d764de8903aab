/** What the visibility rules need to know of a post and of its viewer; nothing else may be asked. */
import type { Id } from '../ids.ts'

/** `followers` is Mastodon's `private`. */
export const VISIBILITIES = ['public', 'unlisted', 'followers', 'direct'] as const
export type Visibility = (typeof VISIBILITIES)[number]

export interface PostFacts {
  authorId: Id
  visibility: Visibility
  mentionIds: readonly Id[]
  inReplyToAccountId: Id | null
  /** Lower case, without `#`. */
  tags: readonly string[]
  language: string | null
  /** The boosted post's facts; `undefined` on an ordinary post, null when the boosted post is gone. */
  boosted?: PostFacts | null
}

/** A set of ids that answers membership; real graphs use sorted Float64Arrays (15 bytes an entry; a Set costs 71). */
export interface IdSet {
  has(id: Id): boolean
  readonly size: number
}

/** The viewer's relations, as far as they decide what is seen. */
export interface Graph {
  viewerId: Id
  following: IdSet
  blocking: IdSet
  blockedBy: IdSet
  muting: IdSet
  hidesBoostsOf: IdSet
  /** As posts carry them. */
  followedTags: ReadonlySet<string>
  /** Members of the viewer's exclusive lists: their posts are shown there instead of at home. */
  listedExclusively: IdSet
  /** Only followees of whom the viewer wants certain languages. */
  languagesOf: ReadonlyMap<Id, readonly string[]>
}

/** Where a post is about to be shown. `home`, `list`, `public` and `tag` are timelines, `account` and `single` explicit visits. */
export const PATHS = ['home', 'list', 'public', 'tag', 'account', 'thread', 'single'] as const
export type ViewPath = (typeof PATHS)[number]
