import { seededRandom } from '@rookery/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ALICE, BOB, CAROL, openTestService, type TestService } from './support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await openTestService()
})
afterAll(() => service[Symbol.asyncDispose]())

/** Every counter beside what the rows say; only those that differ. */
const WRONG = `
  SELECT 'tweet' AS what, t.id, ARRAY[coalesce(c.likes_count, 0), coalesce(c.boosts_count, 0), coalesce(c.replies_count, 0)] AS has,
    ARRAY[(SELECT count(*) FROM tweets.likes l WHERE l.tweet_id = t.id), (SELECT count(*) FROM tweets.tweets b WHERE b.boost_of_id = t.id),
      (SELECT count(*) FROM tweets.tweets r WHERE r.in_reply_to_id = t.id AND r.visibility IN ('public', 'unlisted'))] AS should
  FROM tweets.tweets t LEFT JOIN tweets.tweet_counters c ON c.tweet_id = t.id
  UNION ALL
  SELECT 'author', a.author_id, ARRAY[a.statuses_count, coalesce(extract(epoch FROM a.last_status_at), 0)::bigint],
    ARRAY[count(t.id), coalesce(extract(epoch FROM max(t.created_at)), 0)::bigint]
  FROM tweets.author_counters a LEFT JOIN tweets.tweets t ON t.author_id = a.author_id AND t.visibility <> 'direct'
  GROUP BY a.author_id`
const wrong = () => service.sql(`SELECT * FROM (${WRONG}) AS counters WHERE has <> should`)

it('stay exact under 8 writers who post, reply, like, boost and delete the same few posts', async () => {
  const random = seededRandom(8)
  const people = [ALICE, BOB, CAROL]
  const ids = [(await service.post('first')).id]
  const forgiveGone = (error: { status?: number }) => {
    if (error.status !== 404) throw error
  }
  const step = async (): Promise<unknown> => {
    const accountId = random.pick(people)
    const tweetId = random.pick(ids.slice(-6))
    const visibility = random.pick(['public', 'unlisted', 'followers', 'direct'] as const)
    switch (random.int(0, 7)) {
      case 0:
        return service.post('new', { authorId: accountId, visibility }).then((tweet) => ids.push(tweet.id))
      case 1:
      case 2:
        return service.post('re', { authorId: accountId, inReplyToId: tweetId, visibility })
      case 3:
        return service.tweets.like({ accountId, tweetId })
      case 4:
        return service.tweets.unlike({ accountId, tweetId })
      case 5:
        return service.tweets.boost({ accountId, tweetId, visibility: 'public', appId: null }).catch((error) => {
          if (error.status !== 403) throw error
        })
      case 6:
        return service.tweets.unboost({ accountId, tweetId })
      default:
        return service.tweets.deleteTweet({ authorId: accountId, tweetId })
    }
  }
  const writer = async () => {
    for (let n = 0; n < 150; n++) await step().catch(forgiveGone)
  }
  await Promise.all(Array.from({ length: 8 }, writer))
  expect(await service.sql('SELECT FROM tweets.tweets')).not.toHaveLength(0)
  expect(await wrong()).toEqual([])
})

it('follow rows written by hand, as do history and derived columns', async () => {
  const [post] = await service.sql<{ id: number }>(
    `INSERT INTO tweets.tweets (author_id, text) VALUES ($1, 'By hand #Tea #7') RETURNING id`,
    [ALICE],
  )
  const tweetId = post!.id
  await service.sql(`INSERT INTO tweets.tweets (author_id, boost_of_id) VALUES ($1, $2)`, [BOB, tweetId])
  await service.sql(`INSERT INTO tweets.tweets (author_id, text, in_reply_to_id) VALUES ($1, 're', $2)`, [
    CAROL,
    tweetId,
  ])
  await service.sql(`INSERT INTO tweets.likes (account_id, tweet_id) VALUES ($1, $2)`, [CAROL, tweetId])
  const get = () => service.tweets.getTweets({ ids: [tweetId] })
  expect(await get()).toMatchObject([{ tags: ['tea'], likesCount: 1, boostsCount: 1, repliesCount: 1, editedAt: null }])
  expect(await service.tweets.thread({ tweetId })).toMatchObject({ descendantIds: [expect.any(Number)] })
  expect(await service.sql('SELECT tweet_author_id AS a FROM tweets.likes WHERE tweet_id = $1', [tweetId])).toEqual([
    { a: ALICE },
  ])
  const derived = await service.sql(
    `SELECT boost_of_author_id AS b, in_reply_to_account_id AS r FROM tweets.tweets WHERE $1 IN (boost_of_id, in_reply_to_id) ORDER BY id`,
    [tweetId],
  )
  expect(derived).toEqual([
    { b: ALICE, r: null },
    { b: null, r: ALICE },
  ])

  await service.sql(`UPDATE tweets.tweets SET text = 'Edited #Coffee' WHERE id = $1`, [tweetId])
  await service.sql(`UPDATE tweets.tweets SET app_id = 5 WHERE id = $1`, [tweetId])
  expect(await get()).toMatchObject([{ tags: ['coffee'], editedAt: expect.any(Number) }])
  expect((await service.tweets.history({ tweetId })).map((version) => version.text)).toEqual([
    'By hand #Tea #7',
    'Edited #Coffee',
  ])
  expect((await service.tweets.tagPage({ tag: 'coffee', limit: 5 })).map((tweet) => tweet.id)).toEqual([tweetId])
  expect(await service.tweets.tagPage({ tag: 'tea', limit: 5 })).toEqual([])
  expect(await wrong()).toEqual([])

  const tally = `SELECT count(*) AS tweets, count(DISTINCT author_id) AS "activeAuthors" FROM tweets.tweets WHERE visibility <> 'direct'`
  expect([await service.tweets.stats()]).toEqual(await service.sql(tally))
  await service.sql(`INSERT INTO tweets.tweets (author_id, created_at) VALUES (555, now() - interval '31 days')`)
  const { tweets, activeAuthors } = await service.tweets.stats()
  expect([{ tweets: tweets - 1, activeAuthors }]).toEqual(
    await service.sql(`${tally} AND created_at > now() - interval '30 days'`),
  )

  await service.sql(`DELETE FROM tweets.tweets WHERE id = $1`, [tweetId])
  expect(await wrong()).toEqual([])
  await service.sql(`DELETE FROM tweets.tweets`)
  expect(await wrong()).toEqual([])
  expect(await service.sql('SELECT FROM tweets.author_counters WHERE statuses_count <> 0')).toEqual([])
})
