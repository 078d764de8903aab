/**
 * The MediaStore port: files under keys. It knows nothing of posts, people or pictures. Adapters: a local folder, a bucket of S3,
 * memory (tests); all pass src/contract-suite.ts.
 */
import type { Readable } from 'node:stream'
import { notFound, RookeryError } from '@rookery/contracts'

/** Both ends inclusive, as in HTTP. */
export interface ByteRange {
  start: number
  end: number
}

export interface StoredFile {
  /** Bytes. */
  size: number
  /** Milliseconds since 1970. */
  modifiedAt: number
}

export interface MediaStore {
  /**
   * Stores the whole of `source` under `key`, or nothing: readers see the file before or the file after. The same key again
   * replaces it and makes it new for `list`. Rejects with `too_large` (413) beyond `maxBytes`, `storage_full` (507) when there is
   * no room, and with the source's own error; the source is read to its end or destroyed.
   */
  put(key: string, source: Readable | Uint8Array, options?: { maxBytes?: number }): Promise<StoredFile>
  /** The bytes, or a range within them. `not_found` when there is no such file. Destroy the stream when it is not read to its end. */
  open(key: string, range?: ByteRange): Promise<Readable>
  /** Null when there is no such file. */
  head(key: string): Promise<StoredFile | null>
  /** Deleting what is not there is fine. */
  delete(key: string): Promise<void>
  /** Keys that begin with `prefix` (whole folders: `posts/`) and were stored before `storedBefore` (ms since 1970). No order. */
  list(prefix: string, storedBefore: number): AsyncIterable<string>
  /** Frees what `put`s of killed processes hold, begun before a time (ms since 1970). Answers how many. Nothing of it was ever visible. */
  discardUnfinished(begunBefore: number): Promise<number>
}

const KEY = /^[a-z0-9]+(\/[a-z0-9][a-z0-9_-]*)*\/[a-z0-9][a-z0-9_-]*(\.[a-z0-9]{1,8})?$/
const LONGEST_KEY = 200

/** Folders and a name of lower-case letters, digits, `-` and `_`, with one extension at most: nothing that can leave a folder. */
export const isKey = (key: string): boolean => key.length <= LONGEST_KEY && KEY.test(key)

/** For reads, which take keys from addresses: what is no key is not there. */
export function keyOrNotFound(key: string): string {
  if (!isKey(key)) throw notFound()
  return key
}

/** For writes, whose keys are ours. */
export function keyOrThrow(key: string): string {
  if (!isKey(key)) throw new TypeError('not a key of the media store')
  return key
}

export const tooLarge = (maxBytes: number): RookeryError =>
  new RookeryError('too_large', 413, `The file is larger than ${Math.floor(maxBytes / 1_048_576)} MB`)
export const storageFull = (): RookeryError => new RookeryError('storage_full', 507, 'There is no room for files')
