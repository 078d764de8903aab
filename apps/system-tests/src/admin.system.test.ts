/** `npm run admin` beside the running server: what it changes holds for everybody before the command ends. */
import { waitUntil } from '@rookery/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runStandalone } from './support/command.ts'
import { openLive } from './support/live-client.ts'
import { type Person, signIn, signUp } from './support/people.ts'
import { act, homeIds, postAs } from './support/posting.ts'
import { databaseUrlOf, type Server, startServer } from './support/server.ts'

let server: Server
let alice: Person
let bob: Person
beforeAll(async () => {
  server = await startServer({ env: { REGISTRATIONS: 'approval' } })
  // The first one needs nobody's approval.
  alice = await signUp(server, 'alice')
  bob = await signUpBy(() => admin('approve', 'bob'), 'bob')
})
afterAll(() => server?.[Symbol.asyncDispose]())

const admin = (...args: string[]) => runStandalone('admin', args, { env: server.env })

async function post(path: string, body: unknown, token?: string) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const response = await fetch(new URL(path, server.url), { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

/** Signs up as an app does, and answers the token that waits for approval. */
async function pendingToken(username: string): Promise<string> {
  const names = { client_name: 'tests', redirect_uris: 'urn:ietf:wg:oauth:2.0:oob', scopes: 'read write follow' }
  const { body: app } = await post('/api/v1/apps', names)
  const { client_id, client_secret } = app
  const grant = { client_id, client_secret, grant_type: 'client_credentials', scope: names.scopes }
  const { body: own } = await post('/oauth/token', grant)
  const person = { username, password: `${username} likes long passwords`, email: `${username}@example.org` }
  const made = await post('/api/v1/accounts', { ...person, agreement: true, reason: 'birds' }, own.access_token)
  expect(made.status).toBe(200)
  return made.body.access_token!
}
async function signUpBy(approve: () => Promise<unknown>, username: string): Promise<Person> {
  await pendingToken(username)
  expect(await approve()).toMatchObject({ code: 0 })
  return signIn(server, { username, password: `${username} likes long passwords` })
}

/** Where others can come by bob's post or profile. */
async function whereSeen(postId: string): Promise<string[]> {
  const seen: string[] = []
  const lists = ['timelines/home', 'timelines/public?local=true', `accounts/${bob.id}/statuses`]
  for (const path of lists) {
    const response = await alice.fetch(`/api/v1/${path}`)
    if (response.ok && ((await response.json()) as { id: string }[]).some(({ id }) => id === postId)) seen.push(path)
  }
  for (const path of [`statuses/${postId}`, `accounts/${bob.id}`, 'accounts/lookup?acct=bob']) {
    if ((await alice.fetch(`/api/v1/${path}`)).ok) seen.push(path)
  }
  return seen
}

test('who waits for approval cannot act, and can the moment the command ends', async () => {
  const instance = await alice.json<{ registrations: Record<string, boolean> }>('/api/v2/instance')
  expect(instance.registrations).toMatchObject({ enabled: true, approval_required: true })
  const token = await pendingToken('carol')
  const asCarol = () =>
    fetch(new URL('/api/v1/accounts/verify_credentials', server.url), { headers: { authorization: `Bearer ${token}` } })
  const refused = await asCarol()
  expect([refused.status, await refused.json()]).toEqual([403, { error: 'Your login is currently pending approval' }])
  expect((await alice.fetch('/api/v1/accounts/lookup?acct=carol')).status).toBe(404)
  expect((await admin('list', '--pending')).stdout).toMatch(
    /^\d+ {2}@carol {2}pending .*carol@example\.org {2}"birds"\n$/,
  )
  expect(await admin('approve', '@carol')).toMatchObject({ code: 0, stdout: '@carol is in.\n', stderr: '' })
  expect((await asCarol()).status).toBe(200)

  await pendingToken('dave')
  expect(await admin('reject', 'dave')).toMatchObject({ code: 0 })
  expect(await admin('approve', 'dave')).toMatchObject({ code: 1, stderr: 'admin: there is no account named dave.\n' })
})

async function byHand(text: string): Promise<unknown[]> {
  const sql = new pg.Client({ connectionString: databaseUrlOf(server) })
  await sql.connect()
  const { rows } = await sql.query(text)
  await sql.end()
  return rows
}

/** The write-ahead log's sender stands still (SIGSTOP): what is seen meanwhile came by signals, not by the relay. */
async function withRelayStill(work: () => Promise<void>): Promise<void> {
  // Between two sessions of the relay there is none.
  const { pid } = await waitUntil(
    async () => (await byHand("SELECT pid FROM pg_stat_replication WHERE state = 'streaming'"))[0] as { pid: number },
  )
  process.kill(pid, 'SIGSTOP')
  try {
    await work()
  } finally {
    process.kill(pid, 'SIGCONT')
  }
}

test('a suspension hides at once and ends connections; a restoration brings everything back', async () => {
  await act(alice, bob, 'follow')
  const post = await postAs(bob, 'soon out of sight')
  await waitUntil(async () => (await homeIds(alice)).includes(post.id))
  expect(await whereSeen(post.id)).toHaveLength(6)
  await using mine = await openLive(server, { token: bob.token, stream: 'user' })
  await using others = await openLive(server, { token: alice.token, stream: 'user' })

  await withRelayStill(async () => {
    const suspended = admin('suspend', 'bob')
    // Read all the time, so that every cache holds what is about to be hidden.
    let done = false
    void suspended.then(() => (done = true))
    while (!done) await whereSeen(post.id)
    expect(await suspended).toMatchObject({ code: 0, stderr: '' })
    expect(await whereSeen(post.id)).toEqual([])
    expect((await bob.fetch('/api/v1/timelines/home')).status).toBe(401)
    await waitUntil(() => mine.closed)
  })
  expect(mine.closed).toMatchObject({ code: 1008 })
  expect(others.closed).toBeUndefined()
  expect(await admin('suspend', 'bob')).toMatchObject({ code: 1, stderr: 'admin: @bob is suspended\n' })
  await byHand(`INSERT INTO tweets.tweets (author_id, text) VALUES (${bob.id}, 'while suspended')`)
  const marker = await postAs(alice, 'marker')
  await others.until((frame) => frame.payload.includes(marker.id))
  expect(others.frames.filter(({ payload }) => payload.includes('while suspended'))).toEqual([])

  expect(await admin('restore', 'bob')).toMatchObject({ code: 0 })
  expect(await whereSeen(post.id)).toHaveLength(6)
  const later = await postAs(bob, 'back again')
  await others.until((frame) => frame.payload.includes(later.id))
})

test('a reset password ends every session; the printed one signs in', async () => {
  const { stdout, code } = await admin('reset-password', 'bob')
  expect(code).toBe(0)
  expect((await bob.fetch('/api/v1/timelines/home')).status).toBe(401)
  const password = /this once: (\S+)\n$/.exec(stdout)![1]!
  bob = await signIn(server, { username: 'bob', password })
})

test('people themselves: a new password ends other sessions with their sockets, and an account goes with its password', async () => {
  const erin = await signUpBy(() => admin('approve', 'erin'), 'erin')
  const phone = await signIn(server, erin)
  await using there = await openLive(server, { token: phone.token, stream: 'user' })
  await using here = await openLive(server, { token: erin.token, stream: 'user' })
  const passwords = { current_password: erin.password, new_password: 'another long password' }
  expect((await post('/api/rookery/v1/account/password', passwords, erin.token)).status).toBe(200)
  expect((await phone.fetch('/api/v1/timelines/home')).status).toBe(401)
  await waitUntil(() => there.closed)
  expect((await erin.json<{ current: boolean }[]>('/api/rookery/v1/sessions')).map(({ current }) => current)).toEqual([
    true,
  ])
  expect(here.closed).toBeUndefined()

  const remove = (password: string) => post('/api/rookery/v1/account/delete', { password }, erin.token)
  expect((await remove(erin.password)).status).toBe(403)
  expect((await remove(passwords.new_password)).status).toBe(200)
  await waitUntil(() => here.closed)
  expect((await alice.fetch(`/api/v1/accounts/${erin.id}`)).status).toBe(404)
  expect((await erin.fetch('/api/v1/timelines/home')).status).toBe(401)
})

test('administrators are made; a deletion takes --yes, hides at once, and takes everything with it', async () => {
  expect(await admin('promote', 'bob')).toMatchObject({ code: 0 })
  expect((await admin('list', '--admins')).stdout.split('\n').map((line) => line.split('  ')[1])).toEqual([
    ...['@bob', '@alice', undefined],
  ])
  expect(await admin('demote', 'bob')).toMatchObject({ code: 0 })
  const followers = () => alice.json<{ following_count: number }>(`/api/v1/accounts/${alice.id}`)
  expect((await followers()).following_count).toBe(1)
  const post = await postAs(bob, 'the last one')
  expect((await admin('delete', 'bob')).code).toBe(2)
  expect(await admin('delete', 'bob', '--yes')).toMatchObject({ code: 0 })
  expect(await whereSeen(post.id)).toEqual([])
  expect((await bob.fetch('/api/v1/timelines/home')).status).toBe(401)
  const gone = async () => (await byHand(`SELECT FROM users.accounts WHERE username = 'bob'`)).length === 0
  await waitUntil(gone, { timeoutMs: 30_000 })
  expect((await admin('list', '--deleting')).stdout).toBe('No such accounts.\n')
  // A profile is held for two seconds.
  await waitUntil(async () => (await followers()).following_count === 0)
})

test('each deed has its record; wrong usage and strangers’ names are told in one line', async () => {
  const { stdout } = await admin('audit')
  const deeds = stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split('  ').slice(2, 5).join(' '))
  expect(deeds.toReversed()).toEqual([
    ...['cli approve @bob', 'cli approve @carol', 'cli reject @dave', 'cli suspend @bob', 'cli restore @bob'],
    ...['cli reset-password @bob', 'cli approve @erin', 'themself delete @erin'],
    ...['cli promote @bob', 'cli demote @bob', 'cli delete @bob'],
  ])
  for (const args of [['bury'], ['suspend'], ['list', '--before', 'x']]) {
    const result = await admin(...args)
    expect(result).toMatchObject({ code: 2, stdout: '' })
    expect(result.stderr).toContain('Usage: npm run admin')
  }
})
