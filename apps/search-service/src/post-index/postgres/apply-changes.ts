/** Changes of the index into the slots that want them. Of several changes of one thing in a batch the newest is taken. */
import type { Position } from '@rookery/contracts'
import type { Queryable, Slot } from '../../slots.ts'
import { stemmerOf } from '../../text/languages.ts'
import { type AuthorChange, type LibraryChange, newestOf, type PostChange } from '../newest.ts'
import type { IndexChange } from '../port.ts'
import { applyPosts, type PostRow } from './apply-posts.ts'
import { vectorOf } from './lexemes.ts'
import type { Stemmer } from './stemmer.ts'

/** Within a transaction that has the slots from `slotsToWrite`. */
export async function applyChanges(
  tx: Queryable,
  slots: readonly Slot[],
  stemmer: Stemmer,
  changes: readonly IndexChange[],
): Promise<void> {
  const { posts, library, authors } = newestOf(changes)
  const rows = await rowsOf(stemmer, posts)
  for (const slot of slots) {
    await applyPosts(tx, slot, rows)
    await applyLibrary(tx, slot, library)
    await applyAuthors(tx, slot, authors)
  }
}

async function rowsOf(stemmer: Stemmer, changes: readonly PostChange[]): Promise<PostRow[]> {
  const wanted = changes.flatMap((change) => {
    if (change.kind === 'remove' || stemmerOf(change.document.language) === null) return []
    const { language, words } = change.document
    return words.map(({ word }) => ({ language: language!, word }))
  })
  const stemOf = await stemmer.prepare(wanted)
  return changes.map((change) => {
    const { version } = change
    if (change.kind === 'remove') {
      return { id: change.id, authorId: 0, open: false, language: null, tags: [], vector: '', gone: true, version }
    }
    const { id, authorId, open, language, tags } = change.document
    const vector = vectorOf(change.document, stemmerOf(language) === null ? null : stemOf)
    return { id, authorId, open, language, tags, vector, gone: false, version }
  })
}

const NEWER = '(t.epoch, t.lsn, t.index) < (EXCLUDED.epoch, EXCLUDED.lsn, EXCLUDED.index)'
const versions = (changes: readonly { version: Position }[]): number[][] => [
  changes.map(({ version }) => version.epoch),
  changes.map(({ version }) => version.lsn),
  changes.map(({ version }) => version.index),
]

async function applyLibrary(tx: Queryable, slot: Slot, changes: readonly LibraryChange[]): Promise<void> {
  if (changes.length === 0) return
  const sorted = changes.toSorted((a, b) => a.accountId - b.accountId || a.postId - b.postId)
  await tx.query({
    name: `apply_library_${slot}`,
    text: `INSERT INTO search.library_${slot} AS t (account_id, post_id, reason, gone, epoch, lsn, index)
      SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::boolean[], $5::integer[], $6::bigint[], $7::integer[])
      ON CONFLICT (account_id, post_id, reason) DO UPDATE
      SET gone = EXCLUDED.gone, epoch = EXCLUDED.epoch, lsn = EXCLUDED.lsn, index = EXCLUDED.index WHERE ${NEWER}`,
    values: [
      sorted.map(({ accountId }) => accountId),
      sorted.map(({ postId }) => postId),
      sorted.map(({ reason }) => reason),
      sorted.map(({ kind }) => kind === 'drop'),
      ...versions(sorted),
    ],
  })
}

async function applyAuthors(tx: Queryable, slot: Slot, changes: readonly AuthorChange[]): Promise<void> {
  if (changes.length === 0) return
  const sorted = changes.toSorted((a, b) => a.accountId - b.accountId)
  await tx.query({
    name: `apply_authors_${slot}`,
    text: `INSERT INTO search.authors_${slot} AS t (account_id, active, indexable, epoch, lsn, index)
      SELECT * FROM unnest($1::bigint[], $2::boolean[], $3::boolean[], $4::integer[], $5::bigint[], $6::integer[])
      ON CONFLICT (account_id) DO UPDATE
      SET active = EXCLUDED.active, indexable = EXCLUDED.indexable,
          epoch = EXCLUDED.epoch, lsn = EXCLUDED.lsn, index = EXCLUDED.index WHERE ${NEWER}`,
    values: [
      sorted.map(({ accountId }) => accountId),
      sorted.map(({ active }) => active),
      sorted.map(({ indexable }) => indexable),
      ...versions(sorted),
    ],
  })
}
