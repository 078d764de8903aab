import type { Id } from '@rookery/contracts'
import { seededRandom } from '@rookery/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFixture, type Fixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(() => fixture[Symbol.asyncDispose]())

/** Accounts whose counters differ from their rows, and follows beside a block. Empty is right. */
async function contradictions(): Promise<unknown[]> {
  const { rows } = await fixture.context.pool.query(`
    SELECT c.account_id::text FROM users.account_counters c
    WHERE c.followers_count <> (SELECT count(*) FROM users.follows WHERE followee_id = c.account_id)
       OR c.following_count <> (SELECT count(*) FROM users.follows WHERE follower_id = c.account_id)
    UNION ALL
    SELECT a.id::text FROM users.accounts a LEFT JOIN users.account_counters c ON c.account_id = a.id
    WHERE c IS NULL AND EXISTS (SELECT FROM users.follows WHERE a.id IN (follower_id, followee_id))
    UNION ALL
    SELECT f.follower_id || ' follows ' || f.followee_id || ' over a block' FROM users.follows f JOIN users.blocks b
    ON (b.account_id, b.target_id) IN ((f.follower_id, f.followee_id), (f.followee_id, f.follower_id))`)
  return rows
}

it('counters stay exact under parallel follows, unfollows, blocks and unblocks of a small graph', async () => {
  const people = Object.values(await fixture.people('p1', 'p2', 'p3', 'p4', 'p5'))
  const seed = Date.now() % 2 ** 31
  const random = seededRandom(seed)
  const { users } = fixture
  for (let round = 0; round < 5; round++) {
    const work = Array.from({ length: 100 }, async () => {
      const [one, two] = random.shuffle(people) as [Id, Id]
      const step = random.next()
      if (step < 0.5) return users.follow({ followerId: one, followeeId: two })
      if (step < 0.8) return users.unfollow({ followerId: one, followeeId: two })
      if (step < 0.9) return users.block({ accountId: one, targetId: two })
      return users.unblock({ accountId: one, targetId: two })
    })
    const results = await Promise.allSettled(work)
    const unexpected = results.filter((one) => one.status === 'rejected' && one.reason.status !== 403)
    expect({ seed, unexpected }).toEqual({ seed, unexpected: [] })
    expect({ seed, wrong: await contradictions() }).toEqual({ seed, wrong: [] })
  }
})

it('of a follow and a block at the same time, the block remains', async () => {
  const { users, context } = fixture
  for (let round = 0; round < 30; round++) {
    const [one, two] = Object.values(await fixture.people(`one${round}`, `two${round}`)) as [Id, Id]
    await Promise.allSettled([
      users.follow({ followerId: one, followeeId: two }),
      users.block({ accountId: two, targetId: one }),
      users.follow({ followerId: two, followeeId: one }),
    ])
    const { rows } = await context.pool.query('SELECT FROM users.follows WHERE follower_id = ANY ($1)', [[one, two]])
    expect(rows).toEqual([])
  }
  expect(await contradictions()).toEqual([])
})

it('rows written by hand count like any other, many at once too', async () => {
  const names = Array.from({ length: 300 }, (_, i) => `hand${i}`)
  const [star, ...fans] = Object.values(await fixture.people(...names)) as [Id, ...Id[]]
  const client = new pg.Client({ connectionString: fixture.adminUrl })
  await client.connect()
  const starCounts = async () =>
    (await fixture.users.getAccounts({ ids: [star] })).map((a) => [a.followersCount, a.followingCount])
  try {
    await client.query(
      'INSERT INTO users.follows (follower_id, followee_id) SELECT f, $2 FROM unnest($1::bigint[]) f',
      [fans, star],
    )
    await client.query(
      'INSERT INTO users.follows (follower_id, followee_id) SELECT $2, f FROM unnest($1::bigint[]) f LIMIT 50',
      [fans, star],
    )
    expect(await starCounts()).toEqual([[299, 50]])
    await client.query(
      'INSERT INTO users.blocks (account_id, target_id) SELECT $2, f FROM unnest($1::bigint[]) f LIMIT 30',
      [fans, star],
    )
    expect(await starCounts()).toEqual([[269, 20]])
    const follow = client.query('INSERT INTO users.follows (follower_id, followee_id) VALUES ($1, $2)', [fans[0], star])
    await expect(follow).rejects.toMatchObject({ constraint: 'follows_no_block' })
    await client.query('DELETE FROM users.follows WHERE follower_id = ANY ($1) AND follower_id % 2 = 0', [fans])
    expect(await contradictions()).toEqual([])
    await client.query('DELETE FROM users.accounts WHERE id = ANY ($1)', [fans.slice(0, 200)])
    expect(await contradictions()).toEqual([])
    await client.query('DELETE FROM users.accounts WHERE id = $1', [star])
    expect(await contradictions()).toEqual([])
  } finally {
    await client.end()
  }
})
