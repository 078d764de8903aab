/**
 * Hot paths are raw SQL in named prepared statements: parsed and planned once a connection. (Prisma costs about four times a plain
 * query on such reads.) No statement here is part of a longer transaction: each commits by itself.
 */
import { notFound } from '@rookery/contracts'
import { type Pool, retryPassing } from '@rookery/database'
import type { QueryResultRow } from 'pg'

/** `name` must be unique in this service: PostgreSQL keeps statements by it. */
export interface Statement {
  readonly name: string
  readonly text: string
}

export async function rows<Row extends QueryResultRow>(
  pool: Pool,
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  const result = await pool.query<Row>({ name: statement.name, text: statement.text, values })
  return result.rows
}

/**
 * The same for statements that write. A deadlock (a mass deletion against replies to the same posts) is tried again;
 * a foreign key that fails means that the post concerned was deleted meanwhile: `not_found`.
 */
export async function write<Row extends QueryResultRow>(
  pool: Pool,
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  try {
    return await retryPassing(() => rows<Row>(pool, statement, values))
  } catch (error) {
    throw (error as { code?: unknown }).code === FOREIGN_KEY_VIOLATION ? notFound() : error
  }
}

/** SQLSTATE, PostgreSQL documentation, appendix A. */
const FOREIGN_KEY_VIOLATION = '23503'
