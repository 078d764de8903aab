/** Pictures of profiles: what is kept of an upload, and when its files go. */
import { createContentKeys, createMemoryMediaStore, createPictures } from '@rookery/media'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { collectPictures, findOrphanPictures } from '../src/pictures/collect-pictures.ts'
import { createFixture, type Fixture } from './fixture.ts'

const store = createMemoryMediaStore()
const media = { store, pictures: createPictures(), keys: createContentKeys('secret') }
let fixture: Fixture
let alice: number
let bob: number
beforeAll(async () => {
  fixture = await createFixture({ media })
  ;({ alice, bob } = await fixture.people('alice', 'bob'))
})
afterAll(() => fixture[Symbol.asyncDispose]())
beforeEach(async () => {
  await fixture.context.pool.query(
    'UPDATE users.accounts SET avatar_key = NULL, header_key = NULL, avatar_static_key = NULL',
  )
  await collect()
  store.files.clear()
})

const collect = () => collectPictures({ pool: fixture.context.pool, media })
const picture = (background: string, width = 600, height = 300) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'Alice' } })
    .toBuffer()
async function set(which: 'avatar' | 'header', bytes: Buffer, accountId = alice) {
  await store.put('uploads/picture', bytes)
  await fixture.users.setProfilePicture({ accountId, which, uploadKey: 'uploads/picture' })
}
const account = async (id = alice) => (await fixture.users.getAccounts({ ids: [id] }))[0]!
const fileOf = (key: string | null) => store.files.get(key ?? '')!.bytes

it('is cut to its size, without metadata; the upload is gone', async () => {
  await set('avatar', await picture('#f00'))
  await set('header', await picture('#0f0'))
  const { avatarKey, headerKey, avatarStaticKey } = await account()
  const [avatar, header] = [await sharp(fileOf(avatarKey)).metadata(), await sharp(fileOf(headerKey)).metadata()]
  expect([avatar.width, avatar.height, header.width, header.height]).toEqual([400, 400, 1500, 500])
  expect([avatar.exif, header.exif, avatarStaticKey]).toEqual([undefined, undefined, null])
  expect([...store.files.keys()].sort()).toEqual([avatarKey, headerKey].sort())
})

it('a moving one has a still one beside it, which goes with it', async () => {
  const frames = await Promise.all(['#f00', '#00f'].map((colour) => picture(colour, 50, 50)))
  await set(
    'avatar',
    await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100] })
      .toBuffer(),
  )
  const { avatarKey, avatarStaticKey } = await account()
  expect([avatarKey?.slice(-4), avatarStaticKey?.slice(-4)]).toEqual(['.gif', '.png'])
  await set('avatar', await picture('#123'))
  expect((await account()).avatarStaticKey).toBeNull()
  expect(await collect()).toBe(2)
  expect(store.files.size).toBe(1)
})

it('what is no picture is refused and changes nothing', async () => {
  await set('avatar', await picture('#f00'))
  const before = await account()
  await expect(set('avatar', Buffer.from('<svg/>'))).rejects.toMatchObject({ status: 422 })
  await expect(set('avatar', await picture('#f00'), 1)).rejects.toMatchObject({ status: 404 })
  expect(await account()).toEqual(before)
  expect(store.files.has('uploads/picture')).toBe(false)
})

it('files go when nobody has them any more, by the API and by hand', async () => {
  const same = await picture('#456')
  await set('avatar', same)
  await set('avatar', same, bob)
  const { avatarKey } = await account()
  expect((await account(bob)).avatarKey).toBe(avatarKey)
  await fixture.users.removeProfilePicture({ accountId: alice, which: 'avatar' })
  expect([(await account()).avatarKey, await collect(), store.files.has(avatarKey!)]).toEqual([null, 0, true])
  await fixture.context.pool.query('UPDATE users.accounts SET avatar_key = NULL WHERE id = $1', [bob])
  expect([await collect(), store.files.size]).toEqual([1, 0])
  await fixture.users.removeProfilePicture({ accountId: alice, which: 'avatar' })
})

it('what a killed process left without an account', async () => {
  await set('avatar', await picture('#789'))
  await store.put('people/ab/cd/left.jpg', Buffer.from('x'))
  await findOrphanPictures({ pool: fixture.context.pool, media })
  expect(await collect()).toBe(0)
  await findOrphanPictures({ pool: fixture.context.pool, media }, Date.now() + 1000)
  expect(await collect()).toBe(1)
  expect([...store.files.keys()]).toEqual([(await account()).avatarKey])
})
