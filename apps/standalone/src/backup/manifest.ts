/** What a backup holds, told by the file that is written last: without it a backup is not one. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

export const MANIFEST = 'manifest.json'
const FORMAT = 1

export interface SavedFile {
  /** Within the backup, with slashes. */
  path: string
  bytes: number
  /** In hex. */
  sha256: string
}

export interface SavedTable {
  schema: string
  table: string
  /** As PostgreSQL quotes them; without generated ones. */
  columns: string[]
  rows: number
  /** Path of the rows: COPY's text format, gzip. */
  file: string
}

export interface SavedDatabase {
  server: string
  /** Applied when it was made: what is restored before the rows. */
  migrations: { schema: string; name: string; checksum: string }[]
  tables: SavedTable[]
  sequences: { schema: string; sequence: string; value: string }[]
}

export interface Manifest {
  format: typeof FORMAT
  /** Version of Rookery. */
  version: string
  /** ISO 8601. */
  madeAt: string
  database: SavedDatabase
  files: SavedFile[]
  /** The bucket in which media are; none of them is in the backup then. */
  mediaBucket?: string
}

export const newManifest = (rest: Omit<Manifest, 'format'>): Manifest => ({ format: FORMAT, ...rest })

/** Throws an error with one sentence when the folder holds no whole backup that this version can read. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw new Error(`${folder} holds no backup (or one that was not finished): it has no ${MANIFEST}.`)
  })
  const manifest = parse(text)
  if (typeof manifest?.format !== 'number') throw new Error(`the backup is damaged: ${MANIFEST} is not what was saved.`)
  if (manifest.format !== FORMAT) throw new Error(`${folder} was made by a newer version of Rookery.`)
  return manifest
}

function parse(text: string): Manifest | null {
  try {
    return JSON.parse(text) as Manifest | null
  } catch {
    return null
  }
}

/** Reads every file: throws an error that names the first one that is missing or not what was saved. */
export async function verifyFiles(folder: string, files: readonly SavedFile[]): Promise<void> {
  for (const { path, sha256 } of files) {
    const hash = createHash('sha256')
    await pipeline(createReadStream(join(folder, path)), hash).catch(() => {
      throw new Error(`the backup is damaged: ${path} cannot be read.`)
    })
    if (hash.digest('hex') !== sha256) throw new Error(`the backup is damaged: ${path} is not what was saved.`)
  }
}
