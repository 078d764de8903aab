/** A backup of a busy server, restored into an empty folder: the same timelines, search, media and sign-ins, and what is new arrives everywhere. */
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { testFolder, waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { runStandalone } from './support/command.ts'
import { openLive } from './support/live-client.ts'
import { type Person, signIn, signUp, walkDown } from './support/people.ts'
import { draw } from './support/pictures.ts'
import { act, homeIds, postAs } from './support/posting.ts'
import { environmentFor } from './support/profile.ts'
import { type Server, startServer } from './support/server.ts'

const POSTS = 50
const PATHS = ['/api/v1/timelines/home?limit=40', '/api/v1/timelines/public?local=true&limit=40']

const run = (name: string, dataDir: string, ...args: string[]) =>
  runStandalone(name, args, { env: { ...environmentFor(dataDir), LOG_LEVEL: 'warn' } })

/** What a reader sees, to the end of every list, and who they are. */
async function everything(reader: Person, author: Person) {
  const lists: Record<string, unknown> = {}
  for (const path of [...PATHS, `/api/v1/accounts/${author.id}/statuses?limit=40`, '/api/v1/notifications?limit=40']) {
    lists[path] = (await walkDown(reader, path)).ids
  }
  for (const path of ['/api/v1/accounts/verify_credentials', `/api/v1/accounts/${author.id}`]) {
    lists[path] = withoutHost(await reader.json(path))
  }
  for (const query of ['picture', 'birds has:media', '7 from:alice', 'hello']) lists[query] = await found(reader, query)
  return lists
}
const found = async (reader: Person, query: string) => {
  const path = `/api/v2/search?type=statuses&limit=40&q=${encodeURIComponent(query)}`
  return (await reader.json<{ statuses: { id: string }[] }>(path)).statuses.map(({ id }) => id)
}
const statusesOf = async (reader: Person, { id }: Person) =>
  (await reader.json<{ statuses_count: number }>(`/api/v1/accounts/${id}`)).statuses_count
/** The bytes behind a post's picture, at its own address and as it is shown in pages. */
async function pictureOf(reader: Person, id: string): Promise<string[]> {
  const { media_attachments } = await reader.json<{ media_attachments: Record<string, string>[] }>(
    `/api/v1/statuses/${id}`,
  )
  const bytes = await Promise.all(
    ['url', 'preview_url'].map(async (name) =>
      (await reader.fetch(new URL(media_attachments[0]![name]!).pathname)).arrayBuffer(),
    ),
  )
  return bytes.map((each) => Buffer.from(each).toString('base64'))
}
/** The restored server listens elsewhere. */
const withoutHost = (value: unknown) => JSON.stringify(value).replaceAll(/localhost:\d+/g, 'host')

/** The same person, with the same token, on another server. */
const movedTo = (server: Server, { token, ...person }: Person): Person => {
  const request = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, server.url), { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } })
  return {
    ...person,
    token,
    fetch: request,
    async json<T>(path: string, init?: RequestInit) {
      const response = await request(path, init)
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return (await response.json()) as T
    },
  }
}

