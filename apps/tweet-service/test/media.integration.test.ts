/** Attachments from upload to post, on PostgreSQL and Redis. */

import { unavailable } from '@rookery/contracts'
import { createRedisClient } from '@rookery/redis'
import { startTestRedis, waitUntil } from '@rookery/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createMediaQueue } from '../src/media/media-queue.ts'
import { MOST_ATTEMPTS } from '../src/media/process-media.ts'
import { requeueStuckMedia } from '../src/media/sweep-media.ts'
import { type MediaService, mp3, openMediaService, picture } from './support/media.ts'
import { ALICE, BOB } from './support/service.ts'

let all: MediaService
let service: MediaService['service']
beforeAll(async () => {
  all = await openMediaService()
  service = all.service
})
afterAll(() => all[Symbol.asyncDispose]())
beforeEach(() => {
  all.jobs.length = 0
})
afterEach(() => all.store.files.clear())

const refused = (message: string) => ({ status: 422, message: expect.stringContaining(message) })

describe('processing', () => {
  it('an upload is a row in processing with a job, then ready with its files; the upload is gone', async () => {
    const media = await all.upload(undefined, { description: ' a field ', focus: { x: 3, y: -0.5 } })
    expect(media).toMatchObject({
      state: 'processing',
      kind: 'image',
      originalKey: null,
      description: 'a field',
      focus: { x: 1, y: -0.5 },
    })
    expect(all.jobs).toEqual([media.id])
    await all.process(media.id)
    const done = await all.find(media.id)
    expect(done).toMatchObject({
      ...{
        state: 'ready',
        contentType: 'image/jpeg',
        original: { width: 60, height: 40 },
        preview: { width: 60, height: 40 },
      },
      ...{ tweetId: null, blurhash: expect.stringMatching(/^U/) },
    })
    expect([...all.store.files.keys()].sort()).toEqual([...new Set([done.originalKey!, done.previewKey!])].sort())
    expect(done.size).toBe(all.store.files.get(done.originalKey!)!.bytes.length)
  })

  it('twice is once: the second finds nothing to do', async () => {
    const media = await all.ready()
    const [{ attempts }] = (await service.sql<{ attempts: number }>('SELECT attempts FROM tweets.media WHERE id = $1', [
      media.id,
    ])) as [{ attempts: number }]
    await all.process(media.id)
    expect(await all.find(media.id)).toEqual(media)
    expect(attempts).toBe(1)
    const another = await all.upload()
    await Promise.all([all.process(another.id), all.process(another.id)])
    expect((await all.find(another.id)).state).toBe('ready')
  })

  it('what is no picture is refused when it comes, what is broken fails for good', async () => {
    await expect(all.upload(Buffer.from('just text'))).rejects.toMatchObject(refused('content type'))
    expect(all.store.files.size).toBe(0)
    const media = await all.upload((await picture()).subarray(0, 100))
    await all.process(media.id)
    expect(await all.find(media.id)).toMatchObject({ state: 'failed', error: expect.stringContaining('broken') })
    expect(all.store.files.size).toBe(0)
  })

  it('sound is taken as it is, with a thumbnail if one came', async () => {
    const bytes = mp3()
    await all.store.put('uploads/thumb', await picture())
    const media = await all.ready(bytes, { thumbnailKey: 'uploads/thumb' })
    expect(media).toMatchObject({
      kind: 'audio',
      contentType: 'audio/mpeg',
      size: bytes.length,
      original: null,
      preview: { width: 60 },
    })
    expect(all.store.files.get(media.originalKey!)!.bytes.equals(bytes)).toBe(true)
    expect((await all.ready(mp3())).previewKey).toBeNull()
  })

  it('a row that ended the process too often fails', async () => {
    const media = await all.upload()
    await service.sql('UPDATE tweets.media SET attempts = $2 WHERE id = $1', [media.id, MOST_ATTEMPTS])
    await all.process(media.id)
    expect((await all.find(media.id)).state).toBe('failed')
  })

  it('a store that is away costs no attempt, however long', async () => {
    const media = await all.upload()
    const { open } = all.store
    all.store.open = () => Promise.reject(unavailable('away'))
    for (let n = 0; n <= MOST_ATTEMPTS; n++) {
      await expect(all.process(media.id)).rejects.toMatchObject({ status: 503 })
    }
    all.store.open = open
    await all.process(media.id)
    expect((await all.find(media.id)).state).toBe('ready')
  })

  it('killed between file and job, or with a lost queue: the sweep asks again, as long as it takes', async () => {
    const media = await all.upload()
    all.jobs.length = 0
    const again = () => requeueStuckMedia({ pool: service.pool, media: all.parts })
    expect(await again()).toBe(0)
    await service.sql(`UPDATE tweets.media SET created_at = now() - interval '1 minute' WHERE id = $1`, [media.id])
    expect([await again(), await again(), all.jobs]).toEqual([1, 1, [media.id, media.id]])
    await all.process(media.id)
    expect(await again()).toBe(0)
  })
})

