/** What a back-fill of notifications reads of posts: every like and telling post once, in pages, and which likes stand. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ALICE, BOB, CAROL, openTestService, type TestService } from './support/service.ts'

let service: TestService
let posts: number[]
beforeAll(async () => {
  service = await openTestService()
  posts = []
  for (const text of ['one', 'two @bob', 'three']) posts.push((await service.post(text)).id)
  for (const accountId of [ALICE, BOB, CAROL])
    for (const tweetId of posts) await service.tweets.like({ accountId, tweetId })
  await service.tweets.boost({ accountId: BOB, tweetId: posts[0]!, visibility: 'public', appId: null })
})
afterAll(() => service[Symbol.asyncDispose]())

it('pages likes by key, without those of one’s own posts', async () => {
  const found: string[] = []
  let after: Parameters<typeof service.tweets.likesFrom>[0]['after'] = null
  do {
    const page = await service.tweets.likesFrom({ sinceId: posts[1]!, after, limit: 2 })
    found.push(...page.likes.map(({ tweetId, accountId, tweetAuthorId }) => `${tweetId} ${accountId} ${tweetAuthorId}`))
    after = page.next
  } while (after !== null)
  const expected = posts.slice(1).flatMap((id) => [BOB, CAROL].map((liker) => `${id} ${liker} ${ALICE}`))
  expect(found).toEqual(expected)
})

it('pages posts that mention and boosts, and skips what tells nobody', async () => {
  const found: unknown[] = []
  for (let afterId: number | null = 0; afterId !== null; ) {
    const page: Awaited<ReturnType<typeof service.tweets.tellingTweetsAfter>> = await service.tweets.tellingTweetsAfter(
      { afterId, limit: 1 },
    )
    found.push(...page.tweets)
    afterId = page.next
  }
  expect(found).toMatchObject([
    { tweetId: posts[1], authorId: ALICE, mentionIds: [BOB], boostOfId: null, visibility: 'public' },
    { authorId: BOB, boostOfId: posts[0], boostOfAuthorId: ALICE },
  ])
  expect((found[0] as { createdAt: number }).createdAt).toBeTypeOf('number')
})

it('says which likes stand', async () => {
  const there = { tweetId: posts[0]!, accountId: BOB }
  const likes = [there, { tweetId: posts[0]!, accountId: 999 }, { tweetId: 1, accountId: BOB }]
  expect(await service.tweets.standingLikes({ likes })).toEqual([there])
})
