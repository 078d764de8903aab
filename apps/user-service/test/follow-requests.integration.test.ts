import type { Id } from '@rookery/contracts'
import { seededRandom } from '@rookery/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { acceptAllRequests } from '../src/follows/follow-requests.ts'
import { during } from './during.ts'
import { createFixture, type Fixture } from './fixture.ts'

let fixture: Fixture
let alice: Id
let bob: Id
let carol: Id
let turn = 0
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(() => fixture[Symbol.asyncDispose]())
beforeEach(async () => {
  turn++
  const people = await fixture.people(`alice${turn}`, `bob${turn}`, `carol${turn}`)
  ;[alice, bob, carol] = Object.values(people) as [Id, Id, Id]
  await lock(alice)
  fixture.graphChanges.length = 0
})

type Statement = [text: string, values: Id[]]
const sql = (text: string, values: unknown[] = []) => fixture.context.pool.query(text, values)
const lock = (id: Id) => sql('UPDATE users.accounts SET locked = true WHERE id = $1', [id])
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error) => `${error.status} ${error.code}`,
  )
const ask = (extra: object = {}) => fixture.users.follow({ followerId: bob, followeeId: alice, ...extra })
const between = async () => (await fixture.users.relationships({ viewerId: bob, targetIds: [alice] }))[0]
const followerCount = async (id: Id) => (await fixture.users.getAccounts({ ids: [id] }))[0]?.followersCount

it('following a locked account asks, once; who follows already goes on', async () => {
  const { users } = fixture
  expect(await ask({ notify: true })).toMatchObject({
    following: false,
    requested: true,
    notify: true,
    showBoosts: true,
  })
  expect(await ask({ showBoosts: false, languages: ['de'] })).toMatchObject({ following: false, requested: true })
  expect(await users.relationships({ viewerId: alice, targetIds: [bob] })).toMatchObject([
    { requested: false, requestedBy: true, followedBy: false },
  ])
  expect((await users.followRequestPage({ accountId: alice, limit: 5 })).ids).toEqual([bob])
  expect(await users.countFollowRequests({ accountId: alice })).toBe(1)
  expect(await followerCount(alice)).toBe(0)
  expect(await users.authorizeFollowRequest({ accountId: alice, followerId: bob })).toMatchObject({
    targetId: bob,
    followedBy: true,
    requestedBy: false,
  })
  // As it was asked for, both times.
  expect(await between()).toMatchObject({ following: true, notify: true, showBoosts: false, languages: ['de'] })
  expect(await ask({ notify: false })).toMatchObject({ following: true, requested: false, notify: false })
  expect(await followerCount(alice)).toBe(1)
  expect(fixture.graphChanges.at(-1)).toEqual([bob, alice])
  expect(await failure(users.authorizeFollowRequest({ accountId: alice, followerId: bob }))).toBe('404 not_found')
})

it('rejecting and taking back end it; nobody can answer what was not asked', async () => {
  const { users } = fixture
  await ask()
  expect(await failure(users.rejectFollowRequest({ accountId: carol, followerId: bob }))).toBe('404 not_found')
  expect(await users.rejectFollowRequest({ accountId: alice, followerId: bob })).toMatchObject({ requestedBy: false })
  expect(await between()).toMatchObject({ following: false, requested: false })
  await ask()
  expect(await users.unfollow({ followerId: bob, followeeId: alice })).toMatchObject({ requested: false })
  expect(await failure(users.authorizeFollowRequest({ accountId: alice, followerId: bob }))).toBe('404 not_found')
})

it('a block in either direction ends the request and forbids another', async () => {
  for (const [accountId, targetId] of [
    [alice, bob],
    [bob, alice],
  ] as [Id, Id][]) {
    await ask()
    await fixture.users.block({ accountId, targetId })
    expect(await between()).toMatchObject({ requested: false, following: false })
    expect(await failure(ask())).toBe('403 forbidden')
    await fixture.users.unblock({ accountId, targetId })
    expect(await between()).toMatchObject({ requested: false })
  }
})

it('rows by hand behave alike: a request, a follow that answers it, one beside a follow, one beside a block', async () => {
  const request = 'INSERT INTO users.follow_requests (follower_id, followee_id) VALUES ($1, $2)'
  await sql(request, [bob, alice])
  expect(await between()).toMatchObject({ requested: true })
  await sql('INSERT INTO users.follows (follower_id, followee_id) VALUES ($1, $2)', [bob, alice])
  expect(await between()).toMatchObject({ requested: false, following: true })
  await sql(request, [bob, alice])
  expect(await between()).toMatchObject({ requested: false, following: true })
  await sql('INSERT INTO users.blocks (account_id, target_id) VALUES ($1, $2)', [alice, carol])
  await expect(sql(request, [carol, alice])).rejects.toMatchObject({ constraint: 'follows_no_block' })
})

