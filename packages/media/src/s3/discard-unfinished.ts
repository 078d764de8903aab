/** Parts of uploads whose process was killed: nobody sees them, but they are kept, and paid for, until somebody takes them back. */
import { isKey } from '../store/media-store.ts'
import { type S3, SOON } from './s3-client.ts'
import { codeOf } from './s3-errors.ts'

/** Those begun before a time (ms since 1970). Answers how many. */
export async function discardUnfinished({ client, sdk, settings }: S3, begunBefore: number): Promise<number> {
  const Bucket = settings.bucket
  let discarded = 0
  let place: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } = {}
  for (;;) {
    const page = await client.send(new sdk.ListMultipartUploadsCommand({ Bucket, ...place }), SOON)
    for (const { Key = '', UploadId, Initiated } of page.Uploads ?? []) {
      if (!isKey(Key) || !Initiated || Initiated.getTime() >= begunBefore) continue
      try {
        await client.send(new sdk.AbortMultipartUploadCommand({ Bucket, Key, UploadId }), SOON)
        discarded++
      } catch (error) {
        // Finished, or taken back by another process, meanwhile.
        if (codeOf(error) !== 'NoSuchUpload') throw error
      }
    }
    if (!page.IsTruncated) return discarded
    place = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
  }
}
