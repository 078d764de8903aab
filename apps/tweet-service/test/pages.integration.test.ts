import { type Graph, type Id, maySee, type Paging, VISIBILITIES } from '@rookery/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALICE, BOB, CAROL, openTestService, type TestService } from './support/service.ts'

let service: TestService
/** Alice's and Bob's 500, oldest first. */
let posted: Id[]

beforeAll(async () => {
  service = await openTestService()
  posted = []
  for (let n = 0; n < 500; n++) {
    posted.push((await service.post(`post ${n} #walk`, { authorId: n % 3 ? ALICE : BOB })).id)
  }
  posted.sort((a, b) => a - b)
})
afterAll(() => service[Symbol.asyncDispose]())

type Pages = (paging: Paging) => Promise<Id[]>
const ids = (tweets: { id: Id }[]): Id[] => tweets.map((tweet) => tweet.id)
const VISIBLE = { viewer: null, tag: null, excludeReplies: false, excludeBoosts: false }
const WAYS: [string, Pages, (id: Id) => boolean][] = [
  ['publicPage', async (paging) => ids(await service.tweets.publicPage(paging)), () => true],
  ['tagPage', async (paging) => ids(await service.tweets.tagPage({ tag: 'Walk', ...paging })), () => true],
  [
    'authorPage',
    async (paging) => ids(await service.tweets.authorPage({ authorId: BOB, ...VISIBLE, ...paging })),
    (id) => posted.indexOf(id) % 3 === 0,
  ],
  [
    'tagPage of any, all and none',
    async (paging) => {
      const filter = { any: ['nothing'], all: ['walk'], none: ['run'] }
      return ids(await service.tweets.tagPage({ tag: 'walk', ...filter, ...paging }))
    },
    () => true,
  ],
  ['homePage with followed hashtags', async (paging) => tagged(['nothing', 'walk'], paging), () => true],
  ['homePage', async (paging) => home([ALICE, BOB], paging), () => true],
  [
    'homePage of many followees',
    async (paging) => home([ALICE, BOB, ...Array.from({ length: 1000 }, (_, n) => 10_000 + n)], paging),
    () => true,
  ],
]
const tagged = async (tags: string[], paging: Paging): Promise<Id[]> => {
  const nobody = { readerId: CAROL, followeeIds: [BOB], withoutAuthors: [] }
  return (await service.tweets.homePage({ ...nobody, tags, ...paging })).map((entry) => entry.tweetId)
}
const home = async (followeeIds: Id[], paging: Paging): Promise<Id[]> =>
  (await service.tweets.homePage({ readerId: CAROL, followeeIds, withoutAuthors: [], ...paging })).map(
    (entry) => entry.tweetId,
  )

/** Posts of all authors until it is disposed of. */
function postingOn(): AsyncDisposable {
  let running = true
  const loop = (async () => {
    while (running) await service.post('meanwhile #walk', { authorId: BOB })
  })()
  return {
    async [Symbol.asyncDispose]() {
      running = false
      await loop
    },
  }
}

describe.each(WAYS)('%s', (_, read, belongs) => {
  it('walks down over all posts while others arrive: no gap, no repeat, no short page', async () => {
    const expected = posted.filter(belongs).toReversed()
    await using _posting = postingOn()
    const seen: Id[] = []
    for (let maxId: Id | undefined = posted.at(-1)! + 1; ; ) {
      const found = await read({ maxId, limit: 7 })
      seen.push(...found)
      if (found.length < 7) break
      maxId = found.at(-1)!
    }
    expect(seen).toEqual(expected)
  })

  it('walks up with min_id, each page newest first', async () => {
    const expected = posted.filter(belongs)
    await using _posting = postingOn()
    const seen: Id[] = []
    for (let minId = 0; seen.length < expected.length; ) {
      const found = await read({ minId, limit: 9 })
      expect(found).toEqual(found.toSorted((a, b) => b - a))
      seen.push(...found.toReversed())
      minId = found[0]!
    }
    expect(seen.slice(0, expected.length)).toEqual(expected)
  })

  it('answers the newest page above since_id, and both bounds at once', async () => {
    const expected = posted.filter(belongs)
    const [low, high] = [expected[10]!, expected[60]!]
    expect(await read({ sinceId: low, maxId: high, limit: 5 })).toEqual(expected.slice(55, 60).toReversed())
    expect(await read({ minId: low, maxId: high, limit: 5 })).toEqual(expected.slice(11, 16).toReversed())
    expect(await read({ sinceId: low, maxId: expected[12]!, limit: 5 })).toEqual([expected[11]])
  })
})

