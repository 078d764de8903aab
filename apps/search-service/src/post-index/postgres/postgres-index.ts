/** PostIndex on PostgreSQL full text: the schema `search`. */

import type { Id } from '@rookery/contracts'
import { type Pool, withTransaction } from '@rookery/database'
import { activeSlot, type Queryable, type Slot, slotsToWrite } from '../../slots.ts'
import type { IndexChange, PostIndex } from '../port.ts'
import { applyChanges } from './apply-changes.ts'
import { countTags, tagsRemoved } from './apply-posts.ts'
import { completeTags } from './complete-tags.ts'
import { searchPosts } from './search-posts.ts'
import { createStemmer, type Stemmer } from './stemmer.ts'

export interface PostgresIndex extends PostIndex {
  /** The same writes within a transaction of the caller's, to these slots. */
  applyWithin(tx: Queryable, slots: readonly Slot[], changes: readonly IndexChange[]): Promise<void>
}

export function createPostgresIndex(pool: Pool): PostgresIndex {
  const stemmer = createStemmer(pool)
  return {
    applyWithin: (tx, slots, changes) => applyChanges(tx, slots, stemmer, changes),
    apply: (changes) => withTransaction(pool, async (tx) => applyChanges(tx, await slotsToWrite(tx), stemmer, changes)),
    async refresh() {},
    search: (search) => searchPosts(pool, stemmer, search),
    stems: (language, words) => stemsOf(stemmer, language, words),
    commonLanguages: (limit) => commonLanguages(pool, limit),
    completeTags: (search) => completeTags(pool, search),
    removeAccount: (accountId, limit) => removeAccount(pool, accountId, limit),
  }
}

async function stemsOf(
  stemmer: Stemmer,
  language: string | null,
  words: readonly string[],
): Promise<Map<string, string>> {
  if (language === null) return new Map(words.map((word) => [word, word]))
  const stemOf = await stemmer.prepare(words.map((word) => ({ language, word })))
  return new Map(words.map((word) => [word, stemOf(language, word)]))
}

async function commonLanguages(pool: Pool, limit: number): Promise<string[]> {
  const slot = await activeSlot(pool)
  const { rows } = await pool.query<{ language: string }>(
    `SELECT language FROM (SELECT language FROM search.posts_${slot} WHERE open AND NOT gone ORDER BY id DESC LIMIT 1000) AS newest
     WHERE language IS NOT NULL GROUP BY language ORDER BY count(*) DESC, language LIMIT $1`,
    [limit],
  )
  return rows.map(({ language }) => language)
}

function removeAccount(pool: Pool, accountId: Id, limit: number): Promise<number> {
  return withTransaction(pool, async (tx) => {
    let removed = 0
    for (const slot of await slotsToWrite(tx)) {
      const posts = await tx.query<{ id: Id; tags: string[]; open: boolean }>(
        `WITH doomed AS (SELECT id FROM search.posts_${slot} WHERE author_id = $1 AND NOT gone ORDER BY id DESC LIMIT $2 FOR UPDATE)
         DELETE FROM search.posts_${slot} p USING doomed WHERE p.id = doomed.id RETURNING p.id, p.tags, p.open`,
        [accountId, limit],
      )
      await countTags(tx, slot, tagsRemoved(posts.rows))
      const entries = await tx.query(
        `DELETE FROM search.library_${slot} WHERE ctid = ANY (ARRAY(SELECT ctid FROM search.library_${slot} WHERE account_id = $1 LIMIT $2))`,
        [accountId, Math.max(0, limit - posts.rows.length)],
      )
      removed += posts.rows.length + (entries.rowCount ?? 0)
    }
    return removed
  })
}
