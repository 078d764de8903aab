/** Whom to tell of posts, in pages, and what a back-fill of notifications reads of follows and requests. */
import { expect, it } from 'vitest'
import { createFixture } from './fixture.ts'

it('pages who asked to be told, and follows by key; says which stand', async () => {
  await using fixture = await createFixture()
  const { users, context } = fixture
  const { alice, bob, carol } = await fixture.people('alice', 'bob', 'carol')
  for (const followerId of [bob, carol]) await users.follow({ followerId, followeeId: alice, notify: true })
  await users.follow({ followerId: alice, followeeId: bob })
  await users.follow({ followerId: carol, followeeId: bob, notify: true })

  const told: string[] = []
  let after: { followeeId: number; followerId: number } | null = null
  for (;;) {
    const page = await users.notifiedFollowers({ followeeIds: [alice, bob], after, limit: 2 })
    told.push(...page.map(({ followeeId, followerId }) => `${followeeId} ${followerId}`))
    after = page.at(-1) ?? null
    if (page.length < 2) break
  }
  expect(told).toEqual([`${alice} ${bob}`, `${alice} ${carol}`, `${bob} ${carol}`])

  const first = await users.followsFrom({ sinceId: 0, after: null, limit: 3 })
  const rest = await users.followsFrom({ sinceId: 0, after: first.next, limit: 3 })
  const keys = [...first.follows, ...rest.follows].map(({ accountId, targetId }) => `${accountId} ${targetId}`)
  expect(keys).toEqual([`${alice} ${bob}`, `${bob} ${alice}`, `${carol} ${alice}`, `${carol} ${bob}`])
  expect(rest.next).toBeNull()
  const newest = Math.max(...[...first.follows, ...rest.follows].map(({ id }) => id))
  expect((await users.followsFrom({ sinceId: newest, after: null, limit: 9 })).follows).toHaveLength(1)

  const request = { accountId: bob, targetId: carol }
  await context.pool.query('INSERT INTO users.follow_requests (follower_id, followee_id) VALUES ($1, $2)', [bob, carol])
  expect((await users.followRequestsFrom({ sinceId: 0, after: null, limit: 9 })).follows).toMatchObject([request])
  const follow = { accountId: bob, targetId: alice }
  expect(await users.standingFollows({ follows: [follow, request], requests: false })).toEqual([follow])
  expect(await users.standingFollows({ follows: [follow, request], requests: true })).toEqual([request])
})
