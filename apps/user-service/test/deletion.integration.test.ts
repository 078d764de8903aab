// An account goes: hidden at once, its edges in batches after everybody has confirmed, others' counters right, its name kept.
import { DELETION_SERVICES, type Id } from '@rookery/contracts'
import { createPool, eraseRows, type Pool } from '@rookery/database'
import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askAgain, finishDeletions } from '../src/lifecycle/finish-deletions.ts'
import { createFixture, type Fixture } from './fixture.ts'

const FOLLOWERS = 2_300
let f: Fixture
let sql: Pool

beforeAll(async () => {
  f = await createFixture()
  sql = createPool(f.adminUrl, { name: 'test', max: 2 })
})
afterAll(async () => {
  await sql.end()
  await f[Symbol.asyncDispose]()
})

const countersOf = async (id: Id) => {
  const [account] = await f.users.getAccounts({ ids: [id] })
  return [account!.followersCount, account!.followingCount]
}
const stands = async (id: Id) => (await sql.query('SELECT FROM users.accounts WHERE id = $1', [id])).rowCount === 1
const confirm = (accountId: Id, services: readonly (typeof DELETION_SERVICES)[number][]) =>
  Promise.all(services.map((service) => f.users.confirmDeletion({ accountId, service })))

/** alice with so many followers, who follows bob, and is blocked by carol. */
async function alice(name: string) {
  const { id } = await f.users.registerAccount({
    username: name,
    password: 'a long password',
    email: `${name}@example.org`,
  })
  const { bob, carol } = await f.people(...([`${name}_bob`, `${name}_carol`] as [string, string])).then((found) => ({
    bob: found[`${name}_bob`] as Id,
    carol: found[`${name}_carol`] as Id,
  }))
  const { rows } = await sql.query<{ id: Id }>(
    `INSERT INTO users.accounts (username) SELECT $1 || '_' || n FROM generate_series(1, $2) n RETURNING id`,
    [name, FOLLOWERS],
  )
  const followers = rows.map((row) => row.id)
  await sql.query('INSERT INTO users.follows (follower_id, followee_id) SELECT unnest($1::bigint[]), $2', [
    followers,
    id,
  ])
  await f.users.follow({ followerId: id, followeeId: bob })
  await f.users.block({ accountId: carol, targetId: id })
  return { id, bob, carol, follower: followers[0]! }
}

test('by its owner, with the password; only when all services have confirmed is anything removed', async () => {
  const { id, bob, follower } = await alice('alice')
  expect([await countersOf(bob), await countersOf(follower)]).toEqual([
    [1, 0],
    [0, 1],
  ])
  expect(await f.users.deleteOwnAccount({ accountId: id, password: 'wrong' })).toBe(false)
  expect(await f.users.getAccounts({ ids: [id] })).toHaveLength(1)
  expect(await f.users.deleteOwnAccount({ accountId: id, password: 'a long password' })).toBe(true)
  expect(f.accountChanges).toEqual([id])
  expect(await f.users.getAccounts({ ids: [id] })).toEqual([])
  expect(await f.users.verifyPassword({ login: 'alice', password: 'a long password' })).toBeNull()
  expect(await f.users.deletionsAwaiting({ service: 'tweets', after: 0, limit: 10 })).toEqual([id])

  await confirm(id, DELETION_SERVICES.slice(1))
  expect(await finishDeletions(f.context)).toEqual([])
  expect(await countersOf(bob)).toEqual([1, 0])
  await confirm(id, DELETION_SERVICES)
  await waitUntil(async () => !(await stands(id)))
  expect([await countersOf(bob), await countersOf(follower)]).toEqual([
    [0, 0],
    [0, 0],
  ])
  const left = await sql.query('SELECT FROM users.blocks WHERE target_id = $1', [id])
  expect(left.rowCount).toBe(0)
  // The name, in any case, is nobody's; the address is free.
  for (const username of ['alice', 'ALICE']) {
    await expect(f.users.registerAccount({ username, password: 'a long password' })).rejects.toMatchObject({
      details: { username: [{ error: 'ERR_TAKEN' }] },
    })
  }
  await expect(sql.query(`INSERT INTO users.accounts (username) VALUES ('Alice')`)).rejects.toThrow('reserved')
  expect(await f.users.auditLog({ limit: 1 })).toMatchObject([{ actor: id, action: 'delete', target: 'alice' }])
  await confirm(id, ['tweets'])
})

test('interrupted between two batches it goes on where it was', async () => {
  const { id, bob } = await alice('anna')
  await f.users.deleteAccount({ actor: 'cli', accountId: id })
  for (const service of DELETION_SERVICES) {
    await sql.query('INSERT INTO users.deletion_confirmations (account_id, service) VALUES ($1, $2)', [id, service])
  }
  const killed = new AbortController()
  const pool = {
    query: (...args: Parameters<Pool['query']>) => {
      if (/^DELETE FROM users.follows [\s\S]*followee_id/.test(String(args[0]))) killed.abort(new Error('killed'))
      return f.context.pool.query(...args)
    },
  } as Pool
  await expect(finishDeletions({ ...f.context, pool }, { signal: killed.signal, batch: 1_000 })).rejects.toThrow(
    'killed',
  )
  const { rows } = await sql.query<{ count: number }>('SELECT count(*) FROM users.follows WHERE followee_id = $1', [id])
  expect(rows[0]!.count).toBeGreaterThan(0)
  expect(rows[0]!.count).toBeLessThan(FOLLOWERS)
  expect(await finishDeletions(f.context)).toEqual([id])
  expect([await stands(id), await countersOf(bob)]).toEqual([false, [0, 0]])
})

test('no statement takes more than a thousand rows', async () => {
  const { id } = await alice('amy')
  const taken: number[] = []
  const pool = {
    async query(...args: Parameters<Pool['query']>) {
      const result = (await f.context.pool.query(...args)) as unknown as { rowCount: number }
      taken.push(result.rowCount)
      return result
    },
  } as unknown as Pool
  expect(await eraseRows(pool, { table: 'users.follows', column: 'followee_id' }, [id])).toBe(FOLLOWERS)
  expect(taken).toEqual([1000, 1000, 300, 0])
})

test('a state set by hand begins a deletion; who has not confirmed in time is asked again', async () => {
  const { bert } = await f.people('bert')
  await sql.query(`UPDATE users.accounts SET state = 'deleting' WHERE id = $1`, [bert])
  const askedAt = async () =>
    (await sql.query('SELECT deletion_asked_at AS at FROM users.accounts WHERE id = $1', [bert])).rows[0].at
  expect(await askedAt()).toBeGreaterThan(0)
  expect(await askAgain(f.context)).toEqual([])
  await sql.query(`UPDATE users.accounts SET deletion_asked_at = now() - interval '6 minutes' WHERE id = $1`, [bert])
  const before = await askedAt()
  expect(await askAgain(f.context)).toEqual([bert])
  expect(await askedAt()).toBeGreaterThan(before)
})
