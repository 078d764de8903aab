import { createHash, randomBytes } from 'node:crypto'
import type { Id, OAuthApp } from '@rookery/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { redeemAuthorizationCode } from '../src/oauth/redeem-authorization-code.ts'
import { createFixture, type Fixture } from './fixture.ts'

let fixture: Fixture
let app: OAuthApp
let other: OAuthApp
let alice: Id
const redirectUri = 'https://app.example/callback'
const newApp = () =>
  fixture.users.createApp({
    name: 'App',
    website: null,
    redirectUris: [redirectUri],
    scopes: ['read', 'write:statuses'],
  })

beforeAll(async () => {
  fixture = await createFixture()
  alice = (await fixture.people('alice')).alice
  ;[app, other] = [await newApp(), await newApp()]
})
afterAll(() => fixture[Symbol.asyncDispose]())

const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error) => `${error.status} ${error.code}`,
  )
const newCode = (extra: { codeChallenge?: string | null; redirectUri?: string; scopes?: string[] } = {}) =>
  fixture.users.createAuthorizationCode({
    appId: app.id,
    accountId: alice,
    redirectUri,
    scopes: ['read'],
    codeChallenge: null,
    ...extra,
  })
const redeem = (code: string, extra: { appId?: Id; redirectUri?: string; codeVerifier?: string | null } = {}) =>
  fixture.users.redeemAuthorizationCode({ code, appId: app.id, redirectUri, codeVerifier: null, ...extra })

describe('applications', () => {
  it('are found by their client id and by their id', async () => {
    expect(app.clientId).not.toBe(other.clientId)
    expect(app.clientSecret.length).toBeGreaterThanOrEqual(43)
    expect(await fixture.users.findApp({ clientId: app.clientId })).toEqual(app)
    expect(await fixture.users.findAppById({ appId: app.id })).toEqual(app)
    expect(await fixture.users.findApp({ clientId: 'unknown\0' })).toBeNull()
    expect(await fixture.users.findAppById({ appId: 1 })).toBeNull()
  })

  it('are refused with all that is wrong about them', async () => {
    const input = { name: ' ', website: 'javascript:alert(1)', redirectUris: ['javascript:alert(1)'], scopes: ['sudo'] }
    const error = await fixture.users.createApp(input).catch((thrown) => thrown)
    expect(error.status).toBe(422)
    expect(Object.keys(error.details).sort()).toEqual(['name', 'redirect_uri', 'scopes', 'website'])
  })

  it('get to read when they ask for nothing', async () => {
    const plain = await fixture.users.createApp({ name: 'x', website: '', redirectUris: [redirectUri], scopes: [] })
    expect(plain).toMatchObject({ scopes: ['read'], website: null })
  })
})

