// One owner for a data folder: a lock that the kernel lets go when its holder dies, however it dies.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { EngineError } from './errors.ts'

const SQLITE_BUSY = 5

/**
 * Takes the folder for this process until disposed of. Throws EngineError when another living process has it.
 * SQLite's exclusive transaction is the portable file lock that Node brings; nothing is ever stored in it.
 */
export function lockFolder(dataDir: string): Disposable {
  const note = join(dataDir, 'owner.pid')
  const lock = tryLock(join(dataDir, 'owner.lock'))
  if (!lock) {
    throw new EngineError(
      `Another Rookery (process ${ownerIn(note)}) is using the folder ${dataDir}. Stop it, or set DATA_DIR.`,
    )
  }
  writeFileSync(note, String(process.pid))
  return lock
}

/** The lock of that name until disposed of; undefined when another living process has it. */
export function tryLock(file: string): Disposable | undefined {
  const database = openDatabase(file)
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined
    throw cannotLock(file, error)
  }
  return { [Symbol.dispose]: () => database.close() }
}

function openDatabase(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 })
  } catch (error) {
    throw cannotLock(file, error)
  }
}

function cannotLock(file: string, error: unknown): EngineError {
  return new EngineError(`${file} cannot be locked (${(error as Error).message}).`, { cause: error })
}

function ownerIn(note: string): string {
  try {
    return readFileSync(note, 'utf8')
  } catch {
    return 'unknown'
  }
}
