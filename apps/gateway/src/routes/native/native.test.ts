import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { ENTITIES } from '../../schemas.ts'
import { createTestGateway } from '../../testing/create-test-gateway.ts'

const ajv = new Ajv({ strict: false, schemas: ENTITIES })
const fits = (entity: string, value: unknown) =>
  expect(ajv.validate(entity, value), JSON.stringify(ajv.errors)).toBe(true)
type Answer = { statusCode: number; json(): unknown }
/** Refused with this status and a JSON reason. */
const refused = (answer: Answer, status: number) => {
  expect(answer.statusCode).toBe(status)
  expect(answer.json()).toMatchObject({ error: expect.any(String) })
}

it('registers, refuses names that are taken or wrong, signs in', async () => {
  const { call, users } = await createTestGateway()
  const dave = { username: 'dave', password: 'dave’s password' }
  const made = await call('POST', '/users/register', dave)
  expect(made.statusCode).toBe(201)
  expect(made.json()).toEqual({ userId: expect.stringMatching(/^\d+$/), username: 'dave' })
  refused(await call('POST', '/users/register', { ...dave, username: 'DAVE' }), 400)
  for (const body of [{}, { username: 'x' }, { username: '', password: 'p' }, { username: ['a'], password: {} }]) {
    refused(await call('POST', '/users/register', body), 400)
  }
  const signedIn = (await call('POST', '/users/login', dave)).json()
  fits('NativeLogin', signedIn)
  expect(signedIn.userId).toBe(made.json().userId)
  const headers = { authorization: `Bearer ${signedIn.accessToken}` }
  const own = await call('GET', '/api/v1/accounts/verify_credentials', undefined, headers)
  expect(own.json()).toMatchObject({ id: signedIn.userId })
  expect((await users.builtInApp()).id).toBe((await users.builtInApp()).id)
  refused(await call('POST', '/users/login', { ...dave, password: 'wrong' }), 401)
  refused(await call('POST', '/users/login', { username: 'nobody', password: 'wrong' }), 401)
  refused(await call('POST', '/users/login', {}), 400)
})

it('keeps to how this server takes new people', async () => {
  const config = { publicUrl: 'https://rookery.test', secretKey: 'a key for tests, which is long enough', version: '1' }
  const person = { username: 'erin', password: 'erin’s password' }
  const closed = await createTestGateway({ config: { ...config, registrations: 'closed' } })
  refused(await closed.call('POST', '/users/register', person), 403)
  const approving = await createTestGateway({ config: { ...config, registrations: 'approval' } })
  expect((await approving.call('POST', '/users/register', person)).statusCode).toBe(202)
})

it('follows and unfollows, as oneself only', async () => {
  const { alice, bob, carol, call } = await createTestGateway()
  const follow = (who: typeof alice, from: unknown, to: unknown) =>
    who.call('POST', `/users/${from}/follow`, { followUserId: to })
  const unfollow = (who: typeof alice, from: unknown, to: unknown) =>
    who.call('DELETE', `/users/${from}/unfollow`, { unfollowUserId: to })
  const [a, b] = [String(alice.id), String(bob.id)]
  const first = await follow(alice, a, b)
  expect([first.statusCode, first.json()]).toEqual([
    201,
    { userId: a, followUserId: b, following: true, requested: false },
  ])
  expect((await follow(alice, a, b)).statusCode).toBe(200)
  refused(await follow(bob, a, b), 403)
  refused(await call('POST', `/users/${a}/follow`, { followUserId: b }), 401)
  for (const unknown of ['999', 'nobody', '99999999999999999999']) refused(await follow(alice, a, unknown), 404)
  for (const wrong of ['', undefined, {}, a]) refused(await follow(alice, a, wrong), 400)

  await carol.call('PATCH', '/api/v1/accounts/update_credentials', { locked: true })
  const asked = await follow(alice, a, carol.id)
  expect([asked.statusCode, asked.json()]).toMatchObject([202, { following: false, requested: true }])
  expect((await unfollow(alice, a, carol.id)).statusCode).toBe(200)
  refused(await unfollow(alice, a, carol.id), 404)

  const list = async (url: string) => (await call('GET', url)).json()
  fits('NativeUsers', await list(`/users/${a}/followings`))
  expect(await list(`/users/${a}/followings`)).toEqual({ users: [{ userId: b, username: 'bob' }], nextCursor: null })
  await follow(carol, carol.id, b)
  const page = await list(`/users/${b}/followers?limit=1`)
  expect(page).toMatchObject({ users: [{ username: 'carol' }], nextCursor: expect.any(String) })
  expect(await list(`/users/${b}/followers?limit=1&max_id=${page.nextCursor}`)).toMatchObject({
    users: [{ username: 'alice' }],
  })
  refused(await call('GET', '/users/999/followers'), 404)

  expect((await unfollow(alice, a, b)).json()).toEqual({ userId: a, unfollowUserId: b })
  refused(await unfollow(alice, a, b), 404)
  refused(await unfollow(alice, a, '999'), 404)
  await bob.call('POST', `/api/v1/accounts/${a}/block`)
  refused(await follow(alice, a, b), 403)
  expect((await alice.call('GET', `/users/${b}/followers`)).json()).toEqual({ users: [], nextCursor: null })
})

