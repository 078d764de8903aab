/** Files of the media store as the gateway serves them. */
import { Readable } from 'node:stream'
import { notFound, unavailable } from '@rookery/contracts'
import { waitUntil } from '@rookery/testing'
import { expect, it } from 'vitest'
import { readRange } from '../media/read-range.ts'
import { createTestGateway } from '../testing/create-test-gateway.ts'

it('serves files for ever, in parts, to be shown and never run', async () => {
  const { media, call } = await createTestGateway()
  await media.put('posts/ab/cd/x.jpg', Buffer.from('0123456789'))
  const whole = await call('GET', '/media/posts/ab/cd/x.jpg')
  expect([whole.statusCode, whole.body]).toEqual([200, '0123456789'])
  expect(whole.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-length': '10',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'content-disposition': 'inline; filename="x.jpg"',
    'cross-origin-resource-policy': 'cross-origin',
  })
  expect(whole.headers['content-security-policy']).toContain("default-src 'none'")
  const get = (headers: Record<string, string>) => call('GET', '/media/posts/ab/cd/x.jpg', undefined, headers)
  const part = await get({ range: 'bytes=2-4' })
  expect([part.statusCode, part.body, part.headers['content-range'], part.headers['content-length']]).toEqual([
    206,
    '234',
    'bytes 2-4/10',
    '3',
  ])
  const beyond = await get({ range: 'bytes=10-' })
  expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, 'bytes */10'])
  const etag = String(whole.headers.etag)
  expect((await get({ 'if-none-match': etag })).statusCode).toBe(304)
  expect((await get({ range: 'bytes=0-1', 'if-range': '"other"' })).statusCode).toBe(200)
  expect((await get({ range: 'bytes=0-1', 'if-range': etag })).body).toBe('01')
})

it('answers HEAD without reading the file', async () => {
  const gateway = await createTestGateway()
  await gateway.media.put('posts/ab/cd/x.mp4', Buffer.from('0123456789'))
  gateway.media.open = async () => expect.unreachable()
  const head = await gateway.app.inject({ method: 'HEAD', url: '/media/posts/ab/cd/x.mp4' })
  expect([head.statusCode, head.headers['content-length'], head.headers['content-type'], head.body]).toEqual([
    200,
    '10',
    'video/mp4',
    '',
  ])
})

it.each([
  ['the store is away', unavailable('away'), 503],
  ['the file goes just then', notFound(), 404],
])('an answer without the file is not kept: %s', async (_what, error, status) => {
  const { media, call } = await createTestGateway()
  await media.put('posts/ab/cd/x.jpg', Buffer.from('0123456789'))
  media.open = () => Promise.reject(error)
  const { statusCode, headers, body } = await call('GET', '/media/posts/ab/cd/x.jpg')
  expect(statusCode).toBe(status)
  expect(headers).toMatchObject({ 'content-type': expect.stringContaining('json'), 'content-length': `${body.length}` })
  expect(String(headers['cache-control'])).not.toContain('immutable')
})

it('serves nothing but files of posts and people', async () => {
  const { media, call } = await createTestGateway()
  await media.put('uploads/raw', Buffer.from('raw'))
  for (const path of [
    'uploads/raw',
    'posts/none.jpg',
    'posts',
    '',
    '..%2f..%2fetc/passwd',
    'posts/..%2fuploads/raw',
    'posts/%00',
    '%',
  ]) {
    expect([400, 404, 422], path).toContain((await call('GET', `/media/${path}`)).statusCode)
  }
})

it('a reader who goes away ends the reading', async () => {
  const gateway = await createTestGateway()
  await gateway.media.put('posts/ab/cd/x.mp4', Buffer.alloc(10))
  const endless = new Readable({
    read() {
      this.push(Buffer.alloc(65_536))
    },
  })
  gateway.media.head = async () => ({ size: 1e12, modifiedAt: 0 })
  gateway.media.open = async () => endless
  const address = await gateway.app.listen({ host: '127.0.0.1', port: 0 })
  const stop = new AbortController()
  const answer = await fetch(new URL('/media/posts/ab/cd/x.mp4', address), { signal: stop.signal })
  await answer.body!.getReader().read()
  stop.abort()
  await waitUntil(() => endless.destroyed, { describe: 'the stream to be closed' })
  await gateway.app.close()
})

it.each<[header: string | undefined, expected: unknown]>([
  [undefined, 'whole'],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=5-', { start: 5, end: 9 }],
  ['bytes=5-500', { start: 5, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-300', { start: 0, end: 9 }],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=10-12', 'unsatisfiable'],
  ['bytes=7-3', 'whole'],
  ['bytes=0-1,3-4', 'whole'],
  ['bytes=-', 'whole'],
  ['lines=1-2', 'whole'],
  ['bytes=99999999999999999999-', 'whole'],
])('a range of ten bytes: %s', (header, expected) => {
  expect(readRange(header, 10)).toEqual(expected)
})
