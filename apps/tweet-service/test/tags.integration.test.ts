import type { Id } from '@rookery/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALICE, BOB, CAROL, openTestService, type TestService } from './support/service.ts'

let service: TestService
const posts: Record<string, Id> = {}
beforeAll(async () => {
  service = await openTestService()
  const post = async (name: string, text: string, authorId = ALICE, rest = {}) => {
    posts[name] = (await service.post(text, { authorId, ...rest })).id
  }
  await post('rooks', '#rooks')
  await post('both', '#rooks #crows', BOB)
  await post('crows', '#crows')
  await post('unlisted', '#rooks', ALICE, { visibility: 'unlisted' })
  await post('by hand', 'nothing')
  await service.sql(`UPDATE tweets.tweets SET text = 'now #rooks' WHERE id = $1`, [posts['by hand']])
})
afterAll(() => service[Symbol.asyncDispose]())

const names = (ids: Id[]) => ids.map((id) => Object.keys(posts).find((name) => posts[name] === id))

describe('tagPage', () => {
  it.each([
    [{}, ['by hand', 'both', 'rooks']],
    [{ any: ['#CROWS', 'jays'] }, ['by hand', 'crows', 'both', 'rooks']],
    [{ all: ['crows'] }, ['both']],
    [{ none: ['crows'] }, ['by hand', 'rooks']],
    [{ any: ['crows'], none: ['rooks'] }, ['crows']],
    [{ onlyMedia: true }, []],
  ])('of #rooks with %j', async (filter, expected) => {
    const found = await service.tweets.tagPage({ tag: 'Rooks', limit: 20, ...filter })
    expect(names(found.map(({ id }) => id))).toEqual(expected)
  })
})

it('the newest with any of several hashtags, each once', async () => {
  const entries = await service.tweets.newestTagged({ tags: ['rooks', 'crows'], limit: 3 })
  expect(names(entries.map(({ tweetId }) => tweetId))).toEqual(['by hand', 'crows', 'both'])
  expect(entries[2]).toEqual({ tweetId: posts.both, authorId: BOB, boostOfId: 0 })
  expect(await service.tweets.newestTagged({ tags: [], limit: 3 })).toEqual([])
})

it('a home page joins followees and hashtags, and a list’s has no own posts', async () => {
  const own = await service.post('mine', { authorId: CAROL })
  const page = async (more: object) => {
    const asked = { readerId: CAROL, followeeIds: [BOB], withoutAuthors: [] as Id[], limit: 10, ...more }
    return (await service.tweets.homePage(asked)).map(({ tweetId }) => tweetId)
  }
  expect(names(await page({ tags: ['rooks'] })).slice(1)).toEqual(['by hand', 'both', 'rooks'])
  expect(await page({ tags: ['rooks'] })).toContain(own.id)
  // Tagged posts are a superset: the reader's filter knows whom to leave out.
  const apart = await page({ tags: ['rooks'], withoutAuthors: [BOB], own: false })
  expect(names(apart)).toEqual(['by hand', 'both', 'rooks'])
  expect(names(await page({ own: false }))).toEqual(['both'])
})

it('counts a week of uses and people, by day', async () => {
  await service.sql(
    `INSERT INTO tweets.tweets (id, author_id, text, created_at)
     SELECT (floor(extract(epoch FROM t) * 1000)::bigint - 1451606400000) * 4096, $1, 'old #rooks', t
     FROM (VALUES (now() - interval '2 days'), (now() - interval '8 days')) AS v (t)`,
    [CAROL],
  )
  const usage = await service.tweets.tagUsage({ tags: ['rooks', 'crows', 'jays'] })
  const today = Math.floor(Date.now() / 86_400_000) * 86_400_000
  const sorted = usage.sort((a, b) => a.tag.localeCompare(b.tag) || b.day - a.day)
  expect(sorted).toEqual([
    { tag: 'crows', day: today, uses: 2, accounts: 2 },
    { tag: 'rooks', day: today, uses: 3, accounts: 2 },
    { tag: 'rooks', day: today - 2 * 86_400_000, uses: 1, accounts: 1 },
  ])
})
