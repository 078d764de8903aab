/**
 * A stream into one object: in parts of 5 MiB, one after the other, so that an upload holds two of them at most. S3 shows an object
 * when it is complete; parts of an upload that fails are taken back at once, those of a killed process by `discardUnfinished`.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { contentTypeOfKey } from '../prepare/recognise.ts'
import { limitBytes } from '../store/limit-bytes.ts'
import type { S3 } from './s3-client.ts'
import { translate } from './s3-errors.ts'

const FOREVER = 'public, max-age=31536000, immutable'
/** What is not processed yet is nobody's to keep. */
const UPLOADS = 'uploads/'

/** Answers the bytes stored. Rejects with the source's own error before any of the server's. */
export async function putObject(
  { client, sdk, settings }: S3,
  key: string,
  source: Readable | Uint8Array,
  maxBytes: number,
): Promise<number> {
  const counter = limitBytes(maxBytes)
  const input = source instanceof Uint8Array ? Readable.from([source]) : source
  // Its errors are the counter's, which the upload reads.
  pipeline(input, counter).catch(() => {})
  const upload = new sdk.Upload({
    client,
    params: {
      Bucket: settings.bucket,
      Key: key,
      Body: counter,
      ContentType: contentTypeOfKey(key),
      CacheControl: key.startsWith(UPLOADS) ? 'private, no-store' : FOREVER,
      ContentDisposition: 'inline',
    },
    queueSize: 1,
  })
  try {
    await upload.done()
    return counter.bytes
  } catch (error) {
    throw counter.errored ?? translate(error, settings)
  }
}