describe('what pages hold', () => {
  it('public: no replies to others, no boosts; tag: replies too; author: as asked', async () => {
    const DAVE = 900
    const own = await service.post('#hold own', { authorId: DAVE })
    const selfReply = await service.post('#hold self', { authorId: DAVE, inReplyToId: own.id })
    const answer = await service.post('#hold answer', { authorId: DAVE, inReplyToId: posted[0]! })
    const quiet = await service.post('#hold quiet', { authorId: DAVE, visibility: 'unlisted' })
    const boost = await service.tweets.boost({
      accountId: DAVE,
      tweetId: posted[0]!,
      visibility: 'public',
      appId: null,
    })
    const above = { minId: own.id - 1, limit: 40 }
    expect(ids(await service.tweets.publicPage(above))).toEqual([selfReply.id, own.id])
    expect(ids(await service.tweets.tagPage({ tag: 'hold', limit: 9 }))).toEqual([answer.id, selfReply.id, own.id])
    const author = async (rest: object) =>
      ids(await service.tweets.authorPage({ authorId: DAVE, ...VISIBLE, limit: 9, ...rest }))
    expect(await author({})).toEqual([boost.id, quiet.id, answer.id, selfReply.id, own.id])
    expect(await author({ excludeReplies: true })).toEqual([boost.id, quiet.id, selfReply.id, own.id])
    expect(await author({ excludeBoosts: true, tag: 'HOLD' })).toEqual([quiet.id, answer.id, selfReply.id, own.id])
  })

  it('author: to each viewer what maySee allows them, and no more', async () => {
    const DAVE = 901
    const rows = VISIBILITIES.flatMap((visibility) => [[], [CAROL]].map((mentionIds) => ({ visibility, mentionIds })))
    for (const { visibility, mentionIds } of rows) {
      await service.sql(
        `INSERT INTO tweets.tweets (author_id, text, visibility, mention_ids) VALUES ($1, 'to see', $2, $3)`,
        [DAVE, visibility, mentionIds],
      )
    }
    const none = new Set<Id>()
    const people = { following: none, blocking: none, blockedBy: none, muting: none, hidesBoostsOf: none }
    const plain = { followedTags: new Set<string>(), listedExclusively: none, languagesOf: new Map() }
    const graphs: (Graph | null)[] = [null]
    for (const viewerId of [DAVE, CAROL, BOB]) {
      graphs.push({ ...people, ...plain, viewerId }, { ...people, ...plain, viewerId, following: new Set([DAVE]) })
    }
    const counts = await Promise.all(
      graphs.map(async (graph) => {
        const viewer = graph && { id: graph.viewerId, follows: graph.following.has(DAVE) }
        const found = await service.tweets.authorPage({ authorId: DAVE, ...VISIBLE, viewer, limit: 40 })
        const allowed = rows.filter((row) => {
          return maySee(
            graph,
            { ...row, authorId: DAVE, inReplyToAccountId: null, tags: [], language: null },
            'account',
          )
        })
        const kinds = found.map(({ visibility, mentionIds }) => ({ visibility, mentionIds }))
        expect(kinds.toReversed()).toEqual(allowed)
        return found.length
      }),
    )
    expect(counts).toEqual([4, 8, 8, 6, 7, 4, 6])
  })

  it('likers, boosters and liked posts, by the id of the like or boost', async () => {
    const { id } = await service.post('popular')
    for (const accountId of [ALICE, BOB, CAROL]) {
      await service.tweets.like({ accountId, tweetId: id })
      await service.tweets.boost({ accountId, tweetId: id, visibility: 'public', appId: null })
    }
    for (const read of [service.tweets.likerPage, service.tweets.boosterPage]) {
      const first = await read({ tweetId: id, limit: 2 })
      expect(first.ids).toEqual([CAROL, BOB])
      const next = await read({ tweetId: id, limit: 2, maxId: first.lastCursor! })
      expect(next.ids).toEqual([ALICE])
      expect((await read({ tweetId: id, limit: 1, minId: next.firstCursor! })).ids).toEqual([BOB])
      expect(await read({ tweetId: id, limit: 2, maxId: next.lastCursor! })).toEqual({
        ids: [],
        firstCursor: null,
        lastCursor: null,
      })
    }
    const liked = await service.tweets.likedPage({ accountId: CAROL, limit: 2 })
    expect(liked.tweets).toMatchObject([{ id, likesCount: 3, boostsCount: 3 }])
  })
})

