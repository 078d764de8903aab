/** A server's own tables, read and written by hand. */
import pg from 'pg'
import { databaseUrlOf, type Server } from './server.ts'

export async function withSql<T>(server: Server, work: (sql: pg.Client) => Promise<T>): Promise<T> {
  const sql = new pg.Client({ connectionString: databaseUrlOf(server) })
  await sql.connect()
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

/** Post → author, as PostgreSQL has them, from `since` (exclusive) on. */
export const storedPosts = (server: Server, since = '0') =>
  withSql(server, async (sql) => {
    const { rows } = await sql.query<{ id: string; author_id: string }>(
      'SELECT id, author_id FROM tweets.tweets WHERE id > $1',
      [since],
    )
    return new Map(rows.map((row) => [row.id, row.author_id]))
  })
