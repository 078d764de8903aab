// Accounts come by approval, are suspended and restored with a record each, and sessions are in their owner's hands.
import type { Id } from '@rookery/contracts'
import { createPool } from '@rookery/database'
import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFixture, type Fixture } from './fixture.ts'

let f: Fixture
let admin: Id
let appId: Id
const password = 'a long password'
const join = (username: string, more: object = {}) => f.users.registerAccount({ username, password, ...more })
const signIn = (accountId: Id) => f.users.openSession({ accountId, appId, scopes: ['read'] })
const find = (sessionId: Id) => f.users.findSession({ sessionId })

beforeAll(async () => {
  f = await createFixture()
  const app = { name: 'Phone', website: null, redirectUris: ['https://a.example/back'], scopes: ['read', 'write'] }
  appId = (await f.users.createApp(app)).id
  // The first one, who is active even where somebody has to approve.
  const first = await join('olivia', { approval: true })
  expect(first).toMatchObject({ state: 'active', admin: true })
  admin = first.id
})
afterAll(() => f[Symbol.asyncDispose]())

test('who waits for approval cannot sign in, act or be seen; an administrator lets them in, with a record', async () => {
  const bob = await join('bob', { approval: true, reason: ' I like birds ', email: 'bob@example.org' })
  expect(bob).toMatchObject({ state: 'pending', admin: false })
  const session = await signIn(bob.id)
  expect(await find(session.id)).toBeNull()
  expect(await f.users.whyRefused({ sessionId: session.id })).toBe('pending')
  expect(await f.users.getAccounts({ ids: [bob.id] })).toEqual([])
  expect(await f.users.findAccountsByUsername({ usernames: ['bob'] })).toEqual([])
  await expect(f.users.verifyPassword({ login: 'bob', password })).rejects.toMatchObject({ code: 'login_pending' })
  expect(await f.users.verifyPassword({ login: 'bob', password: 'another one' })).toBeNull()

  const waiting = await f.users.listAccounts({ state: 'pending', limit: 10 })
  expect(waiting).toMatchObject([{ account: { username: 'bob' }, reason: 'I like birds', email: 'bob@example.org' }])
  await f.users.approveAccount({ actor: admin, accountId: bob.id })
  expect(f.accountChanges).toContain(bob.id)
  expect(await find(session.id)).toMatchObject({ accountId: bob.id })
  expect(await f.users.whyRefused({ sessionId: session.id })).toBeNull()
  await expect(f.users.approveAccount({ actor: 'cli', accountId: bob.id })).rejects.toMatchObject({
    code: 'wrong_state',
  })
  const records = await f.users.auditLog({ limit: 10 })
  expect(records).toMatchObject([{ actor: admin, action: 'approve', target: 'bob', targetId: bob.id }])
})

test('who is rejected is gone, and the name is free again', async () => {
  const carol = await join('carol', { approval: true })
  await f.users.rejectAccount({ actor: 'cli', accountId: carol.id })
  expect(await f.users.findAnyAccount({ username: 'Carol' })).toBeNull()
  expect((await join('carol')).id).not.toBe(carol.id)
})

test('a suspension hides and refuses, a restoration brings back; neither leaves without its record', async () => {
  const { id } = await join('dave')
  const session = await signIn(id)
  await f.users.suspendAccount({ actor: 'cli', accountId: id })
  expect(await find(session.id)).toBeNull()
  expect(await f.users.getAccounts({ ids: [id] })).toEqual([])
  await expect(f.users.verifyPassword({ login: 'dave', password })).rejects.toMatchObject({ code: 'login_disabled' })
  expect(await f.users.findAnyAccount({ accountId: id })).toMatchObject({ account: { state: 'suspended' } })
  await f.users.restoreAccount({ actor: 'cli', accountId: id })
  expect(await find(session.id)).not.toBeNull()
  const actions = (await f.users.auditLog({ limit: 2 })).map(({ action, actor }) => [action, actor])
  expect(actions).toEqual([
    ['restore', 'cli'],
    ['suspend', 'cli'],
  ])
})

test('a deed that fails leaves no record, and a record that fails undoes the deed', async () => {
  const { id } = await join('erin')
  const before = (await f.users.auditLog({ limit: 40 })).length
  await expect(f.users.restoreAccount({ actor: 'cli', accountId: id })).rejects.toMatchObject({ status: 422 })
  await expect(f.users.suspendAccount({ actor: 'cli', accountId: 1 })).rejects.toMatchObject({ status: 404 })
  expect(await f.users.auditLog({ limit: 40 })).toHaveLength(before)
  const owner = createPool(f.adminUrl, { name: 'test', max: 1 })
  await owner.query('ALTER TABLE users.audit_log ADD CONSTRAINT full_up CHECK (false) NOT VALID')
  await expect(f.users.suspendAccount({ actor: 'cli', accountId: id })).rejects.toThrow(/full_up|The call failed/)
  await owner.query('ALTER TABLE users.audit_log DROP CONSTRAINT full_up')
  await owner.end()
  expect(await f.users.getAccounts({ ids: [id] })).toHaveLength(1)
})