it('who unlocks accepts those who wait', async () => {
  await ask({ notify: true })
  await fixture.users.follow({ followerId: carol, followeeId: alice })
  await fixture.users.updateProfile({ accountId: alice, changes: { locked: false } })
  expect(await between()).toMatchObject({ following: true, requested: false, notify: true })
  expect(await followerCount(alice)).toBe(2)
  expect(fixture.graphChanges.flat()).toEqual(expect.arrayContaining([alice, bob, carol]))
})

it('many are accepted a batch at a time, oldest first; of an account that is not locked nobody is', async () => {
  const fans = Object.values(await fixture.people(...Array.from({ length: 7 }, (_, n) => `fan${turn}_${n}`))) as Id[]
  const ask = 'INSERT INTO users.follow_requests (follower_id, followee_id) SELECT f, $2 FROM unnest($1::bigint[]) f'
  await sql(ask, [fans, alice])
  await acceptAllRequests(fixture.context, { accountId: alice, batch: 3 })
  expect(fixture.graphChanges).toEqual([
    [alice, ...fans.slice(0, 3)],
    [alice, ...fans.slice(3, 6)],
    [alice, ...fans.slice(6)],
  ])
  expect(await followerCount(alice)).toBe(7)
  await sql(ask, [fans, bob])
  await acceptAllRequests(fixture.context, { accountId: bob })
  expect(await fixture.users.countFollowRequests({ accountId: bob })).toBe(7)
  // By hand it is one statement.
  await sql('UPDATE users.accounts SET locked = true WHERE id = $1', [bob])
  await sql('UPDATE users.accounts SET locked = false WHERE id = $1', [bob])
  expect(await followerCount(bob)).toBe(7)
})

it('whichever of a request and a block comes second, uncommitted as the first is, sees it', async () => {
  const request: Statement = [
    'INSERT INTO users.follow_requests (follower_id, followee_id) VALUES ($1, $2)',
    [bob, alice],
  ]
  const block: Statement = ['INSERT INTO users.blocks (account_id, target_id) VALUES ($1, $2)', [alice, bob]]
  for (const [first, second] of [
    [request, block],
    [block, request],
  ] as const) {
    await sql('DELETE FROM users.blocks')
    await during(fixture.context.pool, ...first, () => sql(...second).catch(() => 'refused'))
    expect(await between()).toMatchObject({ requested: false, blockedBy: true })
  }
})

it('of a request and a block at the same time, the block remains; nor is a request ever beside a follow', async () => {
  const { users } = fixture
  const seed = Date.now() % 2 ** 31
  const random = seededRandom(seed)
  const people = Object.values(await fixture.people(`p${turn}`, `q${turn}`, `r${turn}`, `s${turn}`)) as Id[]
  for (const id of people) await lock(id)
  for (let round = 0; round < 3; round++) {
    const work = Array.from({ length: 100 }, async () => {
      const [one, two] = random.shuffle(people) as [Id, Id]
      const step = random.next()
      if (step < 0.4) return users.follow({ followerId: one, followeeId: two })
      if (step < 0.6) return users.authorizeFollowRequest({ accountId: two, followerId: one })
      if (step < 0.7) return users.unfollow({ followerId: one, followeeId: two })
      if (step < 0.8) return users.block({ accountId: one, targetId: two })
      if (step < 0.9) return users.unblock({ accountId: one, targetId: two })
      await users.updateProfile({ accountId: one, changes: { locked: false } })
      return users.updateProfile({ accountId: one, changes: { locked: true } })
    })
    const results = await Promise.allSettled(work)
    const unexpected = results.filter((one) => one.status === 'rejected' && ![403, 404].includes(one.reason.status))
    const { rows: wrong } = await sql(`
      SELECT 'beside a block' AS wrong FROM users.follow_requests r JOIN users.blocks b
      ON (b.account_id, b.target_id) IN ((r.follower_id, r.followee_id), (r.followee_id, r.follower_id))
      UNION ALL SELECT 'beside a follow' FROM users.follow_requests r JOIN users.follows f USING (follower_id, followee_id)
      UNION ALL SELECT 'count' FROM users.account_counters c
      WHERE c.followers_count <> (SELECT count(*) FROM users.follows WHERE followee_id = c.account_id)`)
    expect({ seed, unexpected, wrong }).toEqual({ seed, unexpected: [], wrong: [] })
  }
})
