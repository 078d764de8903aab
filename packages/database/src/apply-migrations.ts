// Applies the pending migrations of one schema, each in a transaction of its own together with its record.
import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { MigrationError, oneLine } from './errors.ts'
import type { MigrationFile, SchemaName } from './migration-files.ts'

/** Prisma's own table, one for each schema, so that Prisma's tools understand what was applied. */
const RECORDS = `CREATE TABLE IF NOT EXISTS %s._prisma_migrations (
  id                   varchar(36) PRIMARY KEY,
  checksum             varchar(64) NOT NULL,
  finished_at          timestamptz,
  migration_name       varchar(255) NOT NULL,
  logs                 text,
  rolled_back_at       timestamptz,
  started_at           timestamptz NOT NULL DEFAULT now(),
  applied_steps_count  integer NOT NULL DEFAULT 0
)`

/** Creates the schema and its record table; `schema` is one of ours, so it needs no quoting. */
export const createSchema = (schema: SchemaName): string =>
  `CREATE SCHEMA IF NOT EXISTS ${schema}; ${RECORDS.replace('%s', schema)}`

interface Applied {
  migration_name: string
  checksum: string
}

/** Throws MigrationError when a migration fails or when an applied file was changed. */
export async function applyMigrations(
  client: Client,
  schema: SchemaName,
  files: MigrationFile[],
  log: (line: string) => void,
): Promise<number> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name, checksum FROM ${schema}._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  )
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]))
  for (const { name, checksum } of files) {
    if ((applied.get(name) ?? checksum) !== checksum) {
      throw new MigrationError(
        `migration ${schema}/${name} was changed after it was applied: restore the file, add a new one`,
      )
    }
  }
  // Migrations expand before they contract, so an older version may start on a newer database.
  const unknown = rows.filter((row) => !files.some((file) => file.name === row.migration_name))
  if (unknown.length > 0) log(`the schema ${schema} is newer than this version: ${unknown.length} unknown migration(s)`)

  const pending = files.filter((file) => !applied.has(file.name))
  for (const file of pending) await applyOne(client, schema, file, log)
  return pending.length
}

async function applyOne(client: Client, schema: SchemaName, file: MigrationFile, log: (line: string) => void) {
  try {
    await client.query('BEGIN')
    await client.query(file.sql)
    await client.query(
      `INSERT INTO ${schema}._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), file.checksum, file.name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw new MigrationError(`migration ${schema}/${file.name} failed: ${oneLine(error)}${placeOf(error, file.sql)}`)
  }
  log(`applied migration ${schema}/${file.name}`)
}

/** PostgreSQL tells the character at which a statement fails. */
function placeOf(error: unknown, sql: string): string {
  const position = Number((error as { position?: string }).position)
  return position ? ` (line ${sql.slice(0, position).split('\n').length})` : ''
}
