// Servers that the environment names: nothing is changed on them, but what Rookery relies on is checked at start.
import pg from 'pg'
import { EngineError } from './errors.ts'
import { OLDEST_POSTGRES } from './find-postgres.ts'

/** Returns the server's version. Throws EngineError with one line for each thing that is missing. */
export async function checkPostgres(url: string): Promise<string> {
  const client = readable(
    'DATABASE_URL',
    () => new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 }),
  )
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(`
      SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
             current_setting('wal_level') AS wal_level, rolsuper OR rolcreaterole AS may_create_roles,
             rolsuper OR rolreplication AS may_replicate, has_database_privilege(current_database(), 'CREATE') AS may_create
      FROM pg_roles WHERE rolname = current_user`)
    const [server] = rows
    complain([
      server.number < OLDEST_POSTGRES * 10_000 &&
        `DATABASE_URL: PostgreSQL ${server.version} is too old; ${OLDEST_POSTGRES} or later is needed.`,
      server.wal_level !== 'logical' &&
        `DATABASE_URL: wal_level is ${server.wal_level}; set wal_level = logical and restart that server.`,
      !server.may_create_roles && 'DATABASE_URL: its role may not create roles; run ALTER ROLE ... CREATEROLE.',
      !server.may_replicate && 'DATABASE_URL: its role may not replicate; run ALTER ROLE ... REPLICATION.',
      !server.may_create && 'DATABASE_URL: its role may not create schemas; run GRANT CREATE ON DATABASE ... TO ...',
    ])
    return server.version
  } catch (error) {
    throw asEngineError('DATABASE_URL', error)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Throws all of them, a line each. */
export function complain(problems: (string | false | undefined)[]): void {
  const lines = problems.filter(Boolean)
  if (lines.length > 0) throw new EngineError(lines.join('\n'))
}

/** Both drivers take URLs apart when a client is made; their error holds the whole of it, password included, so it is dropped. */
export function readable<Client>(variable: string, make: () => Client): Client {
  try {
    return make()
  } catch {
    throw new EngineError(
      `${variable}: it is not a URL that can be read; are its host and port right, its password escaped?`,
    )
  }
}

/** Drivers put host and port into their errors, never the password. */
export function asEngineError(variable: string, error: unknown): EngineError {
  if (error instanceof EngineError) return error
  const { code, message } = error as { code?: string; message?: string }
  return new EngineError(`${variable}: no connection (${message || code}).`, { cause: error })
}
