import type { Id } from '@rookery/contracts'
import { waitUntil } from '@rookery/testing'
import { graphArrays } from '@rookery/testing/builders'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { endExpiredMutes } from '../src/mutes/end-expired-mutes.ts'
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
  ;[alice, bob, carol] = Object.values(await fixture.people(`alice${turn}`, `bob${turn}`, `carol${turn}`)) as [
    Id,
    Id,
    Id,
  ]
  fixture.graphChanges.length = 0
})

const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error) => `${error.status} ${error.code}`,
  )
const counts = async (id: Id) => {
  const [account] = await fixture.users.getAccounts({ ids: [id] })
  return [account?.followersCount, account?.followingCount]
}
const STRANGERS = {
  following: false,
  showBoosts: false,
  notify: false,
  languages: null,
  followedBy: false,
  blocking: false,
  blockedBy: false,
  muting: false,
  mutingNotifications: false,
  mutedUntil: null,
  requested: false,
  requestedBy: false,
  endorsed: false,
  note: '',
}

describe('follow and unfollow', () => {
  it('say how the two stand, count once, and announce both people before they answer', async () => {
    const { users, graphChanges } = fixture
    const followed = { ...STRANGERS, targetId: bob, following: true, showBoosts: true }
    expect(await users.follow({ followerId: alice, followeeId: bob })).toEqual(followed)
    expect(await users.follow({ followerId: alice, followeeId: bob })).toEqual(followed)
    expect(graphChanges).toEqual([
      [alice, bob],
      [alice, bob],
    ])
    expect([await counts(alice), await counts(bob)]).toEqual([
      [0, 1],
      [1, 0],
    ])
    expect(await users.relationships({ viewerId: bob, targetIds: [carol, alice, 7] })).toEqual([
      { ...STRANGERS, targetId: carol },
      { ...STRANGERS, targetId: alice, followedBy: true },
    ])
    expect(await users.unfollow({ followerId: alice, followeeId: bob })).toEqual({ ...STRANGERS, targetId: bob })
    expect(await users.unfollow({ followerId: alice, followeeId: bob })).toEqual({ ...STRANGERS, targetId: bob })
    expect([await counts(alice), await counts(bob)]).toEqual([
      [0, 0],
      [0, 0],
    ])
  })

  it('change only what is given', async () => {
    const follow = (extra: object) => fixture.users.follow({ followerId: alice, followeeId: bob, ...extra })
    expect(await follow({ notify: true, languages: ['en'] })).toMatchObject({
      showBoosts: true,
      notify: true,
      languages: ['en'],
    })
    expect(await follow({ showBoosts: false })).toMatchObject({ showBoosts: false, notify: true, languages: ['en'] })
    expect(await follow({})).toMatchObject({ showBoosts: false, notify: true, languages: ['en'] })
    expect(await follow({ languages: null, notify: false })).toMatchObject({
      showBoosts: false,
      notify: false,
      languages: null,
    })
  })

  it('write nothing when nothing changes', async () => {
    const version = async () =>
      (await fixture.context.pool.query('SELECT xmin, ctid FROM users.follows WHERE follower_id = $1', [alice])).rows
    await fixture.users.follow({ followerId: alice, followeeId: bob, languages: ['en'] })
    const before = await version()
    await fixture.users.follow({ followerId: alice, followeeId: bob, languages: ['en'], showBoosts: true })
    expect(await version()).toEqual(before)
  })

  it('refuse oneself, unknown and hidden people', async () => {
    expect(await failure(fixture.users.follow({ followerId: alice, followeeId: alice }))).toBe('422 invalid')
    expect(await failure(fixture.users.follow({ followerId: alice, followeeId: bob, languages: ['e\0'] }))).toBe(
      '422 invalid',
    )
    expect(await failure(fixture.users.follow({ followerId: alice, followeeId: 7 }))).toBe('404 not_found')
    await fixture.context.pool.query(`UPDATE users.accounts SET state = 'suspended' WHERE id = $1`, [bob])
    expect(await failure(fixture.users.follow({ followerId: alice, followeeId: bob }))).toBe('404 not_found')
  })
})