test('administrators are made and unmade', async () => {
  const { id } = await join('frank')
  await f.users.setAdministrator({ actor: 'cli', accountId: id, admin: true })
  const names = (await f.users.listAccounts({ admins: true, limit: 10 })).map(({ account }) => account.username)
  expect(names).toEqual(['frank', 'olivia'])
  await f.users.setAdministrator({ actor: 'cli', accountId: id, admin: false })
  expect(await f.users.getAccounts({ ids: [id] })).toMatchObject([{ admin: false }])
})

test('a new password ends every other session and every code; a wrong present one changes nothing', async () => {
  const { id } = await join('grace')
  const [here, there] = [await signIn(id), await signIn(id)]
  const { code } = await f.users.createAuthorizationCode({
    ...{ appId, accountId: id, redirectUri: 'https://a.example/back', scopes: ['read'], codeChallenge: null },
  })
  const change = (currentPassword: string, newPassword: string) =>
    f.users.changePassword({ accountId: id, keepSessionId: here.id, currentPassword, newPassword })
  expect(await change('wrong password', 'another password')).toBe(false)
  await expect(change(password, 'short')).rejects.toMatchObject({ details: { new_password: expect.anything() } })
  expect(await find(there.id)).not.toBeNull()

  expect(await change(password, 'another password')).toBe(true)
  expect([await find(here.id), await find(there.id)]).toEqual([expect.anything(), null])
  expect(f.revocations).toEqual([there.id])
  await expect(
    f.users.redeemAuthorizationCode({ code, appId, redirectUri: 'https://a.example/back', codeVerifier: null }),
  ).rejects.toMatchObject({ code: 'invalid_grant' })
  expect(await f.users.verifyPassword({ login: 'grace', password: 'another password' })).not.toBeNull()

  const made = await f.users.resetPassword({ actor: 'cli', accountId: id })
  expect(await find(here.id)).toBeNull()
  expect(f.accountChanges.at(-1)).toBe(id)
  expect(await f.users.verifyPassword({ login: 'grace', password: made.password })).not.toBeNull()
})

test('people see where they are signed in and end what is theirs, nobody else’s', async () => {
  const [{ id }, other] = [await join('heidi'), await join('ivan')]
  const [one, two] = [await signIn(id), await signIn(id)]
  const foreign = await signIn(other.id)
  await find(two.id)
  // Noted without keeping the answer waiting.
  await waitUntil(async () => (await f.users.ownSessions({ accountId: id }))[0]?.lastUsedAt)
  const own = await f.users.ownSessions({ accountId: id })
  expect(own.map((session) => [session.id, session.appName, session.lastUsedAt !== null])).toEqual([
    [two.id, 'Phone', true],
    [one.id, 'Phone', false],
  ])
  await expect(f.users.endOwnSession({ accountId: id, sessionId: foreign.id })).rejects.toMatchObject({ status: 404 })
  await f.users.endOwnSession({ accountId: id, sessionId: one.id })
  expect(f.revocations.at(-1)).toBe(one.id)
  expect(await f.users.ownSessions({ accountId: id })).toHaveLength(1)
  await expect(f.users.endOwnSession({ accountId: id, sessionId: one.id })).rejects.toMatchObject({ status: 404 })
})

test('another e-mail address takes the password, and nobody else’s', async () => {
  const [{ id }] = [await join('judy'), await join('mallory', { email: 'mallory@example.org' })]
  const change = (currentPassword: string, email: string | null) =>
    f.users.changeEmail({ accountId: id, currentPassword, email })
  expect(await change('wrong', 'judy@example.org')).toBe(false)
  await expect(change(password, 'Mallory@example.org')).rejects.toMatchObject({
    details: { email: [{ error: 'ERR_TAKEN' }] },
  })
  await expect(change(password, 'no address')).rejects.toMatchObject({ status: 422 })
  expect(await change(password, 'judy@example.org')).toBe(true)
  expect(await f.users.verifyPassword({ login: 'judy@example.org', password })).not.toBeNull()
  expect(await change(password, null)).toBe(true)
})
