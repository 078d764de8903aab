// Folders that an unprivileged server can reach, also when the data folder stands where only root can look (/root/...).
import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { EngineError } from './errors.ts'
import type { PostgresBinaries } from './find-postgres.ts'
import { type Identity, run } from './process.ts'
import { openFor } from './unprivileged.ts'

const SEARCHABLE = '/var/lib/rookery'

export type Unprivileged = 'postgres' | 'elasticsearch'

/** The folder that holds the server's files so far: the data folder, or the one that `<name>.location` in it names. */
export function presentHome(dataDir: string, name: Unprivileged): string {
  const note = join(dataDir, `${name}.location`)
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : dataDir
}

/** The same folder if the server's user can reach it, else a new one in /var/lib/rookery, which is noted in the data folder. */
export async function reachableHome(dataDir: string, identity: Identity, name: Unprivileged): Promise<string> {
  const present = presentHome(dataDir, name)
  if (present !== dataDir || (await openFor(dataDir, identity))) return present
  const home = join(SEARCHABLE, randomBytes(6).toString('hex'))
  mkdirSync(home, { recursive: true, mode: 0o711 })
  if (!(await openFor(SEARCHABLE, identity)) || !(await openFor(home, identity))) {
    throw new EngineError(
      `The user that runs ${name} may enter neither ${dataDir} nor ${SEARCHABLE}. Set DATA_DIR to a folder it may enter.`,
    )
  }
  writeFileSync(join(dataDir, `${name}.location`), `${home}\n`)
  return home
}

/** The same binaries if `identity` can run them where they are, else a copy of their package that it can. */
export async function runnableBinaries(found: PostgresBinaries, identity: Identity): Promise<PostgresBinaries> {
  if (await runs(found.bin, identity)) return found
  const copy = join(SEARCHABLE, `postgres-${found.version}`)
  const bin = join(copy, 'bin')
  if (!(await runs(bin, identity))) {
    mkdirSync(SEARCHABLE, { recursive: true, mode: 0o711 })
    chmodSync(SEARCHABLE, 0o711)
    cpSync(dirname(found.bin), copy, { recursive: true, verbatimSymlinks: true })
    await run('chmod', ['-R', 'go+rX', copy])
  }
  if (!(await runs(bin, identity)))
    throw new EngineError(`PostgreSQL's user may not run ${found.bin}. Set DATABASE_URL.`)
  return { ...found, bin }
}

async function runs(bin: string, identity: Identity): Promise<boolean> {
  if (!existsSync(join(bin, 'postgres'))) return false
  if (identity.uid === undefined) return true
  const { code } = await run(join(bin, 'postgres'), ['--version'], { ...identity, cwd: '/' })
  return code === 0
}
