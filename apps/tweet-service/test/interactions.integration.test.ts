import type { Tweet } from '@rookery/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALICE, BOB, CAROL, openTestService, type TestService } from './support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await openTestService()
})
afterAll(() => service[Symbol.asyncDispose]())

const get = async (id: number): Promise<Tweet | undefined> => (await service.tweets.getTweets({ ids: [id] }))[0]
const boost = (accountId: number, tweetId: number, visibility: Tweet['visibility'] = 'public') =>
  service.tweets.boost({ accountId, tweetId, visibility, appId: null })

describe('likes', () => {
  it('count once, however often and however parallel', async () => {
    const { id } = await service.post('likeable')
    const likes = Array.from({ length: 10 }, () => service.tweets.like({ accountId: BOB, tweetId: id }))
    await Promise.all([...likes, service.tweets.like({ accountId: CAROL, tweetId: id })])
    expect((await get(id))?.likesCount).toBe(2)
    expect(await service.tweets.unlike({ accountId: BOB, tweetId: id })).toMatchObject({ id, likesCount: 1 })
    expect(await service.tweets.unlike({ accountId: BOB, tweetId: id })).toMatchObject({ id, likesCount: 1 })
    expect(await service.tweets.viewerMarks({ viewerId: CAROL, tweetIds: [id] })).toMatchObject({
      liked: [id],
      boosted: [],
    })
  })

  it('of a boost are likes of the boosted post', async () => {
    const { id } = await service.post('original')
    const row = await boost(BOB, id)
    expect(await service.tweets.like({ accountId: CAROL, tweetId: row.id })).toMatchObject({ id, likesCount: 1 })
    expect(await service.tweets.unlike({ accountId: CAROL, tweetId: row.id })).toMatchObject({ id, likesCount: 0 })
  })

  it('of nothing are not found', async () => {
    await expect(service.tweets.like({ accountId: BOB, tweetId: 1 })).rejects.toMatchObject({ status: 404 })
    await expect(service.tweets.unlike({ accountId: BOB, tweetId: 1 })).rejects.toMatchObject({ status: 404 })
  })
})

describe('boosts', () => {
  it('stand once; a boost of a boost boosts the original', async () => {
    const { id } = await service.post('boostable')
    const rows = await Promise.all(Array.from({ length: 10 }, () => boost(BOB, id)))
    expect(new Set(rows.map((row) => row.id)).size).toBe(1)
    expect(rows[0]).toMatchObject({ authorId: BOB, boostOfId: id, boostOfAuthorId: ALICE, text: '' })
    expect(await boost(CAROL, rows[0]!.id)).toMatchObject({ boostOfId: id })
    expect((await get(id))?.boostsCount).toBe(2)
    expect(await service.tweets.viewerMarks({ viewerId: BOB, tweetIds: [id] })).toMatchObject({
      liked: [],
      boosted: [id],
    })
    expect(await service.tweets.boostsAmong({ tweetIds: [id], authorIds: [BOB, ALICE] })).toEqual([
      { tweetId: rows[0]!.id, authorId: BOB, boostOfId: id },
    ])
    const tweet = expect.objectContaining({ id, boostsCount: 1 })
    expect(await service.tweets.unboost({ accountId: BOB, tweetId: id })).toEqual({ tweet, boostId: rows[0]?.id })
    expect(await service.tweets.unboost({ accountId: BOB, tweetId: id })).toEqual({ tweet, boostId: null })
  })

  it('of followers-only posts are for their author, and stay followers-only', async () => {
    const { id } = await service.post('for followers', { visibility: 'followers' })
    await expect(boost(BOB, id)).rejects.toMatchObject({ status: 403 })
    expect(await boost(ALICE, id)).toMatchObject({ visibility: 'followers' })
  })

  it('of direct posts are refused even to their author', async () => {
    const { id } = await service.post('@bob psst', { visibility: 'direct' })
    await expect(boost(ALICE, id)).rejects.toMatchObject({ status: 403 })
    await expect(boost(BOB, id)).rejects.toMatchObject({ status: 403 })
    await expect(boost(BOB, 1)).rejects.toMatchObject({ status: 404 })
    const open = await service.post('open')
    await expect(boost(BOB, open.id, 'direct')).rejects.toMatchObject({ status: 422 })
  })

  it('go with the post, and leave the boosters’ counts right', async () => {
    const { id } = await service.post('short-lived')
    const [row] = await Promise.all([boost(BOB, id), boost(CAROL, id)])
    await service.tweets.like({ accountId: BOB, tweetId: id })
    const before = await service.tweets.authorCounters({ authorIds: [BOB, CAROL] })
    const gone = await service.tweets.deleteTweet({ authorId: ALICE, tweetId: id })
    expect(gone).toMatchObject({ text: 'short-lived', likesCount: 1, boostsCount: 2 })
    expect(await get(row.id)).toBeUndefined()
    const after = await service.tweets.authorCounters({ authorIds: [BOB, CAROL] })
    expect(after.map((author) => author.statusesCount)).toEqual(before.map((author) => author.statusesCount - 1))
    expect(await service.sql('SELECT FROM tweets.likes WHERE tweet_id = $1', [id])).toEqual([])
  })
})

describe('edits and deletions', () => {
  it('keep every version, once', async () => {
    const tweet = await service.post('one @bob #a')
    const edit = (text: string) =>
      service.tweets.editTweet({
        authorId: ALICE,
        tweetId: tweet.id,
        text,
        spoilerText: '',
        sensitive: false,
        language: null,
      })
    await service.tweets.like({ accountId: BOB, tweetId: tweet.id })
    const edited = await edit('two @carol #b')
    expect(edited).toMatchObject({ text: 'two @carol #b', mentionIds: [CAROL], tags: ['b'], likesCount: 1 })
    expect(edited.editedAt).not.toBeNull()
    expect(await edit('two @carol #b')).toEqual(edited)
    const third = await edit('three')
    expect(await service.tweets.history({ tweetId: tweet.id })).toEqual([
      { text: 'one @bob #a', spoilerText: '', sensitive: false, mediaIds: [], createdAt: tweet.createdAt },
      { text: 'two @carol #b', spoilerText: '', sensitive: false, mediaIds: [], createdAt: edited.editedAt },
      { text: 'three', spoilerText: '', sensitive: false, mediaIds: [], createdAt: third.editedAt },
    ])
    const tagged = (tag: string) => service.tweets.tagPage({ tag, limit: 5 })
    expect([await tagged('#B'), await tagged('a')]).toEqual([[], []])
  })

  it('are for the author, and not for boosts', async () => {
    const { id } = await service.post('mine')
    const edit = { tweetId: id, text: 'x', spoilerText: '', sensitive: false, language: null }
    await expect(service.tweets.editTweet({ ...edit, authorId: BOB })).rejects.toMatchObject({ status: 404 })
    await expect(service.tweets.deleteTweet({ authorId: BOB, tweetId: id })).rejects.toMatchObject({ status: 404 })
    const row = await boost(ALICE, id)
    await expect(service.tweets.editTweet({ ...edit, tweetId: row.id, authorId: ALICE })).rejects.toMatchObject({
      status: 404,
    })
    await expect(service.tweets.history({ tweetId: 1 })).rejects.toMatchObject({ status: 404 })
  })
})
