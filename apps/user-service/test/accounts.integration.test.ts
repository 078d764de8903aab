import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { verifyPassword } from '../src/accounts/verify-password.ts'
import { createFixture, type Fixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(() => fixture[Symbol.asyncDispose]())
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error) => error,
  )
const password = 'correct horse'

describe('registerAccount and verifyPassword', () => {
  it('makes an account that signs in by name, in any case, and by e-mail', async () => {
    const { users } = fixture
    const alice = await users.registerAccount({ username: 'Alice', password, email: 'Alice@Example.org' })
    expect(alice).toMatchObject({
      username: 'Alice',
      state: 'active',
      followersCount: 0,
      followingCount: 0,
      fields: [],
    })
    expect(Math.abs(alice.createdAt - Date.now())).toBeLessThan(60_000)
    for (const login of ['Alice', 'aLICE', ' alice ', 'alice@example.ORG']) {
      expect(await users.verifyPassword({ login, password })).toEqual(alice)
    }
    for (const [login, attempt] of [
      ['alice', 'Correct horse'],
      ['nobody', password],
      ['al\0ice', password],
      ['', password],
    ] as const) {
      expect(await users.verifyPassword({ login, password: attempt })).toBeNull()
    }
  })

  it('stores argon2id with the parameters that were measured, and no password', async () => {
    const { rows } = await fixture.context.pool.query('SELECT password_hash FROM users.credentials')
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/)
  })

  it('does the same work for unknown people as for a wrong password', async () => {
    const matches = vi.fn(fixture.context.passwords.matches)
    const context = { pool: fixture.context.pool, passwords: { ...fixture.context.passwords, matches } }
    await verifyPassword(context, { login: 'nobody', password })
    expect(matches.mock.calls).toEqual([[null, password]])
    expect(await fixture.context.passwords.matches(null, password)).toBe(false)
  })

  it('refuses names and addresses that are taken, in any case, with Mastodon’s codes', async () => {
    const error = await failure(
      fixture.users.registerAccount({ username: 'ALICE', password, email: 'alice@EXAMPLE.org' }),
    )
    expect(error).toMatchObject({
      status: 422,
      message: 'Validation failed: Username has already been taken, Email has already been taken',
      details: {
        username: [{ error: 'ERR_TAKEN', description: 'has already been taken' }],
        email: [{ error: 'ERR_TAKEN', description: 'has already been taken' }],
      },
    })
  })

  it('gives a name to one of several who want it at the same time', async () => {
    const wanted = ['Bob', 'bob', 'BOB', 'bOb'].map((username) => fixture.users.registerAccount({ username, password }))
    const results = await Promise.allSettled(wanted)
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results.filter((one) => one.status === 'rejected')) {
      expect(result.reason).toMatchObject({ status: 422, details: { username: [{ error: 'ERR_TAKEN' }] } })
    }
    // An account without credentials would hold its name for ever.
    const { rows } = await fixture.context.pool.query(
      'SELECT FROM users.accounts a WHERE NOT EXISTS (SELECT FROM users.credentials c WHERE c.account_id = a.id)',
    )
    expect(rows).toEqual([])
  })

  it('makes exactly the first account administrator, also when several come first together', async () => {
    await using other = await createFixture()
    const names = Array.from({ length: 8 }, (_, i) => `person${i}`)
    await Promise.all(names.map((username) => other.people(username)))
    const { rows } = await other.context.pool.query(
      'SELECT count(*) FILTER (WHERE admin) AS admins FROM users.accounts',
    )
    expect(rows).toEqual([{ admins: 1 }])
  })

  it('hides suspended people everywhere', async () => {
    const { users, context } = fixture
    const { accounts } = await users.stats()
    const { id } = await users.registerAccount({ username: 'mallory', password })
    expect(await users.stats()).toEqual({ accounts: accounts + 1 })
    await context.pool.query(`UPDATE users.accounts SET state = 'suspended' WHERE id = $1`, [id])
    expect(await users.stats()).toEqual({ accounts })
    expect(await failure(users.verifyPassword({ login: 'mallory', password }))).toMatchObject({
      code: 'login_disabled',
    })
    expect(await users.verifyPassword({ login: 'mallory', password: 'not hers' })).toBeNull()
    expect(await users.getAccounts({ ids: [id] })).toEqual([])
    expect(await users.findAccountsByUsername({ usernames: ['mallory'] })).toEqual([])
    expect(await users.searchAccounts({ query: 'mallory', limit: 5, offset: 0 })).toEqual([])
    expect(await failure(users.updateProfile({ accountId: id, changes: { note: 'x' } }))).toMatchObject({ status: 404 })
  })
})

