// A database of a test's own on the run's PostgreSQL server.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export interface TestDatabase extends AsyncDisposable {
  /** Its owner's URL (a superuser's). */
  url: string
  name: string
}

/** What the service roles' passwords of test databases come from: `serviceUrl(database.url, 'users', TEST_SECRET_KEY)`. */
export const TEST_SECRET_KEY = 'a secret key for tests only'

export interface TestDatabaseOptions {
  /** Apply all migrations (default); false gives an empty database. */
  migrate?: boolean
  /** Another server than the run's own: the URL of any database on it. */
  serverUrl?: string
}

/**
 * Creates a database, migrated unless told otherwise; disposing it drops it with its replication slots and roles.
 * Every database is migrated by itself: roles belong to the whole server and carry the database's name, so a template would not do.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const serverUrl = options.serverUrl ?? inject('databaseServerUrl')
  const name = `t_${randomBytes(6).toString('hex')}`
  const url = databaseUrl(serverUrl, name)
  await withClient(serverUrl, (client) => client.query(`CREATE DATABASE ${name}`))
  if (options.migrate !== false) {
    const { migrate } = await import('@rookery/database')
    await migrate({ adminUrl: url, secretKey: TEST_SECRET_KEY })
  }
  return { url, name, [Symbol.asyncDispose]: () => dropDatabase(serverUrl, name) }
}

/** The same server and credentials, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const { rows: slots } = await client.query<{ slot_name: string; active_pid: number | null }>(
      'SELECT slot_name, active_pid FROM pg_replication_slots WHERE database = $1',
      [name],
    )
    for (const slot of slots) {
      // A terminated walsender needs a moment to let go of its slot.
      if (slot.active_pid) await client.query('SELECT pg_terminate_backend($1, 5000)', [slot.active_pid])
      await client.query('SELECT pg_drop_replication_slot($1)', [slot.slot_name])
    }
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    const { rows: roles } = await client.query<{ rolname: string }>(
      'SELECT rolname FROM pg_roles WHERE starts_with(rolname, $1)',
      [name],
    )
    for (const { rolname } of roles) await client.query(`DROP ROLE ${client.escapeIdentifier(rolname)}`)
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
