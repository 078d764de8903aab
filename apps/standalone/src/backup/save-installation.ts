/** A backup is whole or not there: it is made under another name, which goes when it fails or is stopped. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type Exported, exportDatabase } from './export-database.ts'
import { MANIFEST, newManifest } from './manifest.ts'
import { saveFile, saveFolder } from './save-file.ts'

interface Installation {
  /** Not there yet. */
  folder: string
  version: string
  madeAt: string
  databaseUrl: string
  secretKey: string
  /** Those in a bucket stay there. */
  media: { folder: string } | { bucket: string }
  stopped: AbortSignal
}

export async function saveInstallation(given: Installation): Promise<Exported> {
  const partial = `${given.folder}.partial`
  // Of one that was killed.
  await rm(partial, { recursive: true, force: true })
  try {
    const saved = await save(given, partial)
    given.stopped.throwIfAborted()
    await rename(partial, given.folder)
    return saved
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

async function save(given: Installation, folder: string): Promise<Exported> {
  const { version, madeAt, media, stopped } = given
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { database, files } = await exportDatabase(given.databaseUrl, folder, stopped)
  // After the rows: files never change, so each that a row names is there.
  if ('folder' in media) files.push(...(await saveFolder(media.folder, folder, 'media', stopped)))
  files.push(await saveFile(folder, 'secrets/secret.key', Readable.from([given.secretKey])))
  const bucket = 'bucket' in media ? { mediaBucket: media.bucket } : {}
  const manifest = newManifest({ version, madeAt, database, files, ...bucket })
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true })
  return { database, files }
}
