import { mkdtemp, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { mediaStoreContract } from '../contract-suite.ts'
import { openLocalMediaStore } from './local-folder.ts'

async function openFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'media-'))
  return {
    folder,
    store: await openLocalMediaStore(folder),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
}
mediaStoreContract('a local folder', openFolder)

it('an upload under way is nowhere but aside; what a killed process left there is never served and swept a day later', async () => {
  await using it = await openFolder()
  const aside = join(it.folder, '.incoming')
  const begun = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  const put = it.store.put(
    'a/one.jpg',
    Readable.from(
      (async function* () {
        yield Buffer.from('half')
        begun.resolve()
        await end.promise
      })(),
    ),
  )
  await begun.promise
  expect(await it.store.head('a/one.jpg')).toBeNull()
  expect(await readdir(it.folder)).toEqual(['.incoming'])
  end.resolve()
  await put
  expect(await readdir(aside)).toEqual([])

  await writeFile(join(aside, 'left-yesterday'), 'half')
  await writeFile(join(aside, 'left-now'), 'half')
  const yesterday = new Date(Date.now() - 25 * 3_600_000)
  await utimes(join(aside, 'left-yesterday'), yesterday, yesterday)
  await openLocalMediaStore(it.folder)
  expect(await readdir(aside)).toEqual(['left-now'])
})

it('nobody else on the machine may read the files', async () => {
  await using it = await openFolder()
  await it.store.put('a/one.jpg', Buffer.from('x'))
  expect((await stat(join(it.folder, 'a/one.jpg'))).mode & 0o077).toBe(0)
  expect((await stat(join(it.folder, 'a'))).mode & 0o077).toBe(0)
})

it('a full disk is 507, and nothing stays', async () => {
  await using it = await openFolder()
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  const source = new Readable({ read: () => void source.destroy(full) })
  await expect(it.store.put('a/one.jpg', source)).rejects.toMatchObject({ status: 507, code: 'storage_full' })
  expect(await it.store.head('a/one.jpg')).toBeNull()
})

it('lists files only', async () => {
  await using it = await openFolder()
  await it.store.put('a/one.jpg', Buffer.from('x'))
  await symlink('/etc/passwd', join(it.folder, 'a/link.jpg'))
  await writeFile(join(it.folder, 'a/.DS_Store'), 'x')
  const keys: string[] = []
  for await (const key of it.store.list('a/', Date.now() + 60_000)) keys.push(key)
  expect(keys).toEqual(['a/one.jpg'])
})
