/**
 * Removing everything that belongs to somebody, in batches that lock nothing for long. Which tables hold something is read from
 * the catalog, so that a table added later is never forgotten. A kill in between only means to begin again.
 */
import type { Pool } from 'pg'
import { retryPassing } from './transaction.ts'

export interface ErasableColumn {
  /** With its schema, quoted where needed. */
  table: string
  column: string
}

/** Columns whose rows go with a row of this table (foreign keys of one column that cascade), itself included; `table` as `schema.name`. */
export async function columnsReferencing(pool: Pick<Pool, 'query'>, table: string): Promise<ErasableColumn[]> {
  const { rows } = await pool.query<ErasableColumn>(
    `SELECT c.conrelid::regclass::text AS table, quote_ident(a.attname) AS column
     FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND c.confdeltype = 'c' AND c.confrelid = $1::regclass AND cardinality(c.conkey) = 1 ORDER BY 1, 2`,
    [table],
  )
  return rows
}

/** Columns of the schema's ordinary tables that have one of these names. */
export async function columnsNamed(
  pool: Pick<Pool, 'query'>,
  schema: string,
  names: readonly string[],
): Promise<ErasableColumn[]> {
  const { rows } = await pool.query<ErasableColumn>(
    `SELECT c.oid::regclass::text AS table, quote_ident(a.attname) AS column
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND a.attname = ANY ($2::text[]) ORDER BY 1, 2`,
    [schema, names],
  )
  return rows
}

export interface EraseOptions {
  /** Rows of a statement at most. Default 1,000. */
  batch?: number
  /** Aborted: stops between two batches, by rejecting. */
  signal?: AbortSignal | undefined
}

/** Deletes every row whose column holds one of the ids; answers how many went. */
export async function eraseRows(
  pool: Pick<Pool, 'query'>,
  { table, column }: ErasableColumn,
  ids: readonly number[],
  { batch = 1_000, signal }: EraseOptions = {},
): Promise<number> {
  // A row changed at the same moment moves away from its ctid: it is found by the next batch.
  const text = `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM ${table} WHERE ${column} = ANY ($1::bigint[]) LIMIT ${batch}))`
  for (let gone = 0; ; ) {
    signal?.throwIfAborted()
    const { rowCount } = await retryPassing(() => pool.query(text, [ids]))
    if (!rowCount) return gone
    gone += rowCount
  }
}
