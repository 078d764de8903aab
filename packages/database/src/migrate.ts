// Brings a database to this version: schemas, migrations, roles and grants. Safe to run from any number of processes at once.
import pg from 'pg'
import { applyMigrations, createSchema } from './apply-migrations.ts'
import { MigrationError, oneLine } from './errors.ts'
import { ensureRoles, grantSchemas } from './grants.ts'
import { MIGRATIONS_FOLDER, readMigrations, SCHEMAS, type SchemaName } from './migration-files.ts'
import { publishGeneratedColumns } from './publication.ts'

export interface MigrateOptions {
  /** A role that may create schemas, roles (CREATEROLE) and publications; a direct connection, no transaction pooler. */
  adminUrl: string
  /** Where the services' passwords come from; the same on every host. */
  secretKey: string
  /** Gets one line for each thing done. */
  log?: (line: string) => void
  /** Where `<schema>/migrations` are; the repository's `prisma/` unless a test says otherwise. */
  folder?: string
  /** Leaves out the others, as if they did not exist: for rows that were saved before those were applied. */
  only?: (schema: SchemaName, name: string) => boolean
}

/** Any constant of ours; advisory locks are per database. */
const LOCK = 7_665_354_129
/** Another process may be applying long migrations; waiting for ever would hide that it hangs. */
const LOCK_TIMEOUT_MS = 120_000
const CONNECT_MS = 10_000

/** Idempotent. Throws MigrationError, always one line, without the URL. */
export async function migrate(options: MigrateOptions): Promise<void> {
  const { adminUrl, secretKey, log = () => {}, folder = MIGRATIONS_FOLDER, only = () => true } = options
  const client = new pg.Client({
    connectionString: adminUrl,
    application_name: 'rookery migrate',
    connectionTimeoutMillis: CONNECT_MS,
    // A migration may be silent for hours; a server that is gone is found out by TCP.
    keepAlive: true,
    keepAliveInitialDelayMillis: CONNECT_MS,
  })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new MigrationError(`the database cannot be reached: ${oneLine(error)}`)
  }
  try {
    await takeLock(client, log)
    const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name')
    const database = rows[0]?.name ?? ''
    await client.query(`SET client_min_messages = warning; ${SCHEMAS.map(createSchema).join(';')}`)
    for (const schema of SCHEMAS) {
      const files = await readMigrations(folder, schema)
      await applyMigrations(
        client,
        schema,
        files.filter(({ name }) => only(schema, name)),
        log,
      )
    }
    await publishGeneratedColumns(client)
    await ensureRoles(client, database, secretKey)
    await grantSchemas(client, database)
  } catch (error) {
    throw error instanceof MigrationError ? error : new MigrationError(`migrating failed: ${oneLine(error)}`)
  } finally {
    // Closing the connection lets go of the lock.
    await client.end().catch(() => {})
  }
}

async function takeLock(client: pg.Client, log: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [LOCK])
  if (rows[0]?.taken) return
  log('waiting for another process that is migrating')
  await client.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`)
  await client.query('SELECT pg_advisory_lock($1)', [LOCK])
  await client.query('SET lock_timeout = 0')
}
