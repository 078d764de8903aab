/** Changes as documents, each with its own external version. A removal is a document without fields: it keeps its version for good. */
import type { PersonChange } from '../../people/person.ts'
import { fold } from '../../text/fold.ts'
import { stemmerOf } from '../../text/languages.ts'
import { type LibraryChange, newest, newestOf } from '../newest.ts'
import type { IndexChange, PostDocument } from '../port.ts'
import type { Kind } from './templates.ts'
import { versionOf } from './version.ts'

export interface Operation {
  kind: Kind
  id: string
  version: bigint
  routing?: string
  /** JSON. */
  body: string
}

/** No query finds it: all ask for a field that it does not have. */
const TOMBSTONE = '{}'

export function operationsOf(changes: readonly IndexChange[]): Operation[] {
  const { posts, library, authors } = newestOf(changes)
  return [
    ...posts.map((change): Operation => {
      const body = change.kind === 'put' ? JSON.stringify(postOf(change.document)) : TOMBSTONE
      const id = change.kind === 'put' ? change.document.id : change.id
      return { kind: 'posts', id: String(id), version: versionOf(change.version), body }
    }),
    ...library.map(entryOf),
    ...authors.map(({ accountId, active, indexable, version }): Operation => {
      const body = JSON.stringify({ account: accountId, active, indexable })
      return { kind: 'authors', id: String(accountId), version: versionOf(version), body }
    }),
  ]
}

function entryOf({ kind, accountId, postId, reason, version }: LibraryChange): Operation {
  const body = kind === 'keep' ? JSON.stringify({ account: accountId, post: postId, reason }) : TOMBSTONE
  const routing = routingOf(accountId)
  return { kind: 'library', id: `${accountId}-${postId}-${reason}`, version: versionOf(version), routing, body }
}

/** A library is read whole: it lies on one shard. */
export const routingOf = (accountId: number): string => String(accountId)

export function peopleOperations(changes: readonly PersonChange[]): Operation[] {
  return newest(changes, ({ accountId }) => String(accountId)).map(({ accountId, version, person }): Operation => {
    const body =
      person === null
        ? TOMBSTONE
        : JSON.stringify({
            account: accountId,
            name: person.name,
            display: person.display,
            terms: person.terms.filter((term) => term !== ''),
            followers: person.followersCount,
          })
    return { kind: 'people', id: String(accountId), version: versionOf(version), body }
  })
}

function postOf({ id, authorId, open, language, words, facts, tags }: PostDocument): Record<string, unknown> {
  const texts = segmentsOf(words)
  return {
    id,
    author: authorId,
    open,
    ...(language === null ? {} : { language }),
    length: words.length,
    words: texts,
    ...(stemmerOf(language) === null ? {} : { stems: { [language!]: texts } }),
    facts,
    tags: tags.map(tagKey),
  }
}

/** Where positions jump a new value begins; the mapping keeps phrases from reaching over. */
function segmentsOf(words: PostDocument['words']): string[] {
  const segments: string[][] = []
  let last = Number.NaN
  for (const { word, at } of words) {
    if (at === last + 1) segments.at(-1)!.push(word)
    else segments.push([word])
    last = at
  }
  return segments.map((segment) => segment.join(' '))
}

/** Sorted and completed by its folded form; the name itself follows. */
export const tagKey = (tag: string): string => `${fold(tag)} ${tag}`
