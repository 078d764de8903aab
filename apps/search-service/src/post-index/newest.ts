/** Changes by what they are about; of several of one thing the newest. Engines write no thing twice in a batch. */
import { comparePositions, type Position } from '@rookery/contracts'
import type { IndexChange } from './port.ts'

type Of<Kind extends IndexChange['kind']> = Extract<IndexChange, { kind: Kind }>
export type PostChange = Of<'put'> | Of<'remove'>
export type LibraryChange = Extract<IndexChange, { kind: 'keep' | 'drop' }>
export type AuthorChange = Of<'author'>

export interface NewestChanges {
  posts: PostChange[]
  library: LibraryChange[]
  authors: AuthorChange[]
}

export function newestOf(changes: readonly IndexChange[]): NewestChanges {
  return {
    posts: newest(
      changes.filter((change): change is PostChange => change.kind === 'put' || change.kind === 'remove'),
      (change) => String(change.kind === 'put' ? change.document.id : change.id),
    ),
    library: newest(
      changes.filter((change): change is LibraryChange => change.kind === 'keep' || change.kind === 'drop'),
      (change) => `${change.accountId} ${change.postId} ${change.reason}`,
    ),
    authors: newest(
      changes.filter((change): change is AuthorChange => change.kind === 'author'),
      (change) => String(change.accountId),
    ),
  }
}

/** The later of equal ones is taken. */
export function newest<C extends { version: Position }>(changes: readonly C[], keyOf: (change: C) => string): C[] {
  const kept = new Map<string, C>()
  for (const change of changes) {
    const other = kept.get(keyOf(change))
    if (!other || comparePositions(other.version, change.version) <= 0) kept.set(keyOf(change), change)
  }
  return [...kept.values()]
}
