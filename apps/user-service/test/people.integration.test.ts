import type { Id } from '@rookery/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { during } from './during.ts'
import { createFixture, type Fixture } from './fixture.ts'

let fixture: Fixture
let [alice, bob, carol, dave]: Id[] = []
let turn = 0
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(() => fixture[Symbol.asyncDispose]())
beforeEach(async () => {
  turn++
  const people = await fixture.people(`alice${turn}`, `bob${turn}`, `carol${turn}`, `dave${turn}`)
  ;[alice, bob, carol, dave] = Object.values(people)
})

const sql = (text: string, values: unknown[] = []) => fixture.context.pool.query(text, values)
const follow = (followerId?: Id, followeeId?: Id) =>
  fixture.users.follow({ followerId: followerId!, followeeId: followeeId! })
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error) => `${error.status} ${error.code}`,
  )

it('a note is written, changed and taken away; too long ones are refused', async () => {
  const note = (comment: string) => fixture.users.setNote({ accountId: alice!, targetId: bob!, comment })
  expect(await note('from the lake')).toMatchObject({ targetId: bob, note: 'from the lake' })
  expect(await note('👩‍👩‍👧'.repeat(2000))).toMatchObject({ note: '👩‍👩‍👧'.repeat(2000) })
  expect(await failure(note('x'.repeat(2001)))).toBe('422 invalid')
  expect(await failure(note('\0'))).toBe('422 invalid')
  expect(await fixture.users.relationships({ viewerId: bob!, targetIds: [alice!] })).toMatchObject([{ note: '' }])
  expect(await note(' ')).toMatchObject({ note: '' })
  const unknown = fixture.users.setNote({ accountId: alice!, targetId: 7, comment: 'who?' })
  expect(await failure(unknown)).toBe('404 not_found')
})

it('an endorsement needs a follow and ends with it, by whomever it ends', async () => {
  const { users } = fixture
  const pair = { accountId: alice!, targetId: bob! }
  const endorsed = async () => (await users.endorsementPage({ accountId: alice!, limit: 5 })).ids
  expect(await failure(users.endorse(pair))).toBe('422 invalid')
  await follow(alice, bob)
  expect(await users.endorse(pair)).toMatchObject({ endorsed: true })
  expect(await users.endorse(pair)).toMatchObject({ endorsed: true })
  expect(await endorsed()).toEqual([bob])
  await users.block({ accountId: bob!, targetId: alice! })
  expect(await endorsed()).toEqual([])
  await users.unblock({ accountId: bob!, targetId: alice! })
  await follow(alice, bob)
  await users.endorse(pair)
  expect(await users.unendorse(pair)).toMatchObject({ endorsed: false, following: true })
})