describe('block', () => {
  it('ends follows in both directions and forbids new ones, both ways', async () => {
    const { users } = fixture
    await users.follow({ followerId: alice, followeeId: bob })
    await users.follow({ followerId: bob, followeeId: alice })
    await users.follow({ followerId: alice, followeeId: carol })
    expect(await users.block({ accountId: alice, targetId: bob })).toEqual({
      ...STRANGERS,
      targetId: bob,
      blocking: true,
    })
    expect(await users.block({ accountId: alice, targetId: bob })).toMatchObject({ blocking: true })
    expect([await counts(alice), await counts(bob), await counts(carol)]).toEqual([
      [0, 1],
      [0, 0],
      [1, 0],
    ])
    expect(await failure(users.follow({ followerId: bob, followeeId: alice }))).toBe('403 forbidden')
    expect(await failure(users.follow({ followerId: alice, followeeId: bob }))).toBe('403 forbidden')
    expect(await counts(bob)).toEqual([0, 0])
    expect(await users.relationships({ viewerId: bob, targetIds: [alice] })).toMatchObject([{ blockedBy: true }])
    expect(await users.unblock({ accountId: alice, targetId: bob })).toEqual({ ...STRANGERS, targetId: bob })
    expect(await users.follow({ followerId: bob, followeeId: alice })).toMatchObject({ following: true })
  })

  it('refuses oneself and unknown people', async () => {
    expect(await failure(fixture.users.block({ accountId: alice, targetId: alice }))).toBe('422 invalid')
    expect(await failure(fixture.users.block({ accountId: alice, targetId: 7 }))).toBe('404 not_found')
  })
})

describe('mute', () => {
  const expire = () =>
    fixture.context.pool.query(`UPDATE users.mutes SET expires_at = now() - interval '1 s' WHERE account_id = $1`, [
      alice,
    ])
  const mute = (durationSeconds: number, hideNotifications = true) =>
    fixture.users.mute({ accountId: alice, targetId: bob, hideNotifications, durationSeconds })

  it('holds until it is taken back', async () => {
    expect(await mute(0)).toEqual({ ...STRANGERS, targetId: bob, muting: true, mutingNotifications: true })
    expect(await mute(0, false)).toMatchObject({ muting: true, mutingNotifications: false })
    expect(await fixture.users.unmute({ accountId: alice, targetId: bob })).toEqual({ ...STRANGERS, targetId: bob })
    expect(
      await failure(
        fixture.users.mute({ accountId: alice, targetId: alice, hideNotifications: true, durationSeconds: 0 }),
      ),
    ).toBe('422 invalid')
  })

  it('does not count once it has expired', async () => {
    expect(await mute(3600)).toMatchObject({ muting: true })
    expect((await fixture.users.loadGraph({ viewerId: alice })).muting).toEqual([bob])
    await expire()
    expect(await fixture.users.relationships({ viewerId: alice, targetIds: [bob] })).toEqual([
      { ...STRANGERS, targetId: bob },
    ])
    expect((await fixture.users.loadGraph({ viewerId: alice })).muting).toEqual([])
    expect((await fixture.users.mutePage({ accountId: alice, limit: 5 })).ids).toEqual([])
    expect(await mute(0)).toMatchObject({ muting: true })
  })

  it('is taken away when it has expired, and that is announced', async () => {
    await mute(3600)
    expect(await endExpiredMutes(fixture.context)).toBe(0)
    await expire()
    fixture.graphChanges.length = 0
    // The context's own sweep may come first; either way it is announced, once.
    await endExpiredMutes(fixture.context)
    await waitUntil(() => fixture.graphChanges.length > 0)
    expect(fixture.graphChanges).toEqual([[alice]])
  })

  it('may last absurdly long', async () => {
    expect(await mute(1e15)).toMatchObject({ muting: true })
  })
})

describe('loadGraph', () => {
  it('answers everything sorted', async () => {
    const { users } = fixture
    const { dave, erin } = await fixture.people(`dave${turn}`, `erin${turn}`).then((ids) => ({
      dave: ids[`dave${turn}`]!,
      erin: ids[`erin${turn}`]!,
    }))
    for (const followeeId of [erin, carol, bob])
      await users.follow({ followerId: alice, followeeId, showBoosts: followeeId === bob })
    await users.block({ accountId: alice, targetId: dave })
    await users.block({ accountId: dave, targetId: alice })
    await users.mute({ accountId: alice, targetId: carol, hideNotifications: false, durationSeconds: 0 })
    const known = {
      following: [bob, carol, erin].sort((a, b) => a - b),
      blocking: [dave],
      blockedBy: [dave],
      muting: [carol],
      hidesBoostsOf: [carol, erin].sort((a, b) => a - b),
    }
    expect(await users.loadGraph({ viewerId: alice })).toEqual(graphArrays(alice, known))
    expect(await users.loadGraph({ viewerId: 7 })).toEqual(graphArrays(7))
  })
})