it('posts, shows and deletes within the limits, as oneself only', async () => {
  const { alice, bob, call, clock } = await createTestGateway()
  const post = (who: typeof alice, body: object) => who.call('POST', '/tweets', body)
  const userId = String(alice.id)
  const made = await post(alice, { userId, content: 'a <b> & "c"' })
  expect([made.statusCode, made.json()]).toEqual([
    201,
    { tweetId: expect.any(String), userId, content: 'a <b> & "c"', timestamp: new Date(clock.now()).toISOString() },
  ])
  expect((await post(alice, { userId, content: 'x'.repeat(255) })).statusCode).toBe(201)
  for (const content of ['x'.repeat(256), '', '  \n ', undefined, {}])
    refused(await post(alice, { userId, content }), 400)
  refused(await post(bob, { userId, content: 'not me' }), 403)
  refused(await post(alice, { content: 'who?' }), 400)
  refused(await call('POST', '/tweets', { userId, content: 'x' }), 401)

  const { tweetId } = made.json()
  expect((await call('GET', `/tweets/${tweetId}`)).json()).toEqual(made.json())
  refused(await call('GET', '/tweets/1'), 404)
  refused(await call('GET', '/tweets/nonsense'), 404)
  refused(await bob.call('DELETE', `/tweets/${tweetId}`), 403)
  refused(await call('DELETE', `/tweets/${tweetId}`), 401)
  const gone = await alice.call('DELETE', `/tweets/${tweetId}`)
  expect([gone.statusCode, gone.body]).toEqual([204, ''])
  refused(await alice.call('DELETE', `/tweets/${tweetId}`), 404)
})

it('timelines: newest first, paged, one’s own home only, and nothing that may not be seen', async () => {
  const { alice, bob, carol, call } = await createTestGateway()
  const status = async (who: typeof alice, body: object) => (await who.call('POST', '/api/v1/statuses', body)).json().id
  await alice.call('POST', `/users/${alice.id}/follow`, { followUserId: bob.id })
  const one = await status(bob, { status: 'one' })
  const two = await status(bob, { status: 'two', visibility: 'private', spoiler_text: 'mind' })
  const three = await status(alice, { status: 'three' })
  const boost = (await bob.call('POST', `/api/v1/statuses/${three}/reblog`)).json().id
  await status(carol, { status: 'not followed' })

  const home = (query = '') => alice.call('GET', `/tweets/homeTimeline/${alice.id}${query}`)
  const first = await home('?limit=2')
  fits('NativeTweets', first.json())
  expect(first.json().tweets.map(({ tweetId }: { tweetId: string }) => tweetId)).toEqual([boost, three])
  expect(first.json().tweets[0]).toMatchObject({
    userId: String(bob.id),
    content: 'three',
    boostOf: { tweetId: three, userId: String(alice.id) },
  })
  expect(first.headers.link).toContain(`/tweets/homeTimeline/${alice.id}?limit=2&max_id=${three}>; rel="next"`)
  expect((await home(`?max_id=${first.json().nextCursor}`)).json()).toMatchObject({
    tweets: [
      { tweetId: two, content: 'two', warning: 'mind' },
      { tweetId: one, content: 'one' },
    ],
    nextCursor: null,
  })
  refused(await bob.call('GET', `/tweets/homeTimeline/${alice.id}`), 403)
  refused(await call('GET', `/tweets/homeTimeline/${alice.id}`), 401)
  refused(await home('?limit=many'), 400)

  const ofBob = async (who?: typeof alice) =>
    (await (who?.call ?? call)('GET', `/tweets/userTimeline/${bob.id}`))
      .json()
      .tweets.map(({ tweetId }: { tweetId: string }) => tweetId)
  expect(await ofBob(alice)).toEqual([boost, two, one])
  expect(await ofBob(carol)).toEqual([boost, one])
  expect(await ofBob()).toEqual([boost, one])
  refused(await carol.call('GET', `/tweets/${two}`), 404)
  await bob.call('POST', `/api/v1/accounts/${carol.id}/block`)
  expect(await ofBob(carol)).toEqual([])
  refused(await call('GET', '/tweets/userTimeline/999'), 404)
})

it('says that it is there', async () => {
  const { call } = await createTestGateway()
  const answer = (await call('GET', '/status')).json()
  fits('NativeStatus', answer)
  expect(answer).toMatchObject({ status: 'ok', users: 3, tweets: 0 })
})

it('an application’s own token acts as nobody', async () => {
  const { alice, call, client } = await createTestGateway()
  const own = { client_id: client.clientId, client_secret: client.clientSecret, grant_type: 'client_credentials' }
  const { access_token: token } = (await call('POST', '/oauth/token', { ...own, scope: 'read write' })).json()
  const headers = { authorization: `Bearer ${token}` }
  refused(await call('POST', '/tweets', { userId: String(alice.id), content: 'x' }, headers), 403)
})