describe('finding accounts', () => {
  it('finds by name in any case, and ignores what can be no name', async () => {
    const found = await fixture.users.findAccountsByUsername({
      usernames: ['ALICE', 'b\0b', 'no-one', 'bob', 'unknown'],
    })
    expect(found.map(({ username }) => username.toLowerCase()).sort()).toEqual(['alice', 'bob'])
  })

  it('searches starts of names and of words of display names, exact names and popular people first', async () => {
    await using other = await createFixture()
    const { users, context } = other
    const ids = await other.people('car', 'carol', 'carla', 'caroline', 'xcar', 'c_r', 'dave')
    await users.updateProfile({ accountId: ids.dave, changes: { displayName: 'Dave the Carpenter' } })
    await context.pool.query('INSERT INTO users.follows (follower_id, followee_id) VALUES ($1, $2)', [
      ids.dave,
      ids.caroline,
    ])
    const search = async (query: string, limit = 10, offset = 0) =>
      (await users.searchAccounts({ query, limit, offset })).map(({ username }) => username)
    expect(await search('car')).toEqual(['car', 'caroline', 'carol', 'carla', 'dave'])
    expect(await search('@CAR@example.org')).toEqual(['car', 'caroline', 'carol', 'carla', 'dave'])
    expect(await search('car', 2, 1)).toEqual(['caroline', 'carol'])
    expect(await search('carpenter dave')).toEqual(['dave'])
    // An underscore is no wildcard.
    expect([await search('x_'), await search('c_r')]).toEqual([[], ['c_r']])
    for (const query of ['', '%', "'", "a' | !x:*", '👋']) expect(await search(query)).toEqual([])
  })
})

describe('updateProfile', () => {
  it('changes what is given and nothing else', async () => {
    await using other = await createFixture()
    const { alice } = await other.people('alice')
    const before = (await other.users.getAccounts({ ids: [alice] }))[0]
    const changes = {
      displayName: ' Alice A. ',
      fields: [
        { name: ' Home ', value: 'https://a.example' },
        { name: '', value: '' },
      ],
    }
    const changed = await other.users.updateProfile({ accountId: alice, changes })
    expect(changed).toEqual({
      ...before,
      displayName: 'Alice A.',
      fields: [{ name: 'Home', value: 'https://a.example' }],
    })
    const more = { locked: true, bot: true, discoverable: false, indexable: false, note: 'Hi', defaultLanguage: 'en' }
    const visibility = { defaultVisibility: 'followers' as const, defaultSensitive: true }
    expect(await other.users.updateProfile({ accountId: alice, changes: { ...more, ...visibility } })).toEqual({
      ...changed,
      ...more,
      ...visibility,
    })
    const smuggled = { state: 'suspended', admin: true, username: 'eve' } as object
    expect(await other.users.updateProfile({ accountId: alice, changes: smuggled })).toMatchObject({
      username: 'alice',
    })
    const error = await failure(other.users.updateProfile({ accountId: alice, changes: { note: 'x'.repeat(501) } }))
    expect(error).toMatchObject({ status: 422, details: { note: [{ error: 'ERR_TOO_LONG' }] } })
  })
})