test('a backup beside a busy server makes the same installation in an empty folder, which goes on', async () => {
  const folder = join(testFolder(), 'saved')
  let before: Record<string, unknown>
  let picture: { id: string; bytes: string[] }
  let alice: Person
  let bob: Person
  let bucket: Record<string, string> = {}
  {
    await using server = await startServer()
    // Files in a bucket stay there, as the manifest says.
    if (server.env.S3_BUCKET) bucket = { S3_BUCKET: server.env.S3_BUCKET }
    alice = await signUp(server, 'alice')
    bob = await signUp(server, 'bob')
    await act(bob, alice, 'follow')
    await act(alice, bob, 'follow')
    const posts: string[] = []
    for (let n = 0; n < POSTS; n++) {
      posts.push((await postAs(alice, `post ${n} #birds`, n % 7 === 0 ? { visibility: 'private' } : {})).id)
    }
    const answer = await postAs(alice, '@bob hello', { in_reply_to_id: posts[0] })
    for (const verb of ['favourite', 'reblog'])
      await bob.json(`/api/v1/statuses/${answer.id}/${verb}`, { method: 'POST' })
    await waitUntil(async () => (await bob.json<unknown[]>('/api/v1/notifications')).length >= 2)
    const { id: uploaded } = await alice.masto.v2.media.create({
      file: new Blob([draw(300, 200)]),
      description: 'a picture',
    })
    await waitUntil(async () => (await alice.masto.v1.media.$select(uploaded).fetch()).url)
    const { id } = await postAs(alice, 'a picture of #birds', { media_ids: [uploaded] })
    picture = { id, bytes: await pictureOf(bob, id) }
    await waitUntil(async () => (await homeIds(bob))[0] === id && (await found(bob, 'picture')).includes(id))
    await waitUntil(async () => (await walkDown(bob, PATHS[0]!)).ids.length >= POSTS + 2)
    // A profile is held for two seconds.
    await waitUntil(async () => (await statusesOf(bob, alice)) === POSTS + 2 && (await statusesOf(bob, bob)) === 1)
    before = await everything(bob, alice)
    expect(before['birds has:media']).toEqual([id])

    // Others write meanwhile; what they write is in the backup whole or not at all.
    let saving = true
    const busy = (async () => {
      for (let n = 0; saving; n++) await postAs(alice, `meanwhile ${n}`, { visibility: 'direct' })
    })()
    const saved = await run('backup', server.dataDir, folder)
    saving = false
    await busy
    expect(saved).toMatchObject({ code: 0, stderr: '' })
    expect(saved.stdout).toMatch(/^\d+ rows and (\d+|no) media files saved in /)
    expect(await run('backup', server.dataDir, folder)).toMatchObject({ code: 1, stdout: '' })
    // Written afterwards, and so not in it.
    await postAs(alice, 'after the backup')
  }
  expect(statSync(join(folder, 'secrets', 'secret.key')).mode & 0o077).toBe(0)
  expect(statSync(folder).mode & 0o077).toBe(0)

  const dataDir = testFolder()
  const filled = testFolder()
  writeFileSync(join(filled, 'something'), '')
  expect((await run('restore', filled, folder)).stderr).toMatch(/^restore: .* is not empty: .*\n$/)
  const damaged = join(testFolder(), 'damaged')
  cpSync(folder, damaged, { recursive: true })
  writeFileSync(join(damaged, 'database', 'users.accounts.gz'), 'not what was saved')
  expect((await run('restore', dataDir, damaged)).stderr).toMatch(/damaged: database\/users\.accounts\.gz/)
  rmSync(join(damaged, 'manifest.json'))
  expect((await run('restore', dataDir, damaged)).stderr).toMatch(/holds no backup/)

  expect(await run('restore', dataDir, folder)).toMatchObject({ code: 0, stderr: '' })
  expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toBe(
    readFileSync(join(folder, 'secrets/secret.key'), 'utf8'),
  )
  expect(existsSync(join(dataDir, 'engines.json'))).toBe(true)

  await using server = await startServer({ dataDir, env: bucket })
  const [newAlice, newBob] = [movedTo(server, alice), movedTo(server, bob)]
  // The index is in the backup, and consumers find nothing to do again; what waits for them must not be seen as the end.
  await waitUntil(async () => isDeepStrictEqual(await everything(newBob, newAlice), before)).catch(() => {})
  expect(await everything(newBob, newAlice)).toEqual(before)
  expect(await pictureOf(newBob, picture.id)).toEqual(picture.bytes)
  expect((await signIn(server, bob)).id).toBe(bob.id)

  await using live = await openLive(server, { token: bob.token, stream: 'user' })
  const post = await postAs(newAlice, '@bob something new')
  expect(Number(post.id)).toBeGreaterThan(Math.max(...(before[PATHS[0]!] as string[]).map(Number)))
  await live.until((frame) => frame.event === 'update' && frame.payload.includes(post.id))
  await waitUntil(async () => (await homeIds(newBob))[0] === post.id)
  await waitUntil(async () => (await found(newBob, 'something new')).includes(post.id))
  await waitUntil(async () => {
    const notes = await newBob.json<{ status?: { id: string } }[]>('/api/v1/notifications')
    return notes.some(({ status }) => status?.id === post.id)
  })
})
