import { firstIdAt, type Id } from '@rookery/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALICE, BOB, CAROL, openTestService, type TestService } from './support/service.ts'

const DAY_MS = 86_400_000

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
  // Yesterday and before: a day that ends while this runs takes nothing from the week.
  const noon = (Math.floor(Date.now() / DAY_MS) - 1) * DAY_MS + DAY_MS / 2
  const uses: [author: Id, text: string, at: number, visibility?: string][] = [
    [ALICE, '#owls', noon],
    [ALICE, '#owls again', noon + 1],
    [BOB, '#owls #terns', noon + 2],
    [CAROL, '#owls', noon + 3, 'unlisted'],
    [CAROL, 'older #owls', noon - 2 * DAY_MS],
    [CAROL, 'too old #owls', noon - 7 * DAY_MS],
  ]
  for (const [author, text, at, visibility = 'public'] of uses) {
    await service.sql(
      'INSERT INTO tweets.tweets (id, author_id, text, created_at, visibility) VALUES ($1, $2, $3, $4, $5)',
      [firstIdAt(at), author, text, new Date(at), visibility],
    )
  }
  const usage = await service.tweets.tagUsage({ tags: ['owls', 'terns', 'jays'] })
  const day = noon - DAY_MS / 2
  expect(usage.sort((a, b) => a.tag.localeCompare(b.tag) || b.day - a.day)).toEqual([
    { tag: 'owls', day, uses: 3, accounts: 2 },
    { tag: 'owls', day: day - 2 * DAY_MS, uses: 1, accounts: 1 },
    { tag: 'terns', day, uses: 1, accounts: 1 },
  ])
  expect((await service.tweets.tagUsage({ tags: ['rooks'] })).reduce((sum, { uses }) => sum + uses, 0)).toBe(3)
})
