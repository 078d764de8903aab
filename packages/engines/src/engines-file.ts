// engines.json: what runs on a data folder, so that a later start can adopt it, and with which binaries it was made.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface EngineRecord {
  pid: number
  port: number
  version: string
  /** The program, or the folder of programs where there are several. */
  binary: string
}

export type EngineName = 'postgres' | 'redis' | 'kafka' | 'elasticsearch' | 's3'

export function readEngines(dataDir: string): Partial<Record<EngineName, EngineRecord>> {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'engines.json'), 'utf8'))
  } catch {
    return {}
  }
}

export function recordEngine(dataDir: string, name: EngineName, record: EngineRecord): void {
  const file = join(dataDir, 'engines.json')
  writeFileSync(`${file}.new`, `${JSON.stringify({ ...readEngines(dataDir), [name]: record }, null, 2)}\n`, {
    mode: 0o600,
  })
  renameSync(`${file}.new`, file)
}
