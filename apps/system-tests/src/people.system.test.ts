/** People on a whole server: requests, notes, profiles, whom to meet through `masto`; the native API through plain requests. */
import { waitUntil } from '@rookery/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Person, signUp } from './support/people.ts'
import { homeIds, postAs } from './support/posting.ts'
import { databaseUrlOf, type Server, startServer } from './support/server.ts'

let server: Server
let alice: Person
let bob: Person
let carol: Person
let sql: pg.Client

beforeAll(async () => {
  server = await startServer()
  ;[alice, bob, carol] = await Promise.all([signUp(server, 'alice'), signUp(server, 'bob'), signUp(server, 'carol')])
  sql = new pg.Client({ connectionString: databaseUrlOf(server) })
  await sql.connect()
})
afterAll(async () => {
  await sql?.end()
  await server?.[Symbol.asyncDispose]()
})

const relation = async (viewer: Person, target: Person) =>
  (await viewer.masto.v1.accounts.relationships.fetch({ id: [target.id] }))[0]!

test('a locked account answers who asks, and lets everybody in when it unlocks', async () => {
  await alice.masto.v1.accounts.updateCredentials({ locked: true })
  const secret = await postAs(alice, 'for followers', { visibility: 'private' })
  expect(await bob.masto.v1.accounts.$select(alice.id).follow()).toMatchObject({ following: false, requested: true })
  expect(await homeIds(bob)).not.toContain(secret.id)
  // Carol's request is written by hand.
  await sql.query('INSERT INTO users.follow_requests (follower_id, followee_id) VALUES ($1, $2)', [carol.id, alice.id])
  expect((await alice.masto.v1.followRequests.list()).map(({ username }) => username)).toEqual(['carol', 'bob'])
  expect((await alice.masto.v1.accounts.verifyCredentials()).source.followRequestsCount).toBe(2)

  const { authorize, reject } = {
    authorize: (who: Person) => alice.masto.v1.followRequests.$select(who.id).authorize(),
    reject: (who: Person) => alice.masto.v1.followRequests.$select(who.id).reject(),
  }
  expect(await authorize(bob)).toMatchObject({ followedBy: true, requestedBy: false })
  await waitUntil(async () => (await homeIds(bob)).includes(secret.id))
  expect(await reject(carol)).toMatchObject({ followedBy: false, requestedBy: false })
  await carol.masto.v1.accounts.$select(alice.id).follow()
  await alice.masto.v1.accounts.updateCredentials({ locked: false })
  expect(await relation(carol, alice)).toMatchObject({ following: true, requested: false })
  await waitUntil(async () => (await homeIds(carol)).includes(secret.id))
})

test('notes, endorsements, featured tags, mutes that end, followers taken away', async () => {
  const { masto } = bob
  expect(await masto.v1.accounts.$select(alice.id).note.create({ comment: 'from the lake' })).toMatchObject({
    note: 'from the lake',
  })
  expect(await masto.v1.accounts.$select(alice.id).endorse()).toMatchObject({ endorsed: true })
  expect((await masto.v1.accounts.$select(bob.id).endorsements.list()).map(({ id }) => id)).toEqual([alice.id])
  await postAs(bob, 'about #Rooks')
  const featured = await masto.v1.featuredTags.create({ name: 'Rooks' })
  expect(await carol.masto.v1.accounts.$select(bob.id).featuredTags.list()).toMatchObject([
    { id: featured.id, name: 'Rooks', statusesCount: 1 },
  ])
  await masto.v1.featuredTags.$select(featured.id).remove()
  await masto.v1.accounts.$select(carol.id).mute({ duration: 3600 })
  const [muted] = await bob.json<{ id: string; mute_expires_at: string }[]>('/api/v1/mutes')
  expect(muted?.id).toBe(carol.id)
  expect(Date.parse(muted!.mute_expires_at)).toBeGreaterThan(Date.now())
  await masto.v1.accounts.$select(carol.id).unmute()
  expect(await alice.masto.v1.accounts.$select(carol.id).removeFromFollowers()).toMatchObject({ followedBy: false })
  expect(await relation(carol, alice)).toMatchObject({ following: false })
})

