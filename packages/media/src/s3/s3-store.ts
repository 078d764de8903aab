/**
 * The MediaStore in a bucket of S3, or of any server that speaks its protocol. The bucket belongs to one installation alone: the
 * sweep takes for orphans what no row of ours names.
 */
import { notFound } from '@rookery/contracts'
import { isKey, keyOrNotFound, keyOrThrow, type MediaStore } from '../store/media-store.ts'
import { discardUnfinished } from './discard-unfinished.ts'
import { putObject } from './put-object.ts'
import { readyBucket } from './ready-bucket.ts'
import { createS3, type S3, SOON } from './s3-client.ts'
import { isMissing, translate } from './s3-errors.ts'
import type { S3Settings } from './s3-settings.ts'

export interface S3StoreOptions {
  /** Takes a line when the server is away at the start, and when it is back. */
  say?: (line: string) => void
}

/**
 * Makes the bucket when it is missing. Throws MediaStoreError when keys or bucket are wrong; a server that is away is waited for in
 * the background while every operation answers `unavailable` (503), after at most three attempts each.
 */
export async function openS3MediaStore(
  settings: S3Settings,
  { say = () => {} }: S3StoreOptions = {},
): Promise<MediaStore & AsyncDisposable> {
  const s3 = await createS3(settings)
  const closing = new AbortController()
  const close = () => {
    closing.abort()
    s3.client.destroy()
  }
  try {
    await readyBucket(s3, { say, closed: closing.signal })
  } catch (error) {
    close()
    throw error
  }
  return { ...operations(s3), [Symbol.asyncDispose]: async () => close() }
}

function operations(s3: S3): MediaStore {
  const { client, sdk, settings } = s3
  const Bucket = settings.bucket
  const failed = (error: unknown) => translate(error, settings)

  return {
    async put(key, source, { maxBytes = Number.POSITIVE_INFINITY } = {}) {
      return { size: await putObject(s3, keyOrThrow(key), source, maxBytes), modifiedAt: Date.now() }
    },

    async open(key, range) {
      const Range = range && `bytes=${range.start}-${range.end}`
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket, Key: keyOrNotFound(key), Range }), SOON)
        return Body as never
      } catch (error) {
        throw isMissing(error) ? notFound() : failed(error)
      }
    },

    async head(key) {
      if (!isKey(key)) return null
      try {
        const found = await client.send(new sdk.HeadObjectCommand({ Bucket, Key: key }), SOON)
        return { size: found.ContentLength ?? 0, modifiedAt: found.LastModified?.getTime() ?? 0 }
      } catch (error) {
        if (isMissing(error)) return null
        throw failed(error)
      }
    },

    async delete(key) {
      try {
        await client.send(new sdk.DeleteObjectCommand({ Bucket, Key: keyOrThrow(key) }), SOON)
      } catch (error) {
        if (!isMissing(error)) throw failed(error)
      }
    },

    async *list(prefix, storedBefore) {
      try {
        const pages = sdk.paginateListObjectsV2({ client }, { Bucket, Prefix: prefix })
        for await (const { Contents = [] } of pages) {
          for (const { Key = '', LastModified } of Contents) {
            if (isKey(Key) && LastModified && LastModified.getTime() < storedBefore) yield Key
          }
        }
      } catch (error) {
        throw failed(error)
      }
    },

    async discardUnfinished(begunBefore) {
      try {
        return await discardUnfinished(s3, begunBefore)
      } catch (error) {
        throw failed(error)
      }
    },
  }
}
