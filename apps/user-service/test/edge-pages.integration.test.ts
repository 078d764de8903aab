import type { FollowerCursor, Id, IdPage, Paging } from '@rookery/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFixture, type Fixture } from './fixture.ts'

let fixture: Fixture
let alice: Id
let fans: Id[]
beforeAll(async () => {
  fixture = await createFixture()
  alice = (await fixture.people('alice')).alice
  fans = Object.values(await fixture.people(...Array.from({ length: 150 }, (_, i) => `fan${i}`)))
  for (const followerId of fans) await fixture.users.follow({ followerId, followeeId: alice })
})
afterAll(() => fixture[Symbol.asyncDispose]())

describe('followerPage', () => {
  const page = (paging: Paging) => fixture.users.followerPage({ accountId: alice, ...paging })
  const newestFirst = () => fans.toReversed()

  it('reads everybody once, downward and upward, newest first on every page', async () => {
    const down: Id[] = []
    for (
      let at: IdPage = await page({ limit: 40 });
      at.ids.length > 0;
      at = await page({ limit: 40, maxId: at.lastCursor! })
    ) {
      down.push(...at.ids)
    }
    expect(down).toEqual(newestFirst())
    const up: Id[][] = []
    for (
      let at = await page({ limit: 40, minId: 0 });
      at.ids.length > 0;
      at = await page({ limit: 40, minId: at.firstCursor! })
    ) {
      up.unshift(at.ids)
    }
    expect(up.map((ids) => ids.length)).toEqual([30, 40, 40, 40])
    expect(up.flat()).toEqual(newestFirst())
  })

  it('answers the newest above sinceId', async () => {
    const { lastCursor } = await page({ limit: 10 })
    expect((await page({ limit: 3, sinceId: lastCursor! })).ids).toEqual(newestFirst().slice(0, 3))
    expect(await page({ limit: 3, maxId: 0 })).toEqual({ ids: [], firstCursor: null, lastCursor: null })
  })

  it('leaves hidden people out without making the page short', async () => {
    const hidden = newestFirst()[1]!
    await fixture.context.pool.query(`UPDATE users.accounts SET state = 'suspended' WHERE id = $1`, [hidden])
    expect((await page({ limit: 3 })).ids).toEqual(
      newestFirst()
        .filter((id) => id !== hidden)
        .slice(0, 3),
    )
    await fixture.context.pool.query(`UPDATE users.accounts SET state = 'active' WHERE id = $1`, [hidden])
  })
})

it('pages of followees, blocked and muted people hold their own edges', async () => {
  const { users } = fixture
  const [bob, carol] = fans as [Id, Id]
  await users.block({ accountId: carol, targetId: bob })
  await users.mute({ accountId: carol, targetId: alice, hideNotifications: true, durationSeconds: 0 })
  expect((await users.followingPage({ accountId: carol, limit: 5 })).ids).toEqual([alice])
  expect((await users.blockPage({ accountId: carol, limit: 5 })).ids).toEqual([bob])
  expect((await users.mutePage({ accountId: carol, limit: 5 })).ids).toEqual([alice])
  expect((await users.blockPage({ accountId: bob, limit: 5 })).ids).toEqual([])
})

describe('followersAfter', () => {
  it('yields every follower once, in order of bucket and id', async () => {
    const seen: FollowerCursor[] = []
    for (let after: FollowerCursor | null = null; ; ) {
      const range = await fixture.users.followersAfter({ accountId: alice, after, limit: 16 })
      if (range.length === 0) break
      seen.push(...range)
      after = range.at(-1)!
    }
    for (const { bucket, followerId } of seen) expect(bucket).toBe(followerId % 64)
    expect(seen).toEqual(seen.toSorted((a, b) => a.bucket - b.bucket || a.followerId - b.followerId))
    expect(seen.map(({ followerId }) => followerId).sort()).toEqual([...fans].sort())
  })
})