test('familiar followers, suggestions, the directory', async () => {
  const { masto } = carol
  await masto.v1.accounts.$select(bob.id).follow()
  // By masto's type this takes a plain list, which it sends as `?0=…`: no server reads that.
  const ids = { id: [alice.id] } as never
  const familiar = await masto.v1.accounts.familiarFollowers.fetch(ids)
  expect(familiar).toMatchObject([{ id: alice.id, accounts: [{ id: bob.id }] }])
  const [suggested] = await masto.v2.suggestions.list()
  expect(suggested).toMatchObject({ sources: ['friends_of_friends'], account: { id: alice.id } })
  // Its type asks for a body that the request does not have.
  await masto.v1.suggestions.$select(alice.id).remove({} as never)
  expect(await masto.v2.suggestions.list()).toEqual([])
  const newest = await masto.v1.directory.list({ order: 'new' })
  expect(newest.map(({ username }) => username).sort()).toEqual(['alice', 'bob', 'carol'])
  await alice.masto.v1.accounts.updateCredentials({ discoverable: false })
  expect((await masto.v1.directory.list({ order: 'new' })).map(({ id }) => id)).not.toContain(alice.id)
})

test('the native API, from signing up to deleting', async () => {
  const call = async (method: string, path: string, body?: object, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
    const response = await fetch(new URL(path, server.url), {
      method,
      headers,
      body: body ? JSON.stringify(body) : null,
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }
  const join = async (username: string) => {
    const credentials = { username, password: `${username} likes long passwords` }
    const made = await call('POST', '/users/register', credentials)
    expect(made).toMatchObject({ status: 201, body: { username } })
    expect((await call('POST', '/users/register', credentials)).status).toBe(400)
    const { body } = await call('POST', '/users/login', credentials)
    expect(body.userId).toBe(made.body.userId)
    return { id: body.userId as string, token: body.accessToken as string }
  }
  const [dave, erin] = await Promise.all([join('dave'), join('erin')])
  const followed = await call('POST', `/users/${erin.id}/follow`, { followUserId: dave.id }, erin.token)
  expect(followed).toMatchObject({ status: 201, body: { following: true } })
  const posted = await call('POST', '/tweets', { userId: dave.id, content: 'plainly said' }, dave.token)
  expect(posted).toMatchObject({ status: 201, body: { userId: dave.id, content: 'plainly said' } })
  const { tweetId } = posted.body

  const home = async () => (await call('GET', `/tweets/homeTimeline/${erin.id}`, undefined, erin.token)).body.tweets
  await waitUntil(async () => (await home())[0]?.tweetId === tweetId)
  expect((await call('GET', `/tweets/homeTimeline/${erin.id}`, undefined, dave.token)).status).toBe(403)
  expect((await call('GET', `/tweets/homeTimeline/${erin.id}`)).status).toBe(401)
  expect((await call('GET', `/tweets/userTimeline/${dave.id}`)).body).toEqual({
    tweets: [posted.body],
    nextCursor: null,
  })
  // The same post by the other API.
  expect(await bob.json(`/api/v1/statuses/${tweetId}`)).toMatchObject({ content: '<p>plainly said</p>' })
  expect((await call('GET', `/users/${dave.id}/followers`)).body.users).toEqual([{ userId: erin.id, username: 'erin' }])

  expect((await call('DELETE', `/tweets/${tweetId}`, undefined, dave.token)).status).toBe(204)
  expect((await call('GET', `/tweets/${tweetId}`)).status).toBe(404)
  const unfollow = () => call('DELETE', `/users/${erin.id}/unfollow`, { unfollowUserId: dave.id }, erin.token)
  expect((await unfollow()).status).toBe(200)
  expect((await unfollow()).status).toBe(404)
  expect((await call('GET', '/status')).body).toMatchObject({ status: 'ok' })
})
