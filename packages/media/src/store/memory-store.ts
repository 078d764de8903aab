/** The MediaStore in memory, for tests of what uses one. Passes the same contract suite. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { notFound } from '@rookery/contracts'
import { limitBytes } from './limit-bytes.ts'
import { keyOrNotFound, keyOrThrow, type MediaStore } from './media-store.ts'

/** `files` is what it holds. */
export function createMemoryMediaStore(): MediaStore & { files: Map<string, { bytes: Buffer; modifiedAt: number }> } {
  const files = new Map<string, { bytes: Buffer; modifiedAt: number }>()
  return {
    files,
    async put(key, source, { maxBytes = Number.POSITIVE_INFINITY } = {}) {
      keyOrThrow(key)
      const chunks: Buffer[] = []
      const input = source instanceof Uint8Array ? Readable.from([source]) : source
      await pipeline(input, limitBytes(maxBytes), async (chunks_: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks_) chunks.push(chunk)
      })
      const file = { bytes: Buffer.concat(chunks), modifiedAt: Date.now() }
      files.set(key, file)
      return { size: file.bytes.length, modifiedAt: file.modifiedAt }
    },
    async open(key, range) {
      const file = files.get(keyOrNotFound(key))
      if (!file) throw notFound()
      return Readable.from([range ? file.bytes.subarray(range.start, range.end + 1) : file.bytes])
    },
    async head(key) {
      const file = files.get(key)
      return file ? { size: file.bytes.length, modifiedAt: file.modifiedAt } : null
    },
    async delete(key) {
      files.delete(keyOrThrow(key))
    },
    async *list(prefix, storedBefore) {
      for (const [key, { modifiedAt }] of [...files]) {
        if (key.startsWith(prefix) && modifiedAt < storedBefore) yield key
      }
    },
    discardUnfinished: async () => 0,
  }
}
