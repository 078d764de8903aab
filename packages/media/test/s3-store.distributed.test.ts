// The bucket as a media store, on a real server: what every store must do, and what is S3's alone.
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { testS3 } from '@rookery/testing'
import { expect, it } from 'vitest'
import { mediaStoreContract } from '../src/contract-suite.ts'
import { createS3 } from '../src/s3/s3-client.ts'
import { openS3MediaStore } from '../src/s3/s3-store.ts'

const open = async () => {
  const settings = await testS3()
  const store = await openS3MediaStore(settings)
  return { settings, store, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() }
}
mediaStoreContract('a bucket', open)

const MB = 1_048_576
/** Bytes that show when parts change places. */
const pattern = (from: number, length: number) =>
  Buffer.from(Uint8Array.from({ length }, (_, n) => ((from + n) / 4099) & 255))
async function* chunks(total: number, each = 300_000) {
  for (let at = 0; at < total; at += each) yield pattern(at, Math.min(each, total - at))
}

async function raw() {
  const it = await open()
  const s3 = await createS3(it.settings)
  const Bucket = it.settings.bucket
  return {
    ...it,
    Bucket,
    send: s3.client.send.bind(s3.client),
    sdk: s3.sdk,
    unfinished: async () => (await s3.client.send(new s3.sdk.ListMultipartUploadsCommand({ Bucket }))).Uploads ?? [],
    async [Symbol.asyncDispose]() {
      s3.client.destroy()
      await it[Symbol.asyncDispose]()
    },
  }
}

it('a file of several parts is whole, and each range of it', async () => {
  await using s3 = await raw()
  const total = 12 * MB + 17
  expect(await s3.store.put('posts/a/long.mp4', Readable.from(chunks(total)))).toMatchObject({ size: total })
  expect(await s3.store.head('posts/a/long.mp4')).toMatchObject({ size: total })
  expect((await buffer(await s3.store.open('posts/a/long.mp4'))).equals(pattern(0, total))).toBe(true)
  const range = { start: 5 * MB - 3, end: 5 * MB + 40 }
  expect((await buffer(await s3.store.open('posts/a/long.mp4', range))).equals(pattern(range.start, 44))).toBe(true)
  // Bytes at once take the same way.
  await s3.store.put('posts/a/long.mp4', pattern(7, 6 * MB))
  expect((await buffer(await s3.store.open('posts/a/long.mp4'))).equals(pattern(7, 6 * MB))).toBe(true)
  expect(await s3.unfinished()).toEqual([])
})

it('an upload that fails among its parts leaves none of them, and what was there stays', async () => {
  await using s3 = await raw()
  await s3.store.put('posts/a/kept.mp4', Buffer.from('before'))
  const failing = Readable.from(
    (async function* () {
      yield* chunks(7 * MB)
      expect(await s3.unfinished()).toHaveLength(1)
      throw new Error('the client went away')
    })(),
  )
  await expect(s3.store.put('posts/a/kept.mp4', failing)).rejects.toThrow('the client went away')
  const tooLong = Readable.from(chunks(20 * MB))
  await expect(s3.store.put('posts/a/kept.mp4', tooLong, { maxBytes: 11 * MB })).rejects.toMatchObject({ status: 413 })
  expect(tooLong.destroyed).toBe(true)
  expect(await s3.unfinished()).toEqual([])
  expect((await buffer(await s3.store.open('posts/a/kept.mp4'))).toString()).toBe('before')
})

it('parts of a killed process are taken back a day later; those under way stay', async () => {
  await using s3 = await raw()
  const { sdk, Bucket } = s3
  for (const Key of ['posts/a/one.mp4', 'posts/a/two.mp4'])
    await s3.send(new sdk.CreateMultipartUploadCommand({ Bucket, Key }))
  expect(await s3.store.discardUnfinished(Date.now() - 86_400_000)).toBe(0)
  expect(await s3.unfinished()).toHaveLength(2)
  expect(await s3.store.discardUnfinished(Date.now() + 60_000)).toBe(2)
  expect(await s3.unfinished()).toEqual([])
})

it('objects say how they are to be served, for whoever fetches them without us', async () => {
  await using s3 = await raw()
  const headers = async (key: string) => {
    await s3.store.put(key, Buffer.from('x'))
    const { CacheControl, ContentType, ContentDisposition } = await s3.send(
      new s3.sdk.HeadObjectCommand({ Bucket: s3.Bucket, Key: key }),
    )
    return [ContentType, CacheControl, ContentDisposition]
  }
  expect(await headers('posts/ab/cd/x.jpg')).toEqual(['image/jpeg', 'public, max-age=31536000, immutable', 'inline'])
  expect(await headers('uploads/x')).toEqual(['application/octet-stream', 'private, no-store', 'inline'])
})

it('makes the bucket when it is missing, also when several processes start at once', async () => {
  const settings = { ...(await testS3()), bucket: `rookery-${crypto.randomUUID()}` }
  const stores = await Promise.all([openS3MediaStore(settings), openS3MediaStore(settings), openS3MediaStore(settings)])
  await stores[0].put('posts/a/one.jpg', Buffer.from('x'))
  expect(await stores[1].head('posts/a/one.jpg')).toMatchObject({ size: 1 })
  for (const store of stores) await store[Symbol.asyncDispose]()
})

it('wrong keys are one sentence that names the variables and not the secret', async () => {
  const settings = await testS3()
  const secretAccessKey = 'not-the-secret-at-all'
  for (const wrong of [{ secretAccessKey }, { secretAccessKey, accessKeyId: 'nobody' }]) {
    const error = await openS3MediaStore({ ...settings, ...wrong }).catch((error: Error) => error)
    expect(error).toMatchObject({ name: 'MediaStoreError' })
    expect(String(error)).toMatch(/does not accept the keys \(S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY\): \w+\.$/)
    expect(String(error)).not.toContain(secretAccessKey)
  }
})

it('a bucket that goes is 503 for writers and readers, not 404', async () => {
  await using s3 = await raw()
  await s3.send(new s3.sdk.DeleteBucketCommand({ Bucket: s3.Bucket }))
  const gone = { status: 503, message: expect.stringContaining('S3_BUCKET') }
  await expect(s3.store.put('posts/a/one.jpg', Buffer.from('x'))).rejects.toMatchObject(gone)
  await expect(s3.store.open('posts/a/one.jpg')).rejects.toMatchObject(gone)
  await expect(s3.store.list('posts/', Date.now())[Symbol.asyncIterator]().next()).rejects.toMatchObject(gone)
})
