/** Documents into their table, and the counts of their hashtags with them. */
import type { Position } from '@rookery/contracts'
import type { Queryable, Slot } from '../../slots.ts'
import { fold } from '../../text/fold.ts'

export interface PostRow {
  id: number
  authorId: number
  open: boolean
  language: string | null
  tags: readonly string[]
  /** A tsvector literal. */
  vector: string
  gone: boolean
  version: Position
}

interface Counted {
  id: number
  tags: string[]
  open: boolean
}

const COLUMNS = 'id, author_id, open, language, tags, vector, gone, epoch, lsn, index'
/** Tags hold no blanks; an array of arrays would have to be a rectangle. */
const GIVEN = `SELECT id, author_id, open, language, string_to_array(tags, ' ') AS tags, vector::tsvector AS vector, gone, epoch, lsn, index
  FROM unnest($1::bigint[], $2::bigint[], $3::boolean[], $4::text[], $5::text[], $6::text[], $7::boolean[],
              $8::integer[], $9::bigint[], $10::integer[]) AS given (${COLUMNS})`

/** `rows` hold each id once. In id order, so that two partitions that touch the same posts cannot wait for each other. */
export async function applyPosts(tx: Queryable, slot: Slot, rows: readonly PostRow[]): Promise<void> {
  if (rows.length === 0) return
  const sorted = rows.toSorted((a, b) => a.id - b.id)
  const table = `search.posts_${slot}`
  const inserted = await tx.query<Counted>({
    name: `insert_posts_${slot}`,
    text: `INSERT INTO ${table} (${COLUMNS}) ${GIVEN} ON CONFLICT (id) DO NOTHING RETURNING id, tags, open AND NOT gone AS open`,
    values: valuesOf(sorted),
  })
  const fresh = new Set(inserted.rows.map(({ id }) => id))
  const rest = sorted.filter(({ id }) => !fresh.has(id))
  const deltas = new Map<string, number>()
  count(deltas, inserted.rows, 1)
  if (rest.length > 0) {
    const old = await tx.query<Counted>({
      name: `lock_posts_${slot}`,
      text: `SELECT id, tags, open AND NOT gone AS open FROM ${table} WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE`,
      values: [rest.map(({ id }) => id)],
    })
    const updated = await tx.query<Counted>({
      name: `update_posts_${slot}`,
      text: `UPDATE ${table} p SET author_id = g.author_id, open = g.open, language = g.language, tags = g.tags, vector = g.vector,
          gone = g.gone, epoch = g.epoch, lsn = g.lsn, index = g.index
        FROM (${GIVEN}) AS g
        WHERE p.id = g.id AND (p.epoch, p.lsn, p.index) < (g.epoch, g.lsn, g.index)
        RETURNING p.id, p.tags, p.open AND NOT p.gone AS open`,
      values: valuesOf(rest),
    })
    const changed = new Set(updated.rows.map(({ id }) => id))
    count(
      deltas,
      old.rows.filter(({ id }) => changed.has(id)),
      -1,
    )
    count(deltas, updated.rows, 1)
  }
  await countTags(tx, slot, deltas)
}

function count(deltas: Map<string, number>, posts: readonly Counted[], by: number): void {
  for (const { tags, open } of posts) {
    if (open) for (const tag of new Set(tags)) deltas.set(tag, (deltas.get(tag) ?? 0) + by)
  }
}

/** Also for whoever removes documents in another way. */
export async function countTags(tx: Queryable, slot: Slot, deltas: ReadonlyMap<string, number>): Promise<void> {
  const changed = [...deltas].filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
  if (changed.length === 0) return
  await tx.query({
    name: `count_tags_${slot}`,
    text: `INSERT INTO search.tags_${slot} AS t (name, folded, uses) SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[])
      ON CONFLICT (name) DO UPDATE SET uses = t.uses + EXCLUDED.uses`,
    values: [changed.map(([tag]) => tag), changed.map(([tag]) => fold(tag)), changed.map(([, by]) => by)],
  })
}

export function tagsRemoved(posts: readonly Counted[]): Map<string, number> {
  const deltas = new Map<string, number>()
  count(deltas, posts, -1)
  return deltas
}

const valuesOf = (rows: readonly PostRow[]): unknown[] => [
  rows.map((row) => row.id),
  rows.map((row) => row.authorId),
  rows.map((row) => row.open),
  rows.map((row) => row.language),
  rows.map((row) => row.tags.join(' ')),
  rows.map((row) => row.vector),
  rows.map((row) => row.gone),
  rows.map((row) => row.version.epoch),
  rows.map((row) => row.version.lsn),
  rows.map((row) => row.version.index),
]
