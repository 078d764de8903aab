/** A saved database into an empty one: its migrations, then all rows in one transaction, with triggers off: derived rows are saved too. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { MIGRATIONS_FOLDER, migrate, readMigrations, SCHEMAS } from '@rookery/database'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { SavedDatabase, SavedTable } from './manifest.ts'

export interface ImportInput {
  url: string
  folder: string
  database: SavedDatabase
  /** The backup's: the services' roles get their passwords from it. */
  secretKey: string
}

/** Throws when the saved migrations are not this version's: what follows would not fit the rows. */
export async function checkMigrations({ migrations }: SavedDatabase): Promise<void> {
  for (const schema of SCHEMAS) {
    const known = new Map((await readMigrations(MIGRATIONS_FOLDER, schema)).map((file) => [file.name, file.checksum]))
    for (const { name, checksum } of migrations.filter((migration) => migration.schema === schema)) {
      if (known.get(name) !== checksum) {
        throw new Error(`the backup was made by another version of Rookery (it has the migration ${schema}/${name}).`)
      }
    }
  }
}

/** All or nothing. Throws when the database holds a Rookery already. */
export async function importDatabase({ url, folder, database, secretKey }: ImportInput): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'rookery restore' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rowCount } = await client.query(
      'SELECT FROM pg_class WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname = ANY ($1))',
      [SCHEMAS],
    )
    if (rowCount) throw new Error('the database holds a Rookery already: a backup is restored into an empty one only.')
    const saved = new Set(database.migrations.map(({ schema, name }) => `${schema}/${name}`))
    await migrate({ adminUrl: url, secretKey, only: (schema, name) => saved.has(`${schema}/${name}`) })

    const tables = await inOrder(client, database.tables)
    const names = tables.map(({ schema, table }) => `${schema}.${table}`)
    await client.query('SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET timezone = UTC')
    await client.query('BEGIN')
    for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`)
    await client.query(`TRUNCATE ${names.join(', ')}`)
    for (const { schema, table, columns, file } of tables) {
      const rows = client.query(copyFrom(`COPY ${schema}.${table} (${columns.join(', ')}) FROM STDIN`))
      await pipeline(createReadStream(join(folder, file)), createGunzip(), rows)
    }
    for (const { schema, sequence, value } of database.sequences) {
      await client.query('SELECT setval($1::regclass, $2::bigint)', [`${schema}.${sequence}`, value])
    }
    // LSNs start lower here. A new cluster or slot raises it as well; once too often does no harm.
    await client.query('UPDATE relay.state SET epoch = epoch + 1')
    for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`)
    await client.query('COMMIT')
    await client.query('ANALYZE')
  } finally {
    await client.end().catch(() => {})
  }
}

/** Tables that others refer to come first. (Foreign keys are checked as rows come: only an owner who is superuser could switch them off.) */
async function inOrder(client: pg.Client, tables: readonly SavedTable[]): Promise<SavedTable[]> {
  const { rows } = await client.query<{ from: string; to: string }>(
    `SELECT DISTINCT conrelid::regclass::text AS from, confrelid::regclass::text AS to FROM pg_constraint
     WHERE contype = 'f' AND conrelid <> confrelid`,
  )
  const waiting = new Map(tables.map((table) => [`${table.schema}.${table.table}`, table]))
  const ordered: SavedTable[] = []
  while (waiting.size > 0) {
    const free = [...waiting].filter(([name]) => !rows.some(({ from, to }) => from === name && waiting.has(to)))
    if (free.length === 0) throw new Error(`foreign keys go in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const [name, table] of free) {
      ordered.push(table)
      waiting.delete(name)
    }
  }
  return ordered
}
