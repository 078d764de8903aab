/**
 * The rows of every table, as one moment saw them, by COPY over an ordinary connection: no program of PostgreSQL's is needed (npm's
 * has no pg_dump), and the server goes on. The shape of the tables is not saved: our migrations make it.
 */
import { createGzip } from 'node:zlib'
import { SCHEMAS } from '@rookery/database'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { SavedDatabase, SavedFile, SavedTable } from './manifest.ts'
import { saveFile } from './save-file.ts'

export interface Exported {
  database: SavedDatabase
  files: SavedFile[]
}

/** Writes `database/<schema>.<table>.gz` into the folder. */
export async function exportDatabase(url: string, folder: string, stopped?: AbortSignal): Promise<Exported> {
  const client = new pg.Client({ connectionString: url, application_name: 'rookery backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET timezone = UTC')
    // One snapshot for all tables: a like without its post is impossible.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const tables: SavedTable[] = []
    const files: SavedFile[] = []
    for (const table of await tablesOf(client)) {
      const name = `${table.schema}.${table.table}`
      stopped?.throwIfAborted()
      const rows = client.query(copyTo(`COPY ${name} (${table.columns.join(', ')}) TO STDOUT`))
      // Whoever reads it hears of its errors; that its connection is closed after a stop concerns nobody.
      rows.on('error', () => {})
      const file = await saveFile(folder, `database/${name}.gz`, rows, { through: createGzip(), stopped })
      files.push(file)
      tables.push({ ...table, rows: rows.rowCount ?? 0, file: file.path })
    }
    const migrations: SavedDatabase['migrations'] = []
    for (const schema of SCHEMAS) {
      const { rows } = await client.query<{ name: string; checksum: string }>(
        `SELECT migration_name AS name, checksum FROM ${schema}._prisma_migrations
         WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
      )
      migrations.push(...rows.map((row) => ({ schema, ...row })))
    }
    const { rows: server } = await client.query<{ server: string }>(
      `SELECT current_setting('server_version') AS server`,
    )
    // Read last: sequences know no snapshots, and must not lie below what the rows hold.
    const sequences = await sequencesOf(client)
    return { files, database: { server: server[0]!.server, migrations, tables, sequences } }
  } finally {
    await client.end().catch(() => {})
  }
}

async function tablesOf(client: pg.Client): Promise<Pick<SavedTable, 'schema' | 'table' | 'columns'>[]> {
  const { rows } = await client.query(
    `SELECT n.nspname AS schema, quote_ident(c.relname) AS table,
            array_agg(quote_ident(a.attname) ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE n.nspname = ANY ($1) AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [SCHEMAS],
  )
  return rows
}

async function sequencesOf(client: pg.Client): Promise<SavedDatabase['sequences']> {
  const { rows } = await client.query(
    `SELECT schemaname AS schema, quote_ident(sequencename) AS sequence, last_value::text AS value
     FROM pg_sequences WHERE schemaname = ANY ($1) AND last_value IS NOT NULL ORDER BY 1, 2`,
    [SCHEMAS],
  )
  return rows
}