describe.each([
  ['few', []],
  ['many', Array.from({ length: 1000 }, (_, n) => 10_000 + n)],
])('homePage of %s followees', (_, others) => {
  const EVE = 910
  const FRANK = 911
  const GRACE = 912
  const read = async (rest: object) =>
    await service.tweets.homePage({
      readerId: EVE,
      followeeIds: [FRANK, ...others],
      withoutAuthors: [],
      limit: 40,
      ...rest,
    })

  it('holds own posts, direct ones only for who is meant, nothing of people left out', async () => {
    const start = (await service.post('start', { authorId: 999 })).id
    const own = await service.post('own', { authorId: EVE })
    const ownDirect = await service.post('own direct', { authorId: EVE, visibility: 'direct' })
    const open = await service.post('open', { authorId: FRANK })
    await service.post('direct to others', { authorId: FRANK, visibility: 'direct' })
    const [meant] = await service.sql<{ id: Id }>(
      `INSERT INTO tweets.tweets (author_id, text, visibility, mention_ids) VALUES ($1, 'to you', 'direct', ARRAY[$2::bigint]) RETURNING id`,
      [FRANK, EVE],
    )
    const stranger = await service.post('from a stranger', { authorId: GRACE })
    const boost = await service.tweets.boost({
      accountId: FRANK,
      tweetId: stranger.id,
      visibility: 'public',
      appId: null,
    })
    const entry = (id: Id, authorId: Id, boostOfId = 0) => ({ tweetId: id, authorId, boostOfId })
    const all = [
      entry(boost.id, FRANK, stranger.id),
      entry(meant!.id, FRANK),
      entry(open.id, FRANK),
      entry(ownDirect.id, EVE),
      entry(own.id, EVE),
    ]
    expect(await read({ minId: start })).toEqual(all)
    expect(await read({ minId: start, withoutAuthors: [GRACE] })).toEqual(all.slice(1))
    expect(await read({ minId: start, withoutAuthors: [FRANK] })).toEqual(all.slice(3))
    expect(await service.tweets.newestBy({ authorIds: [FRANK, FRANK], limit: 2, forReader: EVE })).toEqual(
      all.slice(0, 2),
    )
    expect(await service.tweets.newestBy({ authorIds: [FRANK], limit: 2, forReader: 0 })).toEqual([all[0], all[2]])
  })
})

it('homePage finds what lies deeper than its first walk', async () => {
  const followeeIds = Array.from({ length: 60 }, (_, n) => 20_000 + n)
  const deep = await service.post('deep', { authorId: 20_059 })
  await service.sql(`INSERT INTO tweets.tweets (author_id, text) SELECT 999, 'noise' FROM generate_series(1, 2500)`)
  const above = await service.post('above', { authorId: 20_000 })
  const input = { readerId: 930, followeeIds, withoutAuthors: [], limit: 20 }
  const found = (await service.tweets.homePage(input)).map((entry) => entry.tweetId)
  expect(found).toEqual([above.id, deep.id])
  const upward = await service.tweets.homePage({ ...input, minId: deep.id - 1 })
  expect(upward.map((entry) => entry.tweetId)).toEqual([above.id, deep.id])
})
