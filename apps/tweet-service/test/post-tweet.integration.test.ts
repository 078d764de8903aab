import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetOldKeys } from '../src/tweets/forget-old-keys.ts'
import { ALICE, BOB, CAROL, openTestService, type TestService } from './support/service.ts'

const DAVE = 104
let service: TestService
beforeAll(async () => {
  service = await openTestService()
})
afterAll(() => service[Symbol.asyncDispose]())

describe('postTweet', () => {
  it('answers what getTweets answers', async () => {
    const tweet = await service.post('Hello @bob and @alice@ROOKERY.example, not @carol@elsewhere.example #Tea #tea', {
      language: 'EN',
      appId: 7,
    })
    expect(tweet).toMatchObject({
      authorId: ALICE,
      mentionIds: [BOB, ALICE],
      tags: ['tea'],
      language: 'en',
      appId: 7,
      likesCount: 0,
      editedAt: null,
    })
    expect(Math.abs(tweet.createdAt - Date.now())).toBeLessThan(60_000)
    expect(await service.tweets.getTweets({ ids: [tweet.id, 1] })).toEqual([tweet])
  })

  it('asks user-service only when somebody is mentioned', async () => {
    const before = service.asked()
    await service.post('nobody here, but mail me: a@b.example')
    expect(service.asked()).toBe(before)
  })

  it('knows whom a reply answers, and counts it', async () => {
    const parent = await service.post('question')
    const reply = await service.post('answer', { authorId: BOB, inReplyToId: parent.id })
    expect(reply.inReplyToAccountId).toBe(ALICE)
    expect((await service.tweets.getTweets({ ids: [parent.id] }))[0]?.repliesCount).toBe(1)
  })

  it('takes an answer to a boost for one to the boosted post', async () => {
    const { id } = await service.post('boosted')
    const boost = await service.tweets.boost({ accountId: BOB, tweetId: id, visibility: 'public', appId: null })
    for (const idempotencyKey of [null, 'answer']) {
      const reply = await service.post('re', { authorId: CAROL, inReplyToId: boost.id, idempotencyKey })
      expect(reply).toMatchObject({ inReplyToId: id, inReplyToAccountId: ALICE })
    }
  })

  it('a warning makes it sensitive, and becomes the text where there is none', async () => {
    expect(await service.post('text', { spoilerText: 'careful' })).toMatchObject({ sensitive: true })
    expect(await service.post(' ', { spoilerText: 'careful' })).toMatchObject({ text: 'careful', spoilerText: '' })
  })

  it.each([
    ['nothing', ' \n\u200B', {}],
    ['NUL', 'a\0b', {}],
    ['a lone surrogate', 'a\uD800b', {}],
    ['NUL in the warning', 'a', { spoilerText: '\0' }],
    ['501 characters', 'x'.repeat(501), {}],
    ['501 with the warning', 'x'.repeat(500), { spoilerText: 'y' }],
    ['a language that is none', 'a', { language: 'english!' }],
    ['a visibility that is none', 'a', { visibility: 'secret' as never }],
    ['a key with NUL', 'a', { idempotencyKey: 'k\0' }],
  ])('refuses %s', async (_, text, rest) => {
    await expect(service.post(text, rest)).rejects.toMatchObject({ code: 'invalid', status: 422 })
  })

  it('gives ids that are unique and rise', async () => {
    const rising: number[] = []
    for (let n = 0; n < 50; n++) rising.push((await service.post(`n ${n}`)).id)
    // 12 bits of a sequence under the millisecond: only a wrap within one millisecond may step back.
    const steps = rising.slice(1).filter((id, n) => Math.floor(id / 4096) < Math.floor(rising[n]! / 4096))
    expect(steps).toEqual([])
    const many = await Promise.all(Array.from({ length: 200 }, (_, n) => service.post(`p ${n}`)))
    expect(new Set([...rising, ...many.map((tweet) => tweet.id)]).size).toBe(250)
  })
})

describe('idempotency keys', () => {
  it('20 at once make one post and all answer it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => service.post('once', { authorId: DAVE, idempotencyKey: 'race' })),
    )
    expect(new Set(answers.map((tweet) => JSON.stringify(tweet))).size).toBe(1)
    const rows = await service.sql('SELECT id FROM tweets.tweets WHERE author_id = $1', [DAVE])
    expect(rows).toEqual([{ id: answers[0]!.id }])
    expect(await service.tweets.authorCounters({ authorIds: [DAVE] })).toMatchObject([{ statusesCount: 1 }])
  })

  it('are each author’s own', async () => {
    const [one, two] = await Promise.all([
      service.post('mine', { idempotencyKey: 'shared' }),
      service.post('yours', { authorId: BOB, idempotencyKey: 'shared' }),
    ])
    expect(one.id).not.toBe(two.id)
  })

  it('answer the post as it is now', async () => {
    const tweet = await service.post('liked', { idempotencyKey: 'liked' })
    await service.tweets.like({ accountId: BOB, tweetId: tweet.id })
    expect(await service.post('liked', { idempotencyKey: 'liked' })).toEqual({ ...tweet, likesCount: 1 })
  })

  it('are free again after an hour, and after a deletion', async () => {
    const first = await service.post('again', { idempotencyKey: 'old' })
    await service.sql(`UPDATE tweets.idempotency_keys SET created_at = now() - interval '61 minutes' WHERE key = 'old'`)
    const second = await service.post('again', { idempotencyKey: 'old' })
    expect(second.id).not.toBe(first.id)
    await service.tweets.deleteTweet({ authorId: ALICE, tweetId: second.id })
    const answers = await Promise.all(Array.from({ length: 8 }, () => service.post('again', { idempotencyKey: 'old' })))
    expect(new Set(answers.map((tweet) => tweet.id)).size).toBe(1)
    expect(answers[0]!.id).not.toBe(second.id)
  })

  it('are forgotten when they are old', async () => {
    const { pool } = service
    await service.sql(`INSERT INTO tweets.idempotency_keys (author_id, key, tweet_id, created_at)
      SELECT 1, 'o' || n, 1, now() - interval '2 hours' FROM generate_series(1, 2500) n`)
    const [before] = await service.sql<{ fresh: number }>(
      `SELECT count(*) AS fresh FROM tweets.idempotency_keys WHERE created_at > now() - interval '1 hour'`,
    )
    expect(await forgetOldKeys(pool)).toBeGreaterThanOrEqual(2500)
    expect(await service.sql('SELECT count(*) AS fresh FROM tweets.idempotency_keys')).toEqual([before])
  })

  it('does not keep the key of a post that was refused', async () => {
    await expect(service.post('x'.repeat(501), { idempotencyKey: 'refused' })).rejects.toThrow()
    expect(await service.post('shorter', { idempotencyKey: 'refused' })).toMatchObject({ text: 'shorter' })
  })
})

it.each([
  ['what is no tag for the edge is none here: #··· ##x https://example.org/-#part', []],
  ['letters that the triggers do not know: #ｔｅａ #𝐭𝐞𝐚', ['tea']],
])('keeps the tags of the one extraction, also in edits that change none: %s', async (text, tags) => {
  const posted = await service.post(text)
  expect(posted.tags).toEqual(tags)
  expect((await service.post(text, { idempotencyKey: text })).tags).toEqual(tags)
  const changes = { text: `${text} again`, spoilerText: '', sensitive: false, language: null }
  const edited = await service.tweets.editTweet({ authorId: posted.authorId, tweetId: posted.id, ...changes })
  expect(edited.tags).toEqual(tags)
})
