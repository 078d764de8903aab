// Paging by id: turns Mastodon's max_id, since_id and min_id into SQL. Never by offset.
import type { Paging } from '@rookery/contracts'

export interface Keyset {
  /** A condition; `true` when the page is not bounded. */
  where: string
  /** `ORDER BY … LIMIT …` */
  orderAndLimit: string
  /** Puts the rows, as the query returned them, newest first. */
  newestFirst<Row>(rows: Row[]): Row[]
}

/**
 * The page that `paging` asks for, by `column` (an SQL expression of ours). Its parameters are pushed onto `values`.
 * Bounds are exclusive. `minId` reads upward from there, so that no row is skipped; it wins over `sinceId`, as in Mastodon.
 */
export function keyset(paging: Paging, column: string, values: unknown[]): Keyset {
  const parameter = (value: number) => `$${values.push(value)}`
  const conditions: string[] = []
  if (paging.maxId !== undefined) conditions.push(`${column} < ${parameter(paging.maxId)}`)
  const above = paging.minId ?? paging.sinceId
  if (above !== undefined) conditions.push(`${column} > ${parameter(above)}`)
  const upward = paging.minId !== undefined
  return {
    where: conditions.join(' AND ') || 'true',
    orderAndLimit: `ORDER BY ${column} ${upward ? 'ASC' : 'DESC'} LIMIT ${parameter(paging.limit)}`,
    newestFirst: (rows) => (upward ? rows.toReversed() : rows),
  }
}
