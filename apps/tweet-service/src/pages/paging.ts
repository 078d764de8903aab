/** Paging by id in SQL: bounds always given, so that a page needs two statements only, one a direction. */
import type { Id, Paging } from '@rookery/contracts'
import type { Pool } from '@rookery/database'
import type { QueryResultRow } from 'pg'
import { rows, type Statement } from '../statement.ts'

/** One page query in its two directions. */
export interface PageStatement {
  down: Statement
  up: Statement
}

/** SQL for one direction: `bounds('t.id')` and `order('t.id')`. $1, $2 and $3 are above, below and limit. */
export interface Direction {
  bounds(column: string): string
  order(column: string): string
}

const BOUNDS = (column: string) => `${column} > $1 AND ${column} < $2`
const DOWN: Direction = { bounds: BOUNDS, order: (column) => `ORDER BY ${column} DESC LIMIT $3` }
const UP: Direction = { bounds: BOUNDS, order: (column) => `ORDER BY ${column} LIMIT $3` }

export function pageStatement(name: string, text: (direction: Direction) => string): PageStatement {
  return { down: { name: `${name}_down`, text: text(DOWN) }, up: { name: `${name}_up`, text: text(UP) } }
}

/** Larger than any id; exact as bigint. */
const NO_BOUND = Number.MAX_SAFE_INTEGER

/** `values` start at $4. Newest first in both directions: `minId` reads the rows just above it and turns them round. */
export async function page<Row extends QueryResultRow>(
  pool: Pool,
  statement: PageStatement,
  paging: Paging,
  values: unknown[],
): Promise<Row[]> {
  const { above, below, upward } = bounds(paging)
  const limit = Math.max(0, Math.floor(paging.limit))
  const found = await rows<Row>(pool, upward ? statement.up : statement.down, [above, below, limit, ...values])
  return upward ? found.reverse() : found
}

/** `minId` wins over `sinceId`, as in Mastodon. */
export function bounds({ maxId, sinceId, minId }: Paging): { above: Id; below: Id; upward: boolean } {
  return {
    above: minId ?? sinceId ?? -1,
    below: maxId ?? NO_BOUND,
    upward: minId !== undefined,
  }
}
