/**
 * The MediaStore in a folder. A file is written aside, flushed to the disk and renamed: a process that is killed half-way leaves
 * something in `.incoming`, which is never served and swept a day later. Several processes may share the folder.
 */
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { notFound } from '@rookery/contracts'
import { limitBytes } from './limit-bytes.ts'
import { isKey, keyOrNotFound, keyOrThrow, type MediaStore, type StoredFile, storageFull } from './media-store.ts'

const INCOMING = '.incoming'
const DAY_MS = 86_400_000
/** No room, over quota, file too large for the file system, read-only. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS'])

/** Makes the folder when it is missing. Holds no resources: there is nothing to close. */
export async function openLocalMediaStore(folder: string): Promise<MediaStore> {
  const root = resolve(folder)
  await mkdir(join(root, INCOMING), { recursive: true, mode: 0o700 })
  const discardUnfinished = (begunBefore: number) => sweepIncoming(join(root, INCOMING), begunBefore)
  await discardUnfinished(Date.now() - DAY_MS)
  const pathOf = (key: string) => join(root, ...key.split('/'))

  return {
    async put(key, source, { maxBytes = Number.POSITIVE_INFINITY } = {}) {
      const path = pathOf(keyOrThrow(key))
      const aside = join(root, INCOMING, randomUUID())
      try {
        const counter = limitBytes(maxBytes)
        const input = source instanceof Uint8Array ? Readable.from([source]) : source
        // flush: fsync before the file is closed.
        await pipeline(input, counter, createWriteStream(aside, { flags: 'wx', flush: true, mode: 0o600 }))
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await rename(aside, path)
        await syncFolder(dirname(path))
        return { size: counter.bytes, modifiedAt: (await stat(path)).mtimeMs }
      } catch (error) {
        await rm(aside, { force: true })
        throw FULL.has((error as NodeJS.ErrnoException).code ?? '') ? storageFull() : error
      }
    },

    async open(key, range) {
      const stream = createReadStream(pathOf(keyOrNotFound(key)), range ?? {})
      const opened = Promise.withResolvers<void>()
      stream.once('open', () => opened.resolve()).once('error', opened.reject)
      try {
        await opened.promise
        return stream
      } catch (error) {
        throw isMissing(error) ? notFound() : error
      }
    },

    async head(key) {
      if (!isKey(key)) return null
      try {
        return described(await stat(pathOf(key)))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },

    async delete(key) {
      await rm(pathOf(keyOrThrow(key)), { force: true })
    },

    async *list(prefix, storedBefore) {
      for await (const path of filesBelow(join(root, ...prefix.split('/')))) {
        const key = relative(root, path).split(sep).join('/')
        const found = isKey(key) && (await stat(path).catch(() => null))
        if (found && found.mtimeMs < storedBefore) yield key
      }
    },

    discardUnfinished,
  }
}

const described = (found: { isFile(): boolean; size: number; mtimeMs: number }): StoredFile | null =>
  found.isFile() ? { size: found.size, modifiedAt: found.mtimeMs } : null

const isMissing = (error: unknown) =>
  ['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')

/** The name of a renamed file is only on the disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Read as it goes: a folder of a million files is never held whole. */
async function* filesBelow(folder: string): AsyncIterable<string> {
  const found = await opendir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  for await (const entry of found) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else if (entry.isFile()) yield path
  }
}

async function sweepIncoming(folder: string, begunBefore: number): Promise<number> {
  let discarded = 0
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (!found || found.mtimeMs >= begunBefore) continue
    await rm(path, { force: true })
    discarded++
  }
  return discarded
}
