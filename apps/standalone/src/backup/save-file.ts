/** Writing files of a backup: for their owner alone, counted and hashed on the way. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { SavedFile } from './manifest.ts'

interface Saving {
  through?: Transform
  /** Rejects when it is aborted. */
  stopped?: AbortSignal | undefined
}

/** Takes the source's bytes through `through`, if given, into `<folder>/<path>`. */
export async function saveFile(
  folder: string,
  path: string,
  source: Readable,
  { through, stopped }: Saving = {},
): Promise<SavedFile> {
  stopped?.throwIfAborted()
  const target = join(folder, path)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  const file = createWriteStream(target, { mode: 0o600, flush: true })
  const until = stopped ? { signal: stopped } : {}
  await (through ? pipeline(source, through, count, file, until) : pipeline(source, count, file, until))
  return { path, bytes, sha256: hash.digest('hex') }
}

/** Everything below `from`, hidden folders (uploads under way) left out; what vanishes meanwhile was let go of by its post. */
export async function saveFolder(
  from: string,
  folder: string,
  name: string,
  stopped?: AbortSignal,
): Promise<SavedFile[]> {
  const saved: SavedFile[] = []
  for (const path of await filesBelow(from)) {
    const within = [name, ...relative(from, path).split(sep)].join('/')
    try {
      saved.push(await saveFile(folder, within, createReadStream(path), { stopped }))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return saved
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const found: string[] = []
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await filesBelow(path)))
    else if (entry.isFile()) found.push(path)
  }
  return found
}
