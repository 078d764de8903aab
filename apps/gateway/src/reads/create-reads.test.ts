import type { Graph } from '@rookery/contracts'
import { fixedClock } from '@rookery/testing'
import { expect, it } from 'vitest'
import { createLinks } from '../links.ts'
import { createFakeTweets } from '../testing/fake-tweets.ts'
import { createFakeUsers } from '../testing/fake-users.ts'
import { createReads } from './create-reads.ts'

async function setUp() {
  const clock = fixedClock()
  const users = createFakeUsers(clock)
  const tweets = createFakeTweets(clock, users)
  const asked: string[] = []
  const counting = <S extends object>(service: S): S =>
    new Proxy(service, {
      get: (target, name) => {
        asked.push(String(name))
        return Reflect.get(target, name)
      },
    })
  const nobody = new Set<number>()
  const context = {
    users: counting(users),
    tweets: counting(tweets),
    // A graph as long as nothing is written, as the real cache has it.
    graphs: {
      graphOf: async (viewerId: number) => graphs.get(viewerId) ?? graphs.set(viewerId, graph(viewerId)).get(viewerId)!,
    },
  }
  const graphs = new Map<number, Graph>()
  const graph = (viewerId: number): Graph => ({
    viewerId,
    ...{ following: nobody, blocking: nobody, blockedBy: nobody, muting: nobody, hidesBoostsOf: nobody },
    ...{ followedTags: new Set<string>(), listedExclusively: nobody, languagesOf: new Map() },
  })
  const reads = createReads(context, createLinks('https://rookery.test'), clock.now)
  const alice = await users.registerAccount({ username: 'alice', password: 'x' })
  const bob = await users.registerAccount({ username: 'bob', password: 'x' })
  const post = (text: string) =>
    tweets.postTweet({
      ...{ authorId: alice.id, text, spoilerText: '', sensitive: false, language: null, visibility: 'public' },
      ...{ inReplyToId: null, appId: null, idempotencyKey: null },
    })
  const one = async (id: number) => (await reads.cores([id])).get(id)
  return { clock, graphs, users, tweets, reads, asked, alice, bob, post, one }
}

it('a page is hydrated in one call a service, and from the cache the next time', async () => {
  const { reads, asked, post } = await setUp()
  const ids = [(await post('one @bob')).id, (await post('two')).id, 12345]
  expect([...(await reads.cores(ids)).keys()].sort()).toEqual(ids.slice(0, 2))
  expect(asked).toEqual(['getTweets', 'getAccounts', 'authorCounters'])
  await reads.cores(ids.slice(0, 2))
  expect(asked).toHaveLength(3)
})

it('what others changed is seen when its lifetime is over, what was forgotten at once', async () => {
  const { reads, clock, tweets, bob, post, one } = await setUp()
  const { id } = await post('hello')
  await one(id)
  await tweets.like({ accountId: bob.id, tweetId: id })
  expect((await one(id))!.tweet.likesCount).toBe(0)
  clock.advance(2000)
  expect((await one(id))!.tweet.likesCount).toBe(1)
  await tweets.unlike({ accountId: bob.id, tweetId: id })
  reads.forgetTweet(id)
  expect((await one(id))!.tweet.likesCount).toBe(0)
})

it('does not hold what a write answered when the post was deleted or written meanwhile', async () => {
  const { reads, tweets, alice, bob, post, one } = await setUp()
  const { id } = await post('hello')
  const since = reads.moment()
  const liked = await tweets.like({ accountId: bob.id, tweetId: id })
  await tweets.deleteTweet({ authorId: alice.id, tweetId: id })
  reads.forgetTweet(id)
  expect((await reads.coreOf(liked, since)).tweet.likesCount).toBe(1)
  expect(await one(id)).toBeUndefined()

  const other = await post('once more')
  const both = reads.moment()
  const first = await tweets.like({ accountId: bob.id, tweetId: other.id })
  const second = await tweets.like({ accountId: alice.id, tweetId: other.id })
  await reads.coreOf(second, both)
  await reads.coreOf(first, both)
  expect((await one(other.id))!.tweet.likesCount).toBe(2)
})

it('posts of accounts that are gone are gone, and so are boosts of them', async () => {
  const { clock, users, tweets, reads, alice, bob, post, one } = await setUp()
  const { id } = await post('hello')
  const boost = await tweets.boost({ accountId: bob.id, tweetId: id, visibility: 'public', appId: null })
  expect((await one(boost.id))!.boosted!.tweet.id).toBe(id)
  const { getAccounts } = users
  users.getAccounts = async ({ ids }) => getAccounts({ ids: ids.filter((each) => each !== alice.id) })
  clock.advance(2000)
  reads.forgetAccount(alice.id)
  expect(await one(id)).toBeUndefined()
  expect((await one(boost.id))!.facts.boosted).toBeNull()
})

