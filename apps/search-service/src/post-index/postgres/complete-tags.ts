/** Hashtags by the start of their names. */
import { activeSlot, type Queryable } from '../../slots.ts'
import { startsWith } from './starts-with.ts'

export async function completeTags(
  db: Queryable,
  { prefix, limit, offset }: { prefix: string; limit: number; offset: number },
): Promise<{ name: string; uses: number }[]> {
  const slot = await activeSlot(db)
  const select = `SELECT name, uses FROM search.tags_${slot} WHERE`
  const found = await db.query<{ name: string; uses: number }>(
    `(${select} folded = $1 AND uses > 0 ORDER BY uses DESC, name)
     UNION ALL
     (${select} ${startsWith('folded', prefix, '$1')} AND folded <> $1 AND uses > 0 ORDER BY uses DESC, name LIMIT $2::bigint + $3::bigint)
     LIMIT $2::bigint OFFSET $3::bigint`,
    [prefix, limit, offset],
  )
  return found.rows
}
