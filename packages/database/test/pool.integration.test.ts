import { createPool, createPrismaUsersClient, type Pool, plain, serviceUrl, withTransaction } from '@rookery/database'
import { createTestDatabase, TEST_SECRET_KEY, type TestDatabase, waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let database: TestDatabase
let pool: Pool
beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(serviceUrl(database.url, 'users', TEST_SECRET_KEY), { name: 'test', max: 4 })
})
afterAll(async () => {
  await pool.end()
  await database[Symbol.asyncDispose]()
})

describe('createPool', () => {
  it('reads ids as numbers and times as milliseconds', async () => {
    const { rows } = await pool.query(
      `SELECT 9007199254740991::bigint AS id, '{1,NULL,3}'::bigint[] AS ids, '{}'::bigint[] AS none,
              '2026-11-21 08:00:00.123456+00'::timestamptz AS at, '2026-11-21 10:00+02'::timestamptz AS elsewhere`,
    )
    const [at, elsewhere] = [Date.UTC(2026, 10, 21, 8, 0, 0, 123), Date.UTC(2026, 10, 21, 8)]
    expect(rows).toEqual([{ id: Number.MAX_SAFE_INTEGER, ids: [1, null, 3], none: [], at, elsewhere }])
  })

  it('refuses a number that would not be exact', async () => {
    await expect(pool.query('SELECT 9007199254740993::bigint')).rejects.toThrow(RangeError)
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })

  it('bounds statements and idle transactions', async () => {
    const { rows } = await pool.query(
      `SELECT name, setting FROM pg_settings WHERE name IN ('statement_timeout', 'idle_in_transaction_session_timeout')`,
    )
    expect(rows.map((row) => row.setting)).toEqual(['5000', '5000'])
  })
})

describe('a Prisma client on the pool', () => {
  it('writes and reads the same values as plain SQL', async () => {
    const prisma = await createPrismaUsersClient(pool)
    const createdAt = new Date(Date.UTC(2026, 6, 1, 12, 0, 0, 5))
    const made = plain(await prisma.account.create({ data: { username: 'Alice', createdAt, fields: [{ name: 'a' }] } }))
    const { rows } = await pool.query('SELECT id, created_at, fields FROM users.accounts')
    expect(rows).toEqual([{ id: made.id, created_at: createdAt.getTime(), fields: [{ name: 'a' }] }])
    expect(made.createdAt).toBe(createdAt.getTime())
    await prisma.$disconnect()
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })
})

describe('withTransaction', () => {
  it('leaves nothing when the work throws', async () => {
    const failure = withTransaction(pool, async (client) => {
      await client.query(`INSERT INTO users.accounts (username) VALUES ('gone')`)
      throw new Error('no')
    })
    await expect(failure).rejects.toThrow('no')
    expect((await pool.query(`SELECT FROM users.accounts WHERE username = 'gone'`)).rowCount).toBe(0)
  })

  it('repeats the victim of a deadlock', async () => {
    await pool.query(`INSERT INTO users.accounts (username) VALUES ('bob'), ('carol')`)
    const rename = (name: string) => `UPDATE users.accounts SET note = note || '.' WHERE username = '${name}'`
    let [waiting, runs] = [2, 0]
    let meet = () => {}
    const bothHoldOne = new Promise<void>((resolve) => {
      meet = resolve
    })
    const cross = (first: string, second: string) =>
      withTransaction(pool, async (client) => {
        runs++
        await client.query(rename(first))
        if (--waiting === 0) meet()
        await bothHoldOne
        await client.query(rename(second))
      })
    await Promise.all([cross('bob', 'carol'), cross('carol', 'bob')])
    expect(runs).toBeGreaterThan(2)
    const { rows } = await pool.query(`SELECT note FROM users.accounts WHERE username IN ('bob', 'carol')`)
    expect(rows).toEqual([{ note: '..' }, { note: '..' }])
  })
})

describe('the queue for a connection', () => {
  it('is bounded: beyond it one is refused at once, and those who wait are served', async () => {
    const url = serviceUrl(database.url, 'users', TEST_SECRET_KEY)
    const narrow = createPool(url, { name: 'narrow', max: 1 })
    const held = await narrow.connect()
    const waiting = Array.from({ length: 200 }, () => narrow.query('SELECT 1'))
    await expect(narrow.query('SELECT 1')).rejects.toMatchObject({ code: '53300' })
    await expect(narrow.connect()).rejects.toMatchObject({ code: '53300' })
    held.release()
    expect((await Promise.all(waiting)).length).toBe(200)
    await narrow.end()
  })

  it('begins nothing that nobody waits for any more', async () => {
    const url = serviceUrl(database.url, 'users', TEST_SECRET_KEY)
    let left = Number.POSITIVE_INFINITY
    const narrow = createPool(url, { name: 'narrow', max: 1, timeLeft: () => left })
    const add = (client: Pick<Pool, 'query'>, name: string) =>
      client.query('INSERT INTO users.accounts (username) VALUES ($1)', [name])
    const held = await narrow.connect()
    left = 1
    const late = [add(narrow, 'late1'), withTransaction(narrow, (client) => add(client, 'late2'))]
    const both = Promise.allSettled(late)
    left = 60_000
    const patient = [add(narrow, 'patient1'), withTransaction(narrow, (client) => add(client, 'patient2'))]
    const asked = performance.now()
    await waitUntil(() => performance.now() > asked + 1)
    held.release()
    expect(await both).toMatchObject(Array(2).fill({ status: 'rejected', reason: { code: 'ETIMEDOUT' } }))
    await Promise.all(patient)
    left = 0
    await expect(add(narrow, 'late3')).rejects.toMatchObject({ code: 'ETIMEDOUT' })
    await expect(narrow.connect()).rejects.toMatchObject({ code: 'ETIMEDOUT' })
    const { rows } = await pool.query(
      `SELECT username FROM users.accounts WHERE username LIKE 'late_' OR username LIKE 'patient_' ORDER BY username`,
    )
    expect(rows.map(({ username }) => username)).toEqual(['patient1', 'patient2'])
    await narrow.end()
  })

  it('comes to who is waited for behind thousands who are not', async () => {
    let left = 60_000
    const url = serviceUrl(database.url, 'users', TEST_SECRET_KEY)
    const wide = createPool(url, { name: 'wide', max: 20, timeLeft: () => left })
    const held = await Promise.all(Array.from({ length: 20 }, () => wide.connect()))
    left = 1
    const late = Promise.allSettled(Array.from({ length: 3_999 }, () => wide.query('SELECT 1')))
    left = 60_000
    const patient = wide.query('SELECT 1 AS one')
    const asked = performance.now()
    await waitUntil(() => performance.now() > asked + 1)
    held[0]!.release()
    expect((await patient).rows).toEqual([{ one: 1 }])
    expect((await late).filter(({ status }) => status === 'fulfilled')).toEqual([])
    for (const client of held.slice(1)) client.release()
    await wide.end()
  })
})
