// A local folder into a bucket: every file once, compared, whatever stops it, and nothing removed unless told.
import { execFile } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { type MediaStore, openLocalMediaStore, openMediaStore } from '@rookery/media'
import { testFolder, testS3 } from '@rookery/testing'
import { expect, test } from 'vitest'
import { moveMedia } from '../src/media/move-media.ts'

const FILES = {
  'posts/ab/cd/one.jpg': Buffer.from('one'),
  'posts/ab/ce/two.mp4': Buffer.alloc(6_000_000, 'two'),
  'people/ab/cd/three.png': Buffer.from('three'),
  'uploads/four': Buffer.alloc(0),
}
const quiet = () => {}

async function open() {
  const settings = await testS3()
  const dataDir = testFolder()
  const folder = join(dataDir, 'media')
  const from = await openLocalMediaStore(folder)
  const to = await openMediaStore({ s3: settings, folder })
  for (const [key, bytes] of Object.entries(FILES)) await from.put(key, bytes)
  return { settings, dataDir, from, to, [Symbol.asyncDispose]: () => to[Symbol.asyncDispose]() }
}

async function contents(store: MediaStore): Promise<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {}
  for (const prefix of ['posts/', 'people/', 'uploads/'])
    for await (const key of store.list(prefix, Date.now() + 60_000)) found[key] = await buffer(await store.open(key))
  return found
}

test('each file is there afterwards, and still here; a second run sends nothing; --delete removes what is there', async () => {
  await using it = await open()
  const { from, to } = it
  const all = { bytes: 6_000_008, removed: 0 }
  expect(await moveMedia({ from, to, remove: false, say: quiet })).toEqual({ moved: 4, there: 0, ...all })
  expect(await contents(to)).toEqual(FILES)
  expect(await contents(from)).toEqual(FILES)
  expect(await moveMedia({ from, to, remove: false, say: quiet })).toEqual({ moved: 0, there: 4, ...all })
  await from.put('posts/ab/cd/late.jpg', Buffer.from('late'))
  expect(await moveMedia({ from, to, remove: true, say: quiet })).toMatchObject({ moved: 1, there: 4, removed: 5 })
  expect(await contents(from)).toEqual({})
  expect(Object.keys(await contents(to))).toHaveLength(5)
})

test('stopped half-way, it goes on where it was', async () => {
  await using it = await open()
  const { from, to } = it
  let puts = 0
  const failing: MediaStore = {
    ...to,
    put: (...args) => (++puts > 2 ? Promise.reject(new Error('stopped')) : to.put(...args)),
  }
  await expect(moveMedia({ from, to: failing, remove: true, say: quiet })).rejects.toThrow('stopped')
  await moveMedia({ from, to, remove: true, say: quiet })
  expect(await contents(to)).toEqual(FILES)
  expect(await contents(from)).toEqual({})
})

test('what comes out wrong is told, kept here and sent anew', async () => {
  await using it = await open()
  const { from, to } = it
  const spoiling: MediaStore = {
    ...to,
    put: async (key, source) => {
      const bytes = await buffer(source as Readable)
      return to.put(key, Buffer.from(bytes.map((byte) => byte ^ 1)))
    },
  }
  await expect(moveMedia({ from, to: spoiling, remove: true, say: quiet })).rejects.toThrow('is not the same')
  // As long as it should be, and other bytes: found before the file here is removed.
  await to.put('posts/ab/cd/one.jpg', Buffer.from('eno'))
  await expect(moveMedia({ from, to, remove: true, say: quiet })).rejects.toThrow('posts/ab/cd/one.jpg')
  expect((await from.head('posts/ab/cd/one.jpg'))?.size).toBe(3)
  for (;;) {
    const done = await moveMedia({ from, to, remove: true, say: quiet }).catch(() => null)
    if (done) break
  }
  expect(await contents(to)).toEqual(FILES)
})

test('npm run media -- move, as it is typed', async () => {
  await using it = await open()
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = it.settings
  const aside = join(it.dataDir, 'media', '.incoming', 'half')
  await mkdir(dirname(aside), { recursive: true })
  await writeFile(aside, 'half')
  const run = (args: string[], env: Record<string, string>) =>
    promisify(execFile)(process.execPath, [join(import.meta.dirname, '../src/media.ts'), ...args], {
      env: { PATH: process.env.PATH ?? '', DATA_DIR: it.dataDir, ...env },
    }).then(
      ({ stdout }) => stdout,
      ({ code, stderr }: { code: number; stderr: string }) => `${code} ${stderr}`,
    )
  const s3 = { S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId }
  expect(await run(['move'], {})).toMatch(/^1 media: S3_ENDPOINT must be set/)
  expect(await run(['sweep', '--delete'], {})).toMatch(/^2 /)
  const wrong = await run(['move'], { ...s3, S3_SECRET_ACCESS_KEY: 'wrong' })
  expect(wrong).toMatch(/^1 media: .* does not accept the keys \(S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY\)[^\n]*\n$/)
  const told = await run(['move', '--delete'], { ...s3, S3_SECRET_ACCESS_KEY: secretAccessKey })
  expect(told).toBe(`4 files sent to the bucket ${bucket}, 0 were there; 6.0 MB in all.\n4 removed here.\n`)
  expect(await contents(it.to)).toEqual(FILES)
  expect(await readdir(dirname(aside))).toEqual(['half'])
})
