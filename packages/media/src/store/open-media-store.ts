/** The store of an installation: a bucket when one is configured, else a folder. */

import type { S3Settings } from '../s3/s3-settings.ts'
import type { S3StoreOptions } from '../s3/s3-store.ts'
import { openLocalMediaStore } from './local-folder.ts'
import type { MediaStore } from './media-store.ts'

interface MediaStoreInput extends S3StoreOptions {
  s3?: S3Settings | undefined
  /** Used without `s3`; made when it is missing. */
  folder: string
}

/** The SDK is loaded with a bucket only. Throws as `openS3MediaStore` does. */
export async function openMediaStore({ s3, folder, say }: MediaStoreInput): Promise<MediaStore & AsyncDisposable> {
  if (!s3) return { ...(await openLocalMediaStore(folder)), [Symbol.asyncDispose]: async () => {} }
  const { openS3MediaStore } = await import('../s3/s3-store.ts')
  return openS3MediaStore(s3, say ? { say } : {})
}
