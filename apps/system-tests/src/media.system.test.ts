/** Pictures through the public face: upload, post, read, describe, delete; and a profile's picture. */
import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Person, signUp } from './support/people.ts'
import { draw, SOUND } from './support/pictures.ts'
import { act, homeIds } from './support/posting.ts'
import { type Server, startServer } from './support/server.ts'
import { storedFiles } from './support/stored-files.ts'

let server: Server
let alice: Person
let bob: Person

beforeAll(async () => {
  server = await startServer()
  ;[alice, bob] = await Promise.all([signUp(server, 'alice'), signUp(server, 'bob')])
  await act(bob, alice, 'follow')
})
afterAll(() => server?.[Symbol.asyncDispose]())

const filesIn = async (folder: string): Promise<number> => (await storedFiles(server, folder)).length
const home = async () => (await bob.masto.v1.timelines.home.list({ limit: 1 }))[0]

test('a picture from upload to deletion', async () => {
  const uploaded = await alice.masto.v2.media.create({
    file: new Blob([draw(900, 600)]),
    description: 'before',
    focus: '0.5,-0.25',
  })
  expect(uploaded).toMatchObject({ type: 'image', description: 'before', meta: { focus: { x: 0.5, y: -0.25 } } })
  const { id } = uploaded
  await waitUntil(async () => (await alice.masto.v1.media.$select(id).fetch()).url)
  expect((await bob.fetch(`/api/v1/media/${id}`)).status).toBe(404)
  expect(await alice.masto.v1.media.$select(id).update({ description: 'a field' })).toMatchObject({
    description: 'a field',
  })

  const posted = await alice.masto.v1.statuses.create({ status: 'look', mediaIds: [id], visibility: 'public' })
  expect(posted.mediaAttachments).toMatchObject([
    { id, description: 'a field', meta: { original: { width: 900, height: 600, size: '900x600', aspect: 1.5 } } },
  ])
  await waitUntil(async () => (await home())?.id === posted.id)
  const [shown] = (await home())!.mediaAttachments
  expect(shown).toEqual(posted.mediaAttachments[0])
  expect((shown!.meta!.small as { width: number }).width).toBeLessThanOrEqual(640)
  expect(
    (await bob.masto.v1.accounts.$select(alice.id).statuses.list({ onlyMedia: true })).map((each) => each.id),
  ).toEqual([posted.id])

  const whole = await fetch(shown!.url!)
  const bytes = Buffer.from(await whole.arrayBuffer())
  expect([whole.status, whole.headers.get('content-type'), whole.headers.get('cache-control')]).toEqual([
    200,
    'image/png',
    'public, max-age=31536000, immutable',
  ])
  const part = await fetch(shown!.url!, { headers: { range: 'bytes=1-3' } })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    `bytes 1-3/${bytes.length}`,
    'PNG',
  ])

  await alice.masto.v1.statuses
    .$select(posted.id)
    .update({ status: 'look', mediaIds: [id], mediaAttributes: [{ id, description: 'a green field' }] })
  await waitUntil(async () => (await home())?.mediaAttachments[0]?.description === 'a green field')
  expect((await home())?.editedAt).toBeTruthy()

  expect(await filesIn('posts')).toBeGreaterThan(0)
  await alice.json(`/api/v1/statuses/${posted.id}?delete_media=true`, { method: 'DELETE' })
  expect(await homeIds(bob)).toEqual([])
  await waitUntil(async () => (await filesIn('posts')) === 0, {
    timeoutMs: 30_000,
    describe: 'the files to be removed',
  })
  expect((await fetch(shown!.url!)).status).toBe(404)
  await waitUntil(async () => (await filesIn('uploads')) === 0)
})

test('sound is processed as well; delete and redraft keeps it', async () => {
  const form = new FormData()
  form.append('file', new Blob([SOUND]), 'whatever.jpg')
  const answer = await alice.fetch('/api/v2/media', { method: 'POST', body: form })
  const media = (await answer.json()) as { id: string; type: string; url: string | null }
  expect([answer.status, media.type, media.url]).toEqual([202, 'audio', null])
  await waitUntil(async () => (await alice.fetch(`/api/v1/media/${media.id}`)).status === 200)
  const first = await alice.masto.v1.statuses.create({ mediaIds: [media.id], visibility: 'public' })
  expect(first.mediaAttachments[0]).toMatchObject({ type: 'audio', previewUrl: null })
  await alice.masto.v1.statuses.$select(first.id).remove()
  const again = await alice.masto.v1.statuses.create({ status: 'again', mediaIds: [media.id] })
  expect(again.mediaAttachments[0]?.id).toBe(media.id)
})

test('a profile has pictures, and loses them', async () => {
  const { avatar: generated } = await alice.masto.v1.accounts.verifyCredentials()
  const changed = await alice.masto.v1.accounts.updateCredentials({
    avatar: new Blob([draw(500, 300)]),
    header: new Blob([draw(1000, 1000)]),
    displayName: 'Alice',
  })
  expect([changed.displayName, changed.avatar === generated, changed.avatarStatic === changed.avatar]).toEqual([
    'Alice',
    false,
    true,
  ])
  expect((await fetch(changed.avatar)).headers.get('content-type')).toBe('image/png')
  await waitUntil(async () => (await bob.masto.v1.accounts.$select(alice.id).fetch()).avatar === changed.avatar)
  await alice.json('/api/v1/profile/avatar', { method: 'DELETE' })
  expect((await alice.masto.v1.accounts.verifyCredentials()).avatar).toBe(generated)
  await waitUntil(async () => (await filesIn('people')) === 1, {
    timeoutMs: 40_000,
    describe: 'the avatar’s file to be removed',
  })
})