it('counts a new post once, without asking again', async () => {
  const { reads, asked, alice, post } = await setUp()
  await reads.accounts([alice.id])
  const tweet = await post('hello')
  const before = asked.length
  for (let repeat = 0; repeat < 2; repeat++) {
    reads.countTweet(tweet)
    await reads.coreOf(tweet, reads.moment())
  }
  const shown = JSON.parse((await reads.accounts([alice.id])).get(alice.id)!.json)
  expect(shown).toMatchObject({
    statuses_count: 1,
    last_status_at: new Date(tweet.createdAt).toISOString().slice(0, 10),
  })
  expect(asked.slice(before)).toEqual([])
})

it('marks are asked only for posts that anybody has liked or boosted', async () => {
  const { reads, tweets, asked, bob, post, one } = await setUp()
  const { id } = await post('hello')
  expect(await reads.marks(bob.id, [(await one(id))!])).toMatchObject({ liked: new Set() })
  expect(asked).not.toContain('viewerMarks')
  await tweets.like({ accountId: bob.id, tweetId: id })
  reads.forgetTweet(id)
  expect((await reads.marks(bob.id, [(await one(id))!]))!.liked).toEqual(new Set([id]))
  expect(await reads.marks(null, [(await one(id))!])).toBeNull()
})

it('whoever keeps marks or filters is asked about every post, from the moment they do', async () => {
  const { reads, graphs, tweets, users, asked, bob, post, one } = await setUp()
  const { id } = await post('a heron')
  const marks = async () => (await reads.marks(bob.id, [(await one(id))!], 'home'))!
  /** What the services do after a write: the viewer's graph is another. */
  const changed = () => graphs.delete(bob.id)
  const count = (method: string) => asked.filter((each) => each === method).length
  await marks()
  await marks()
  expect([count('markKinds'), count('filtersOfEach'), count('viewerMarks')]).toEqual([1, 1, 0])
  await tweets.bookmark({ accountId: bob.id, tweetId: id })
  changed()
  expect((await marks()).bookmarked).toEqual(new Set([id]))
  expect(reads.isPlain(graphs.get(bob.id)!)).toBe(false)
  await tweets.unbookmark({ accountId: bob.id, tweetId: id })
  expect((await marks()).bookmarked).toEqual(new Set())
  await tweets.muteThread({ accountId: bob.id, tweetId: id })
  changed()
  expect((await marks()).mutedThreads).toEqual(new Set([id]))
  await tweets.unmuteThread({ accountId: bob.id, tweetId: id })
  const changes = { title: 'birds', context: ['home'], keywords: [{ keyword: 'heron' }] }
  const filter = await users.createFilter({ accountId: bob.id, changes })
  changed()
  expect(JSON.parse((await marks()).filtered.get(id)!)).toMatchObject([{ keyword_matches: ['heron'] }])
  await users.deleteFilter({ accountId: bob.id, filterId: filter.id })
  changed()
  expect((await marks()).filtered.size).toBe(0)
  expect(reads.isPlain(graphs.get(bob.id)!)).toBe(true)
})

it('facts that cannot be read are an error, and are asked for again', async () => {
  const { reads, tweets, bob, post, one } = await setUp()
  const { id } = await post('hello')
  const { markKinds } = tweets
  tweets.markKinds = async () => Promise.reject(new Error('away'))
  await expect(reads.marks(bob.id, [(await one(id))!])).rejects.toThrow('away')
  tweets.markKinds = markKinds
  expect(await reads.marks(bob.id, [(await one(id))!])).toMatchObject({ viewerId: bob.id })
})

it('facts of many viewers at once take one call a service', async () => {
  const { reads, graphs, asked, alice, bob, post, one } = await setUp()
  const core = (await one((await post('hello')).id))!
  asked.length = 0
  const both = await Promise.all([alice.id, bob.id, alice.id].map((id) => reads.marks(id, [core])))
  expect(both.map((marks) => marks!.viewerId)).toEqual([alice.id, bob.id, alice.id])
  expect(asked.toSorted()).toEqual(['filtersOfEach', 'markKinds'])
  expect([alice, bob].map(({ id }) => reads.isPlain(graphs.get(id)!))).toEqual([true, true])
})
