// Whether a test may dump and restore: npm's PostgreSQL brings the server, but no client programs.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import pg from 'pg'
import { inject } from 'vitest'

/** True when the pg_dump and pg_restore on the PATH work and are not older than the run's server; says aloud when not. */
export async function canDump(serverUrl: string = inject('databaseServerUrl')): Promise<boolean> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  const { rows } = await client.query<{ number: number }>(`SELECT current_setting('server_version_num')::int AS number`)
  await client.end()
  const server = Math.floor((rows[0]?.number ?? 0) / 10_000)
  const majors = await Promise.all(['pg_dump', 'pg_restore'].map(majorOf))
  const able = majors.every((major) => major >= server)
  if (!able)
    console.warn(
      `Skipped: dumping from PostgreSQL ${server} needs its pg_dump and pg_restore (postgresql-client-${server}).`,
    )
  return able
}

async function majorOf(program: string): Promise<number> {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version'])
    return Number(/(\d+)(?:\.\d+)*/.exec(stdout)?.[1] ?? 0)
  } catch {
    return 0
  }
}
