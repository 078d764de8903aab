// Reads the migrations of one schema from `prisma/<schema>/migrations`, in Prisma's layout.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** In the order in which they are applied: relay names the tables of the others. */
export const SCHEMAS = ['users', 'tweets', 'search', 'notifications', 'relay'] as const
export type SchemaName = (typeof SCHEMAS)[number]

export interface MigrationFile {
  /** The folder's name, `<time>_<what>`. */
  name: string
  sql: string
  /** SHA-256 of the file in hex, as Prisma records it. */
  checksum: string
}

/** `prisma/` at the root of the repository. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../prisma', import.meta.url))

/** Oldest first. */
export async function readMigrations(folder: string, schema: SchemaName): Promise<MigrationFile[]> {
  const root = `${folder}/${schema}/migrations`
  const entries = await readdir(root, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(`${root}/${name}/migration.sql`, 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}