it('ten featured tags and no more, also of many at once; each once', async () => {
  const { users } = fixture
  const feature = (name: string) => users.featureTag({ accountId: alice!, name })
  const made = await feature('#Rooks')
  expect(made).toMatchObject({ tag: 'rooks', name: 'Rooks', accountId: alice })
  expect(await feature('ROOKS')).toEqual(made)
  for (const name of ['', 'two words', '123', 'a#b', '#', `x${'y'.repeat(200)}`, 'a\0'])
    expect([name, await failure(feature(name))]).toEqual([name, '422 invalid'])
  const results = await Promise.allSettled(Array.from({ length: 15 }, (_, n) => feature(`tag${n}`)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(9)
  expect(await users.featuredTags({ accountId: alice! })).toHaveLength(10)
  expect(await feature('rooks')).toEqual(made)
  expect(await failure(users.unfeatureTag({ accountId: bob!, featuredTagId: made.id }))).toBe('404 not_found')
  await users.unfeatureTag({ accountId: alice!, featuredTagId: made.id })
  expect(await users.featuredTags({ accountId: alice! })).toHaveLength(9)

  const tenth = `INSERT INTO users.featured_tags (account_id, tag, name) VALUES ($1, 'tenth', 'tenth')`
  expect(await during(fixture.context.pool, tenth, [alice], () => failure(feature('eleventh')))).toBe('422 invalid')
  expect(await users.featuredTags({ accountId: alice! })).toHaveLength(10)
})

it('familiar followers: whom one follows, across no block, and nobody who is hidden or muted', async () => {
  const { users } = fixture
  const familiar = async (targetIds = [dave!]) => users.familiarFollowers({ viewerId: alice!, targetIds })
  for (const friend of [bob, carol]) {
    await follow(alice, friend)
    await follow(friend, dave)
  }
  for (const friend of Object.values(await fixture.people(`x${turn}`, `y${turn}`))) await follow(alice, friend)
  const fans = Object.values(await fixture.people(`f${turn}`, `g${turn}`, `h${turn}`))
  // Once with fewer followers than the viewer has followees, once with more: the look-up goes the other way round.
  for (const followers of [[], fans]) {
    for (const fan of followers) await follow(fan, dave)
    expect(await familiar([dave!, bob!, 7])).toEqual([
      { targetId: dave, accountIds: [carol, bob] },
      { targetId: bob, accountIds: [] },
    ])
    await users.mute({ accountId: alice!, targetId: carol!, hideNotifications: true, durationSeconds: 0 })
    expect(await familiar()).toEqual([{ targetId: dave, accountIds: [bob] }])
    await users.unmute({ accountId: alice!, targetId: carol! })
  }
  await users.mute({ accountId: alice!, targetId: carol!, hideNotifications: true, durationSeconds: 0 })
  await sql(`UPDATE users.accounts SET state = 'suspended' WHERE id = $1`, [bob])
  expect(await familiar()).toEqual([{ targetId: dave, accountIds: [] }])
  await sql(`UPDATE users.accounts SET state = 'active' WHERE id = $1`, [bob])
  await users.block({ accountId: dave!, targetId: alice! })
  expect(await familiar()).toEqual([{ targetId: dave, accountIds: [] }])
})

describe('suggestions', () => {
  const suggested = async () => fixture.users.suggestions({ viewerId: alice!, limit: 40 })
  const ids = async () => (await suggested()).map(({ accountId }) => accountId)

  it('friends of friends come first, by how many follow them; then the most followed', async () => {
    const others = await fixture.people(`erin${turn}`, `frank${turn}`, `grace${turn}`)
    const [erin, frank, grace] = Object.values(others) as [Id, Id, Id]
    await follow(alice, bob)
    await follow(alice, carol)
    await follow(bob, dave)
    for (const friend of [bob, carol]) await follow(friend, erin)
    for (const fan of [dave, erin, frank]) await follow(fan, grace)
    const found = await suggested()
    expect(found.slice(0, 2)).toEqual([
      { accountId: erin, source: 'friends_of_friends' },
      { accountId: dave, source: 'friends_of_friends' },
    ])
    // Others of this database may be popular too; the list of them is a minute old at most.
    for (const { source } of found.slice(2)) expect(source).toBe('most_followed')
    expect(new Set(found.map(({ accountId }) => accountId)).size).toBe(found.length)
  })

  it('never oneself, nor whom one follows, asked, blocks, mutes, dismissed, or who blocks or hides', async () => {
    const { users } = fixture
    const gone = Object.values(await fixture.people(...Array.from({ length: 7 }, (_, n) => `gone${turn}_${n}`))) as Id[]
    const [asked, blocked, blocking, muted, dismissed, shy, suspended] = gone as [Id, Id, Id, Id, Id, Id, Id]
    await follow(alice, bob)
    for (const id of [...gone, alice!, carol!]) await follow(bob, id)
    expect((await ids()).slice(0, 8).sort()).toEqual([...gone, carol].sort())
    await sql('UPDATE users.accounts SET locked = true WHERE id = $1', [asked])
    await follow(alice, asked)
    await users.block({ accountId: alice!, targetId: blocked })
    await users.block({ accountId: blocking, targetId: alice! })
    await users.mute({ accountId: alice!, targetId: muted, hideNotifications: true, durationSeconds: 0 })
    await users.dismissSuggestion({ viewerId: alice!, targetId: dismissed })
    await users.dismissSuggestion({ viewerId: alice!, targetId: dismissed })
    await sql('UPDATE users.accounts SET discoverable = false WHERE id = $1', [shy])
    await sql(`UPDATE users.accounts SET state = 'suspended' WHERE id = $1`, [suspended])
    expect((await ids()).filter((id) => [...gone, alice, bob, carol].includes(id))).toEqual([carol])
  })
})

it('the directory holds who wants to be found, newest first', async () => {
  const newest = (extra: object = {}) =>
    fixture.users.newestDiscoverable({ limit: 3, offset: 0, withoutIds: [], ...extra })
  expect(await newest()).toEqual([dave, carol, bob])
  expect(await newest({ offset: 1, withoutIds: [carol] })).toEqual([bob, alice, expect.any(Number)])
  await sql('UPDATE users.accounts SET discoverable = false WHERE id = $1', [dave])
  expect(await newest({ limit: 1 })).toEqual([carol])
})

it('relationships say of suspended people only when asked', async () => {
  await sql(`UPDATE users.accounts SET state = 'suspended' WHERE id = $1`, [bob])
  const input = { viewerId: alice!, targetIds: [bob!, carol!] }
  expect((await fixture.users.relationships(input)).map(({ targetId }) => targetId)).toEqual([carol])
  const all = await fixture.users.relationships({ ...input, withSuspended: true })
  expect(all.map(({ targetId }) => targetId)).toEqual([bob, carol])
})

it('a mute says until when', async () => {
  const mute = { accountId: alice!, targetId: bob!, hideNotifications: true, durationSeconds: 3600 }
  const { mutedUntil } = await fixture.users.mute(mute)
  expect(mutedUntil).toBeGreaterThan(Date.now() + 3_500_000)
  expect(await fixture.users.mute({ ...mute, durationSeconds: 0 })).toMatchObject({ muting: true, mutedUntil: null })
})