describe('posts with media', () => {
  it('show what is one’s own and ready, in the order given; the text may be empty', async () => {
    const [one, two] = [await all.ready(), await all.ready()]
    const tweet = await service.post('', { mediaIds: [two.id, one.id] })
    expect(tweet).toMatchObject({ text: '', mediaIds: [two.id, one.id] })
    expect((await service.tweets.getTweets({ ids: [tweet.id] }))[0]?.mediaIds).toEqual([two.id, one.id])
    expect((await all.find(one.id)).tweetId).toBe(tweet.id)
    await expect(service.post('')).rejects.toMatchObject({ status: 422 })
  })

  it('refuse another’s, unfinished, attached, too many, mixed; nothing is posted then', async () => {
    const [mine, bobs, unfinished, sound] = [
      await all.ready(),
      await all.ready(undefined, {}, BOB),
      await all.upload(),
      await all.ready(mp3()),
    ]
    const taken = await all.ready()
    await service.post('first', { mediaIds: [taken.id] })
    const many = await Promise.all(Array.from({ length: 5 }, () => all.ready()))
    const before = await service.tweets.stats()
    const post = (...mediaIds: number[]) => service.post('x', { mediaIds })
    await expect(post(mine.id, bobs.id)).rejects.toMatchObject(refused('not found'))
    await expect(post(taken.id)).rejects.toMatchObject(refused('already attached'))
    await expect(post(unfinished.id)).rejects.toMatchObject(refused('not finished processing'))
    await expect(post(1)).rejects.toMatchObject(refused('not found'))
    await expect(post(...many.map(({ id }) => id))).rejects.toMatchObject(refused('more than 4'))
    await expect(post(mine.id, sound.id)).rejects.toMatchObject(refused('video'))
    await expect(service.post('x', { mediaIds: [bobs.id], idempotencyKey: 'k' })).rejects.toMatchObject(
      refused('not found'),
    )
    expect(await service.tweets.stats()).toEqual(before)
    expect((await all.find(mine.id)).tweetId).toBeNull()
    expect((await post(mine.id, mine.id)).mediaIds).toEqual([mine.id])
  })

  it('the rules hold by hand too', async () => {
    const [mine, bobs] = [await all.ready(), await all.ready(undefined, {}, BOB)]
    const insert = (ids: number[]) =>
      service.sql<{ id: number }>(
        'INSERT INTO tweets.tweets (author_id, media_ids) VALUES ($1, $2) RETURNING id::float8 AS id',
        [ALICE, ids],
      )
    await expect(insert([bobs.id])).rejects.toThrow('not found')
    const [row] = await insert([mine.id])
    expect((await all.find(mine.id)).tweetId).toBe(row!.id)
    await expect(
      service.sql('INSERT INTO tweets.tweets (author_id, boost_of_id, media_ids) VALUES ($1, $2, $3)', [
        BOB,
        row!.id,
        [bobs.id],
      ]),
    ).rejects.toThrow('boosts_have_no_media')
  })

  it('of two posts that want the same picture at once one gets it', async () => {
    const { id } = await all.ready()
    const both = await Promise.allSettled([1, 2].map((n) => service.post(`${n}`, { mediaIds: [id] })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('the same idempotency key answers the same post with its media', async () => {
    const { id } = await all.ready()
    const once = () => service.post('once', { mediaIds: [id], idempotencyKey: 'media' })
    const first = await once()
    expect(await once()).toEqual(first)
    expect(first.mediaIds).toEqual([id])
  })
})

describe('editing', () => {
  const change = { text: 'text', spoilerText: '', sensitive: false, language: null }

  it('keeps the versions: what was shown when; what is taken off stays with the post', async () => {
    const [one, two] = [await all.ready(), await all.ready()]
    const { id } = await service.post('text', { mediaIds: [one.id] })
    const edit = (mediaIds?: number[]) =>
      service.tweets.editTweet({ authorId: ALICE, tweetId: id, ...change, mediaIds })
    expect((await edit()).editedAt).toBeNull()
    const edited = await edit([two.id])
    expect([edited.mediaIds, edited.editedAt === null]).toEqual([[two.id], false])
    expect((await service.tweets.history({ tweetId: id })).map((version) => version.mediaIds)).toEqual([
      [one.id],
      [two.id],
    ])
    expect((await all.find(one.id)).tweetId).toBe(id)
    expect((await edit([])).mediaIds).toEqual([])
    expect((await edit([one.id, two.id])).mediaIds).toEqual([one.id, two.id])
  })

  it('a changed description is an edit; with the text it is one version', async () => {
    const { id: mediaId } = await all.ready()
    const { id } = await service.post('text', { mediaIds: [mediaId] })
    const edit = (text: string, description: string) =>
      service.tweets.editTweet({
        authorId: ALICE,
        tweetId: id,
        ...change,
        text,
        mediaChanges: [{ id: mediaId, description }],
      })
    const described = await edit('text', 'a rook')
    expect(described.editedAt).not.toBeNull()
    expect(await all.find(mediaId)).toMatchObject({ description: 'a rook', focus: null })
    expect((await edit('new text', 'two rooks')).text).toBe('new text')
    expect((await service.tweets.history({ tweetId: id })).map(({ text }) => text)).toEqual([
      'text',
      'text',
      'new text',
    ])
    expect((await edit('new text', 'two rooks')).editedAt).toBe(
      (await service.tweets.getTweets({ ids: [id] }))[0]?.editedAt,
    )
    expect(await service.tweets.history({ tweetId: id })).toHaveLength(3)
    const bobs = await all.ready(undefined, {}, BOB)
    const another = await all.ready()
    await service.post('another', { mediaIds: [another.id] })
    for (const { id: other } of [bobs, another]) {
      const mediaChanges = [{ id: other, description: 'not of this post' }]
      const editing = service.tweets.editTweet({ authorId: ALICE, tweetId: id, ...change, mediaChanges })
      await expect(editing).rejects.toMatchObject({ status: 404 })
    }
  })

  it('what no post shows is described directly, what one shows is not', async () => {
    const { id: mediaId } = await all.ready(undefined, { description: 'before' })
    const update = (changes: object, accountId = ALICE) =>
      service.tweets.updateMedia({ accountId, mediaId, ...changes })
    expect(await update({ focus: { x: 0.5, y: 0 } })).toMatchObject({ description: 'before', focus: { x: 0.5, y: 0 } })
    expect(await update({ description: null })).toMatchObject({ description: null, focus: { x: 0.5, y: 0 } })
    await expect(update({ description: 'x'.repeat(1501) })).rejects.toMatchObject({ status: 422 })
    await expect(update({ description: 'mine' }, BOB)).rejects.toMatchObject({ status: 404 })
    await service.post('x', { mediaIds: [mediaId] })
    await expect(update({ description: 'late' })).rejects.toMatchObject({ status: 404 })
    await expect(service.tweets.deleteMedia({ accountId: ALICE, mediaId })).rejects.toMatchObject({ status: 422 })
  })
})

it('the queue: the same job once, a killed process’s job again, nothing kept', async () => {
  await using engine = await startTestRedis()
  await using redis = createRedisClient({ url: engine.url, name: 'test:media' })
  await using queue = createMediaQueue(redis, () => {})
  // On a busy machine the queue may answer late: the sweep would ask again, as this does.
  const add = (id: number) => waitUntil(() => queue.add(id).then(() => true), { timeoutMs: 30_000 })
  await add(7)
  await add(7)
  expect(await queue.pending()).toBe(1)
  // As a process leaves it that took the job and was killed.
  expect(await redis.lmove('{bull}:media:wait', '{bull}:media:active', 'RIGHT', 'LEFT')).toBe('media-7')
  const done: number[] = []
  let failures = 1
  queue.work(async (mediaId) => {
    done.push(mediaId)
    if (failures-- > 0) throw new Error('once')
  })
  await waitUntil(() => done.length === 2, { timeoutMs: 30_000, describe: 'the job to run again' })
  await waitUntil(async () => (await queue.pending()) === 0, { timeoutMs: 30_000 })
  await add(7)
  await waitUntil(() => done.length === 3, { timeoutMs: 30_000 })
  // An upload does not wait for a queue that is away: its row is found by the sweep.
  await engine.kill9()
  await expect(queue.add(8)).rejects.toThrow()
})
