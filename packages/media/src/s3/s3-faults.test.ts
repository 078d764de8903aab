// A server that is away, hangs or fails half-way: bounded, said in one line, and waited for.
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { waitUntil } from '@rookery/testing'
import { afterEach, expect, it } from 'vitest'
import { openS3MediaStore } from './s3-store.ts'

const SECRET = 'rookery-secret-of-tests'
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections()
})

async function serve(handle: RequestListener, port = 0) {
  const server = createServer(handle)
  servers.push(server)
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return (server.address() as AddressInfo).port
}
const at = (port: number) => ({
  endpoint: `http://127.0.0.1:${port}`,
  region: 'us-east-1',
  bucket: 'rookery',
  accessKeyId: 'rookery',
  secretAccessKey: SECRET,
})
const EMPTY = '<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>'
const failure = (code: string) => `<Error><Code>${code}</Code><Message>no</Message></Error>`

/** Answers the start's question with an empty bucket, everything else by `handle`. */
const bucketWith =
  (handle: RequestListener): RequestListener =>
  (request, response) =>
    request.url?.includes('list-type=2') ? void response.end(EMPTY) : handle(request, response)

it('a server that is away at the start is one line, then 503, then there', async () => {
  const port = await serve(() => {})
  servers[0]!.close()
  await once(servers.shift()!, 'close')
  const lines: string[] = []
  await using store = await openS3MediaStore(at(port), { say: (line) => lines.push(line) })
  expect(lines).toEqual([expect.stringMatching(/does not answer \(S3_ENDPOINT\): ECONNREFUSED.*503\.$/)])
  const away = { status: 503, code: 'unavailable' }
  await expect(store.put('posts/a/one.jpg', Buffer.from('x'))).rejects.toMatchObject(away)
  await expect(store.open('posts/a/one.jpg')).rejects.toMatchObject(away)
  await expect(store.head('posts/a/one.jpg')).rejects.toMatchObject(away)
  await expect(store.delete('posts/a/one.jpg')).rejects.toMatchObject(away)
  await serve(
    bucketWith((_request, response) => response.end()),
    port,
  )
  await waitUntil(() => lines.length === 2)
  expect(lines[1]).toBe('Media: the bucket rookery answers.')
  await store.put('posts/a/one.jpg', Buffer.from('x'))
})

it('one that takes the question and never answers holds no start up', async () => {
  const lines: string[] = []
  await using _store = await openS3MediaStore(at(await serve(() => {})), { say: (line) => lines.push(line) })
  expect(lines).toEqual([expect.stringMatching(/does not answer \(S3_ENDPOINT\): ETIMEDOUT/)])
})

it.each([
  ['AccessDenied', 403, /may not do this in the bucket rookery \(S3_BUCKET\)/],
  ['RequestTimeTooSkewed', 403, /clocks/],
  ['PermanentRedirect', 301, /not in the region us-east-1 \(S3_REGION\)/],
])('what waiting does not mend stops the start: %s', async (code, status, sentence) => {
  const port = await serve((_request, response) => response.writeHead(status).end(failure(code)))
  const error = await openS3MediaStore(at(port)).catch((error: Error) => error)
  expect(error).toMatchObject({ name: 'MediaStoreError', message: expect.stringMatching(sentence) })
  expect(String(error)).not.toContain(SECRET)
})

it('a server that fails is asked three times, then it is 503; a full one is 507', async () => {
  let asked = 0
  let answer: [status: number, code: string] = [503, 'SlowDown']
  const port = await serve(
    bucketWith((_request, response) => {
      asked++
      response.writeHead(answer[0]).end(failure(answer[1]))
    }),
  )
  await using store = await openS3MediaStore(at(port))
  await expect(store.put('posts/a/one.jpg', Buffer.from('x'))).rejects.toMatchObject({ status: 503 })
  expect(asked).toBe(3)
  answer = [507, 'InsufficientStorage']
  await expect(store.put('posts/a/one.jpg', Buffer.from('x'))).rejects.toMatchObject({ code: 'storage_full' })
})

it('lists page by page, and what are files of ours alone', async () => {
  const object = (key: string, date: string) =>
    `<Contents><Key>${key}</Key><LastModified>${date}T00:00:00.000Z</LastModified><Size>1</Size></Contents>`
  const pages: Record<string, string> = {
    one: `${object('posts/a/1.jpg', '2026-01-01')}${object('posts/a/.hidden', '2026-01-01')}
      <IsTruncated>true</IsTruncated><NextContinuationToken>two</NextContinuationToken>`,
    two: `${object('posts/a/2.jpg', '2026-01-01')}${object('posts/a/young.jpg', '2026-01-03')}<IsTruncated>false</IsTruncated>`,
  }
  const port = await serve((request, response) => {
    const { searchParams } = new URL(request.url!, 'http://x')
    response.end(`<ListBucketResult>${pages[searchParams.get('continuation-token') ?? 'one']}</ListBucketResult>`)
  })
  await using store = await openS3MediaStore(at(port))
  const keys: string[] = []
  for await (const key of store.list('posts/', Date.parse('2026-01-02'))) keys.push(key)
  expect(keys).toEqual(['posts/a/1.jpg', 'posts/a/2.jpg'])
})

it('holds two parts of an upload at most, however fast its source is', async () => {
  let pulled = 0
  let atFirstPart = 0
  const port = await serve(
    bucketWith(async (request, response) => {
      if (request.url?.includes('uploads')) {
        response.end('<InitiateMultipartUploadResult><UploadId>one</UploadId></InitiateMultipartUploadResult>')
      } else if (request.method === 'PUT') {
        // The whole part is here, and the source waits for us.
        const part = await buffer(request)
        if (atFirstPart === 0) atFirstPart = pulled - part.length
        response.writeHead(200, { etag: '"x"' }).end()
      } else response.end('<CompleteMultipartUploadResult/>')
    }),
  )
  await using store = await openS3MediaStore(at(port))
  const MB = 1_048_576
  const source = Readable.from(
    (async function* () {
      for (let n = 0; n < 40; n++) {
        pulled += MB
        yield Buffer.alloc(MB)
      }
    })(),
    { highWaterMark: 1 },
  )
  expect(await store.put('posts/a/long.mp4', source)).toMatchObject({ size: 40 * MB })
  expect(atFirstPart).toBeGreaterThan(0)
  expect(atFirstPart).toBeLessThanOrEqual(5 * MB)
})

it('a reader that goes away gives its connection back; one that is cut hears of it', async () => {
  let closed = 0
  const port = await serve(
    bucketWith((request, response) => {
      request.socket.once('close', () => closed++)
      response.writeHead(200, { 'content-length': '1000000' }).write(Buffer.alloc(1_000))
      if (request.url?.includes('cut')) setImmediate(() => request.socket.destroy())
    }),
  )
  await using store = await openS3MediaStore(at(port))
  const reading = await store.open('posts/a/one.mp4')
  await once(reading, 'readable')
  reading.destroy()
  await waitUntil(() => closed === 1)
  await expect(buffer(await store.open('posts/a/cut.mp4'))).rejects.toThrow()
})