describe('authorization codes', () => {
  it('open a session of their person, application and scopes', async () => {
    const { code } = await newCode({ scopes: ['read:statuses', 'write:statuses'] })
    const session = await redeem(code)
    expect(session).toMatchObject({ accountId: alice, appId: app.id, scopes: ['read:statuses', 'write:statuses'] })
    expect(await fixture.users.findSession({ sessionId: session.id })).toEqual(session)
  })

  it('are kept as a hash only', async () => {
    const { code } = await newCode()
    const { rows } = await fixture.context.pool.query('SELECT * FROM users.oauth_codes')
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(code)
  })

  it('work once: a second use fails and ends the session of the first', async () => {
    const { code } = await newCode()
    const session = await redeem(code)
    expect(await failure(redeem(code))).toBe('400 invalid_grant')
    expect(await fixture.users.findSession({ sessionId: session.id })).toBeNull()
    expect(fixture.revocations).toContain(session.id)
    expect(await failure(redeem(code))).toBe('400 invalid_grant')
  })

  it('open one session when they are used ten times at once, and none of them survives', async () => {
    const { code } = await newCode()
    // All connections open, or the first attempt is over before the others begin.
    await Promise.all(Array.from({ length: 10 }, () => fixture.context.pool.query('SELECT 1')))
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => redeem(code)))
    const opened = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    expect(opened).toHaveLength(1)
    expect(await fixture.users.findSession({ sessionId: opened[0]!.id })).toBeNull()
  })

  it('fit only their application and redirect address, and survive the attempts of others', async () => {
    const { code } = await newCode()
    expect(await failure(redeem(code, { appId: other.id }))).toBe('400 invalid_grant')
    expect(await failure(redeem(code, { redirectUri: `${redirectUri}/` }))).toBe('400 invalid_grant')
    expect(await failure(redeem('unknown'))).toBe('400 invalid_grant')
    expect(await redeem(code)).toMatchObject({ accountId: alice })
  })

  it('end after ten minutes', async () => {
    const { code } = await newCode()
    const after = (minutes: number) => ({ ...fixture.context, clock: { now: () => Date.now() + minutes * 60_000 } })
    const input = { code, appId: app.id, redirectUri, codeVerifier: null }
    expect(await failure(redeemAuthorizationCode(after(10), input))).toBe('400 invalid_grant')
    expect(await redeemAuthorizationCode(after(9), input)).toMatchObject({ accountId: alice })
  })

  it('hold to their PKCE challenge', async () => {
    const codeVerifier = randomBytes(32).toString('base64url')
    const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url')
    const { code } = await newCode({ codeChallenge })
    const wrong = randomBytes(32).toString('base64url')
    for (const verifier of [null, wrong, codeChallenge]) {
      expect(await failure(redeem(code, { codeVerifier: verifier }))).toBe('400 invalid_grant')
    }
    expect(await redeem(code, { codeVerifier })).toMatchObject({ accountId: alice })
    const without = await newCode()
    expect(await failure(redeem(without.code, { codeVerifier }))).toBe('400 invalid_grant')
  })

  it('are given for exactly a registered address, scopes of the application, a right challenge, an active person', async () => {
    expect(await failure(newCode({ redirectUri: `${redirectUri}?x=1` }))).toBe('400 invalid_redirect_uri')
    expect(await failure(newCode({ scopes: ['read', 'write'] }))).toBe('400 invalid_scope')
    expect(await failure(newCode({ scopes: [] }))).toBe('400 invalid_scope')
    expect(await failure(newCode({ codeChallenge: 'plain' }))).toBe('400 invalid_request')
    const { bob } = await fixture.people('bob')
    await fixture.context.pool.query(`UPDATE users.accounts SET state = 'suspended' WHERE id = $1`, [bob])
    const input = { appId: app.id, accountId: bob, redirectUri, scopes: ['read'], codeChallenge: null }
    expect(await failure(fixture.users.createAuthorizationCode(input))).toBe('404 not_found')
  })
})

describe('sessions', () => {
  it('are of a person, or of an application alone', async () => {
    const own = await fixture.users.openSession({ accountId: null, appId: app.id, scopes: ['read'] })
    expect(await fixture.users.findSession({ sessionId: own.id })).toEqual(own)
    expect(own.accountId).toBeNull()
    expect(await failure(fixture.users.openSession({ accountId: alice, appId: app.id, scopes: ['push'] }))).toBe(
      '400 invalid_scope',
    )
    expect(await failure(fixture.users.openSession({ accountId: 5, appId: app.id, scopes: ['read'] }))).toBe(
      '404 not_found',
    )
    expect(await failure(fixture.users.openSession({ accountId: alice, appId: 5, scopes: ['read'] }))).toBe(
      '404 not_found',
    )
  })

  it('end when they are revoked, which is announced before it answers', async () => {
    const session = await fixture.users.openSession({ accountId: alice, appId: app.id, scopes: ['read'] })
    await fixture.users.revokeSession({ sessionId: session.id })
    expect(fixture.revocations.at(-1)).toBe(session.id)
    expect(await fixture.users.findSession({ sessionId: session.id })).toBeNull()
    await fixture.users.revokeSession({ sessionId: session.id })
  })

  it('do not outlive their person’s suspension', async () => {
    const { carol } = await fixture.people('carol')
    const session = await fixture.users.openSession({ accountId: carol, appId: app.id, scopes: ['read'] })
    await fixture.context.pool.query(`UPDATE users.accounts SET state = 'suspended' WHERE id = $1`, [carol])
    expect(await fixture.users.findSession({ sessionId: session.id })).toBeNull()
  })
})
