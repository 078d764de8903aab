// Secrets that nobody has to invent: made once, kept in the data folder, readable by its owner alone.
import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './parse-config.ts'
import type { RookeryConfig } from './rookery-config.ts'

/** The content of `<dataDir>/<name>`, which is created with 32 random bytes (base64url, mode 0600) when missing. */
export function keptSecret(dataDir: string, name: string): string {
  const file = join(dataDir, name)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    if (!existsSync(file)) makeSecret(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new ConfigError(`DATA_DIR: ${dataDir} cannot be written (${code}).`, { cause: error })
  }
  return readFileSync(file, 'utf8').trim()
}

/** Of several processes that start at once all take the same: it appears whole, and the first one stays. */
function makeSecret(file: string): void {
  const mine = `${file}.${process.pid}`
  try {
    writeFileSync(mine, randomBytes(32).toString('base64url'), { mode: 0o600 })
    linkSync(mine, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(mine, { force: true })
  }
}

/** Signs tokens and internal calls: the given SECRET_KEY, else the one kept in the data folder. */
export function secretKey({ secretKey: given, dataDir }: Pick<RookeryConfig, 'secretKey' | 'dataDir'>): string {
  return given ?? keptSecret(dataDir, 'secret.key')
}
