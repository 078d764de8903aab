/** Uploads and files over the gateway; tweet-service is in memory, the store too. */
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { encodePng } from '@rookery/media/encode-png'
import { waitUntil } from '@rookery/testing'
import { expect, it } from 'vitest'
import { createTestGateway, type Person, TEST_CONFIG } from '../testing/create-test-gateway.ts'

const PNG = encodePng(4, 3, () => [1, 2, 3])
type Gateway = Awaited<ReturnType<typeof createTestGateway>>

/** A multipart body; bytes are files. */
function multipart(fields: Record<string, string | Buffer>) {
  const parts = Object.entries(fields).map(([name, value]) => {
    const file = Buffer.isBuffer(value) ? '; filename="../../etc/x.svg"\r\ncontent-type: image/svg+xml' : ''
    return [
      Buffer.from(`--rook\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ]
  })
  return Buffer.concat([...parts.flat(), Buffer.from('--rook--\r\n')])
}
const FORM = { 'content-type': 'multipart/form-data; boundary=rook' }
const send = (
  who: Person,
  fields: Record<string, string | Buffer>,
  url = '/api/v2/media',
  method: 'POST' | 'PATCH' = 'POST',
) => who.call(method, url, multipart(fields), FORM)
const uploadsIn = ({ media }: Gateway) => [...media.files.keys()].filter((key) => key.startsWith('uploads/'))
const pathOf = (url: string) => new URL(url).pathname

it('answers the attachment when it is ready, 202 and 206 while it is processed', async () => {
  const gateway = await createTestGateway()
  const { alice, bob, tweets } = gateway
  const answer = await send(alice, { file: PNG, description: 'a rook', focus: '-0.5,1' })
  expect(answer.statusCode).toBe(200)
  const { id, ...rest } = answer.json()
  expect(rest).toMatchObject({ type: 'image', description: 'a rook', blurhash: null, text_url: null, remote_url: null })
  expect(rest.meta).toEqual({
    original: { width: 40, height: 30, size: '40x30', aspect: 1.3333 },
    small: { width: 40, height: 30, size: '40x30', aspect: 1.3333 },
    focus: { x: -0.5, y: 1 },
  })
  expect(rest.url).toMatch(/^https:\/\/rookery\.test\/media\/posts\/.+\.png$/)
  expect(uploadsIn(gateway)).toEqual([])
  expect((await alice.call('GET', `/api/v1/media/${id}`)).json()).toEqual(answer.json())
  expect((await bob.call('GET', `/api/v1/media/${id}`)).statusCode).toBe(404)

  tweets.media.readyAtOnce = false
  const slow = await send(alice, { file: PNG })
  expect([slow.statusCode, slow.json().url, slow.json().preview_url]).toEqual([202, null, null])
  const url = `/api/v1/media/${slow.json().id}`
  expect((await alice.call('GET', url)).statusCode).toBe(206)
  const early = await alice.call('POST', '/api/v1/statuses', { status: 'x', media_ids: [slow.json().id] })
  expect([early.statusCode, early.json().error]).toEqual([422, expect.stringContaining('not finished processing')])
  const media = tweets.media.all.get(Number(slow.json().id))!
  tweets.media.all.set(media.id, { ...media, state: 'failed', error: 'Validation failed: File is broken' })
  const failed = await alice.call('GET', url)
  expect([failed.statusCode, failed.json().error]).toEqual([422, 'Validation failed: File is broken'])
})

it('the older route waits until it is ready', async () => {
  const { alice, tweets } = await createTestGateway()
  tweets.media.readyAtOnce = false
  const answer = send(alice, { file: PNG }, '/api/v1/media')
  const media = await waitUntil(() => [...tweets.media.all.values()][0])
  tweets.media.all.set(media.id, { ...media, state: 'ready', originalKey: 'posts/ab/cd/x.png' })
  expect([(await answer).statusCode, (await answer).json().url]).toEqual([
    200,
    'https://rookery.test/media/posts/ab/cd/x.png',
  ])
})

it('files of posts and profiles may be elsewhere for browsers; uploads are taken here', async () => {
  const config = { ...TEST_CONFIG, publicMediaUrl: 'https://cdn.rookery.test/bucket' }
  const { alice } = await createTestGateway({ config })
  const { id, url, preview_url } = (await send(alice, { file: PNG })).json()
  const address = /^https:\/\/cdn\.rookery\.test\/bucket\/posts\/.+\.png$/
  expect([url, preview_url]).toEqual([expect.stringMatching(address), expect.stringMatching(address)])
  const post = (await alice.call('POST', '/api/v1/statuses', { media_ids: [id] })).json()
  expect(post.media_attachments[0].url).toBe(url)
  expect(post.url).toMatch(/^https:\/\/rookery\.test\/@alice/)
  const account = (await alice.call('GET', `/api/v1/accounts/${alice.id}`)).json()
  expect(account.avatar).toMatch(/^https:\/\/rookery\.test\/avatars\//)
})

it('a post shows its media to all; the author may describe them with an edit, and redraft', async () => {
  const { alice, bob } = await createTestGateway()
  const [one, two] = [(await send(alice, { file: PNG })).json(), (await send(alice, { file: PNG })).json()]
  const described = await alice.call('PUT', `/api/v1/media/${one.id}`, { description: 'one', focus: '0,0.25' })
  expect(described.json()).toMatchObject({ description: 'one', meta: { focus: { x: 0, y: 0.25 } } })
  const post = (await alice.call('POST', '/api/v1/statuses', { media_ids: [two.id, one.id] })).json()
  expect(post.media_attachments).toEqual([two, described.json()])
  const url = `/api/v1/statuses/${post.id}`
  expect((await bob.call('GET', url)).json().media_attachments).toEqual(post.media_attachments)
  expect((await bob.call('GET', `/api/v1/accounts/${alice.id}/statuses?only_media=true`)).json()).toHaveLength(1)
  expect((await alice.call('PUT', `/api/v1/media/${one.id}`, { description: 'late' })).statusCode).toBe(404)
  expect((await alice.call('DELETE', `/api/v1/media/${one.id}`)).statusCode).toBe(422)

  const attributes = { '0': { id: one.id, description: 'described', focus: '1,1' } }
  const edited = await alice.call('PUT', url, { status: 'x', media_ids: [one.id], media_attributes: attributes })
  expect(edited.json().media_attachments).toMatchObject([
    { id: one.id, description: 'described', meta: { focus: { x: 1, y: 1 } } },
  ])
  expect((await alice.call('PUT', url, { status: 'y' })).json().media_attachments).toHaveLength(1)
  const history = (await bob.call('GET', `${url}/history`)).json()
  expect(
    history.map((version: { media_attachments: { id: string }[] }) => version.media_attachments.map(({ id }) => id)),
  ).toEqual([[two.id, one.id], [one.id], [one.id]])

  const deleted = (await alice.call('DELETE', url)).json()
  expect(deleted.media_attachments).toHaveLength(1)
  const again = await alice.call('POST', '/api/v1/statuses', { status: 'again', media_ids: [one.id] })
  await alice.call('DELETE', `/api/v1/statuses/${again.json().id}?delete_media=true`)
  expect((await alice.call('GET', `/api/v1/media/${one.id}`)).statusCode).toBe(404)
})

it.each<[what: string, fields: Record<string, string | Buffer>, status: number]>([
  ['no file', { description: 'x' }, 422],
  ['an empty file', { file: Buffer.alloc(0) }, 422],
  ['a file that is a text', { file: 'uploads/somebody-elses' }, 422],
  ['a page', { file: Buffer.from('<html><script>alert(1)</script>') }, 422],
  ['a focus that is none', { file: PNG, focus: 'here' }, 422],
  ['NUL', { file: PNG, description: 'a\0b' }, 422],
  ['a thumbnail too large', { file: PNG, thumbnail: Buffer.alloc(16 * 1_048_576 + 1) }, 413],
  ['files of unknown fields only', { other: PNG }, 422],
])('refuses %s, and keeps nothing', async (_what, fields, status) => {
  const gateway = await createTestGateway()
  const answer = await send(gateway.alice, fields)
  expect([answer.statusCode, typeof answer.json().error]).toEqual([status, 'string'])
  expect(gateway.media.files.size).toBe(0)
})

it('refuses what says that it is too large without reading it, and other kinds of bodies', async () => {
  const gateway = await createTestGateway()
  const { alice } = gateway
  const large = await alice.call('POST', '/api/v2/media', multipart({ file: PNG }), {
    ...FORM,
    'content-length': '999999999',
  })
  expect(large.statusCode).toBe(413)
  expect((await alice.call('POST', '/api/v2/media', { file: 'x' })).statusCode).toBe(422)
  expect((await alice.call('POST', '/api/v2/media', Buffer.from('--rook\r\ncontent-'), FORM)).statusCode).toBe(400)
  expect((await gateway.call('POST', '/api/v2/media', multipart({ file: PNG }), FORM)).statusCode).toBe(401)
  const reader = await gateway.signIn(alice.id, ['read'])
  expect((await send(reader, { file: PNG })).statusCode).toBe(403)
  expect(gateway.media.files.size).toBe(0)
})

it('a client that goes away half-way leaves nothing', async () => {
  const gateway = await createTestGateway()
  const address = new URL(await gateway.app.listen({ host: '127.0.0.1', port: 0 }))
  let [begun, failed] = [false, false]
  const { put } = gateway.media
  gateway.media.put = async (key, source, options) => {
    begun = true
    return put(key, source, options).catch((error) => {
      failed = true
      throw error
    })
  }
  const socket = connect(Number(address.port), '127.0.0.1')
  await once(socket, 'connect')
  const body = multipart({ file: Buffer.concat([PNG, Buffer.alloc(500_000)]) })
  const head = `POST /api/v2/media HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${gateway.alice.token}\r\ncontent-type: ${FORM['content-type']}\r\ncontent-length: ${body.length}\r\n\r\n`
  socket.write(Buffer.concat([Buffer.from(head), body.subarray(0, 200_000)]))
  await waitUntil(() => begun)
  socket.destroy()
  await waitUntil(() => failed, { describe: 'the upload to be given up' })
  expect(gateway.media.files.size).toBe(0)
  await gateway.app.close()
})

it('a connection on which too much came can be used again', async () => {
  const gateway = await createTestGateway()
  const address = new URL(await gateway.app.listen({ host: '127.0.0.1', port: 0 }))
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const post = async (fields: Record<string, string | Buffer>) => {
    const headers = { ...FORM, authorization: `Bearer ${gateway.alice.token}` }
    const sent = request({ port: address.port, path: '/api/v2/media', method: 'POST', agent, headers }).end(
      multipart(fields),
    )
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    answer.resume()
    await once(answer, 'end')
    return answer.statusCode
  }
  expect(await post({ thumbnail: Buffer.alloc(24 * 1_048_576) })).toBe(413)
  expect(await post({ file: PNG })).toBe(200)
  agent.destroy()
  await gateway.app.close()
})

it('an upload flows: it is in the store before its end has come', async () => {
  const gateway = await createTestGateway()
  let seen = 0
  gateway.media.put = async (_key, source) => {
    for await (const chunk of source as Readable) seen += chunk.length
    return { size: 0, modifiedAt: 0 }
  }
  const address = await gateway.app.listen({ host: '127.0.0.1', port: 0 })
  const body = multipart({ file: Buffer.alloc(400_000, 1) })
  const half = async function* () {
    yield body.subarray(0, 200_000)
    await waitUntil(() => seen > 100_000, { describe: 'the first half to be stored' })
    yield body.subarray(200_000)
  }
  const answer = await fetch(new URL('/api/v2/media', address), {
    method: 'POST',
    headers: { ...FORM, authorization: `Bearer ${gateway.alice.token}` },
    body: Readable.toWeb(Readable.from(half())) as never,
    duplex: 'half',
  } as RequestInit)
  expect([answer.status, seen]).toEqual([422, 400_000])
  await gateway.app.close()
})

it('a profile takes pictures with its texts, and gives them up', async () => {
  const gateway = await createTestGateway()
  const { alice } = gateway
  const before = (await alice.call('GET', '/api/v1/accounts/verify_credentials')).json()
  const patch = (fields: Record<string, string | Buffer>) =>
    send(alice, fields, '/api/v1/accounts/update_credentials', 'PATCH')
  const changed = await patch({ display_name: 'Alice', locked: '1', avatar: PNG, 'source[privacy]': 'private' })
  expect(changed.statusCode).toBe(200)
  expect(changed.json()).toMatchObject({
    display_name: 'Alice',
    locked: true,
    header: before.header,
    source: { privacy: 'private' },
  })
  expect(changed.json().avatar).toMatch(/^https:\/\/rookery\.test\/media\/people\//)
  expect(changed.json().avatar_static).toBe(changed.json().avatar)
  expect((await alice.call('DELETE', '/api/v1/profile/avatar')).json().avatar).toBe(before.avatar)
  expect((await patch({ avatar: PNG, display_name: 'x'.repeat(31) })).statusCode).toBe(422)
  expect((await patch({ avatar: PNG, 'source[privacy]': 'odd' })).statusCode).toBe(422)
  expect((await patch({ avatar: Buffer.alloc(8 * 1_048_576 + 1) })).statusCode).toBe(413)
  // The fake takes what it is given; the rest must be gone.
  expect(uploadsIn(gateway)).toHaveLength(1)
})

it('files may come as data URIs in JSON, smaller ones; other texts are no files', async () => {
  const gateway = await createTestGateway()
  const { alice } = gateway
  const uri = `data:image/png;base64,${PNG.toString('base64')}`
  const patch = (body: object) => alice.call('PATCH', '/api/v1/accounts/update_credentials', body)
  const before = (await alice.call('GET', '/api/v1/accounts/verify_credentials')).json()
  expect((await patch({ avatar: uri, locked: true })).json()).toMatchObject({
    avatar: expect.stringMatching(/^https:\/\/rookery\.test\/media\/people\//),
    header: before.header,
  })
  expect(uploadsIn(gateway)).toHaveLength(1)
  expect((await patch({ header: 'data:image/png,nothing' })).json().header).toBe(before.header)
  // Text is held whole and parsed at once: less of it is taken than of parts.
  const large = `data:image/png;base64,${Buffer.alloc(3 * 1_048_576 + 1).toString('base64')}`
  expect((await patch({ header: large })).statusCode).toBe(413)
  expect((await alice.call('POST', '/api/v2/media', { file: large })).statusCode).toBe(413)
  expect((await alice.call('POST', '/api/v2/media', { file: uri })).json().type).toBe('image')
})

it('what lies there is at the address that answers name', async () => {
  const { alice, call } = await createTestGateway()
  const { url } = (await send(alice, { file: PNG })).json()
  expect((await call('GET', pathOf(url))).rawPayload.equals(PNG)).toBe(true)
})
