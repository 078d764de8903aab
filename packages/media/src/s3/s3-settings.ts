/** Where the bucket is, and the one error that stops a start. */
export interface S3Settings {
  /** http(s)://host[:port] */
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

/** What an operator can mend: one sentence that names the variable, never a secret. */
export class MediaStoreError extends Error {
  override name = 'MediaStoreError'
}
