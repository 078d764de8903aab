/** Files go when no row refers to them, and not before. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { findOrphans, forgetUnattachedMedia } from '../src/media/sweep-media.ts'
import { type MediaService, openMediaService, picture } from './support/media.ts'
import { ALICE, BOB } from './support/service.ts'

let all: MediaService
let service: MediaService['service']
beforeAll(async () => {
  all = await openMediaService()
  service = all.service
})
afterAll(() => all[Symbol.asyncDispose]())
afterEach(() => all.store.files.clear())

it('with the post, by the API and by hand', async () => {
  for (const remove of [
    (tweetId: number) => service.tweets.deleteTweet({ authorId: ALICE, tweetId }),
    (tweetId: number) => service.sql('DELETE FROM tweets.tweets WHERE id = $1', [tweetId]),
  ]) {
    const media = await all.ready()
    const { id } = await service.post('x', { mediaIds: [media.id] })
    await all.sweep()
    expect(all.store.files.has(media.originalKey!)).toBe(true)
    await remove(id)
    await expect(all.find(media.id)).rejects.toMatchObject({ status: 404 })
    expect(await all.sweep()).toBeGreaterThan(0)
    expect(all.store.files.size).toBe(0)
  }
})

it('not while another row shows the same picture', async () => {
  const bytes = await picture('#123456')
  const [one, two] = [await all.ready(bytes), await all.ready(bytes, {}, BOB)]
  expect(two.originalKey).toBe(one.originalKey)
  await service.tweets.deleteMedia({ accountId: ALICE, mediaId: one.id })
  await all.sweep()
  expect(all.store.files.has(two.originalKey!)).toBe(true)
  await service.tweets.deleteMedia({ accountId: BOB, mediaId: two.id })
  await all.sweep()
  expect(all.store.files.size).toBe(0)
})

it('for a redraft they stay, until a day later', async () => {
  const media = await all.ready()
  const { id } = await service.post('x', { mediaIds: [media.id] })
  await service.tweets.deleteTweet({ authorId: ALICE, tweetId: id, keepMedia: true })
  expect((await all.find(media.id)).tweetId).toBeNull()
  const again = await service.post('y', { mediaIds: [media.id] })
  await service.tweets.deleteTweet({ authorId: ALICE, tweetId: again.id, keepMedia: true })
  const forget = () => forgetUnattachedMedia({ pool: service.pool, media: all.parts })
  await forget()
  expect((await all.find(media.id)).state).toBe('ready')
  await service.sql(`UPDATE tweets.media SET unattached_since = now() - interval '25 hours' WHERE id = $1`, [media.id])
  expect(await forget()).toBe(1)
  await all.sweep()
  expect(all.store.files.size).toBe(0)
})

it('what a killed process left without a row', async () => {
  const media = await all.ready()
  await all.store.put('uploads/left', Buffer.from('x'))
  await all.store.put('posts/ab/cd/left.jpg', Buffer.from('x'))
  await findOrphans({ pool: service.pool, media: all.parts })
  await all.sweep()
  expect(all.store.files.has('uploads/left')).toBe(true)
  await findOrphans({ pool: service.pool, media: all.parts }, Date.now() + 1000)
  await all.sweep()
  expect([...all.store.files.keys()].sort()).toEqual([...new Set([media.originalKey!, media.previewKey!])].sort())
})

it('a picture that comes again while its file is removed is there afterwards', async () => {
  const bytes = await picture('#654321')
  for (let round = 0; round < 5; round++) {
    const old = await all.ready(bytes)
    await service.tweets.deleteMedia({ accountId: ALICE, mediaId: old.id })
    const { id } = await all.upload(bytes)
    await Promise.all([all.process(id), all.sweep()])
    await all.sweep()
    const now = await all.find(id)
    expect(all.store.files.has(now.originalKey!) && all.store.files.has(now.previewKey!)).toBe(true)
    await service.tweets.deleteMedia({ accountId: ALICE, mediaId: id })
    await all.sweep()
  }
})
