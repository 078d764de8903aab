/** What a new person does first, with the unmodified npm package `masto`: sign up, follow, post, read, like, edit, delete. */

import { waitUntil } from '@rookery/testing'
import { createStreamingAPIClient, type mastodon } from 'masto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLive } from './support/live-client.ts'
import { type Person, signIn, signUp } from './support/people.ts'
import { type Server, startServer } from './support/server.ts'

let server: Server
let alice: Person
let bob: Person

beforeAll(async () => {
  server = await startServer()
  ;[alice, bob] = await Promise.all([signUp(server, 'alice'), signUp(server, 'bob')])
  await bob.masto.v1.accounts.$select(alice.id).follow()
})
afterAll(async () => server?.[Symbol.asyncDispose]())

const homeOf = (person: Person) => person.masto.v1.timelines.home.list({ limit: 40 })

test('what POST answered, what the socket carried and what home holds are the same', async () => {
  await using live = await openLive(server, { token: bob.token, stream: 'user' })
  const posted = await alice.json<{ id: string; content: string }>('/api/v1/statuses', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status: 'Hello @bob, the #herons are at https://example.org/pond?a=1&b=<2>' }),
  })
  const frame = await live.until(({ event }) => event === 'update')
  const own = await alice.json<{ id: string }[]>('/api/v1/timelines/home')
  expect(own[0]).toEqual(posted)
  const followers = await waitUntil(async () => (await bob.json<{ id: string }[]>('/api/v1/timelines/home'))[0])
  expect(followers.id).toBe(posted.id)
  expect(JSON.parse(frame.payload)).toEqual(followers)
  expect(posted.content).not.toContain('<2>')
})

test('masto’s own streaming client sees posts of the home and of the public stream', async () => {
  const streaming = createStreamingAPIClient({
    streamingApiUrl: server.url.replace('http', 'ws'),
    accessToken: bob.token,
    implementation: WebSocket,
  })
  const seen: mastodon.streaming.Event[] = []
  const collect = async (subscription: mastodon.streaming.Subscription) => {
    for await (const event of subscription) seen.push(event)
  }
  const home = streaming.user.subscribe()
  const everyone = streaming.public.local.subscribe()
  void collect(home)
  void collect(everyone)
  const marker = await alice.masto.v1.statuses.create({ status: 'first on both streams' })
  // Subscribing has no answer to wait for: post again until both have it.
  await waitUntil(
    async () => {
      await alice.masto.v1.statuses.create({ status: `again, after ${marker.id}` })
      return new Set(seen.map((event) => event.stream.join())).size === 2
    },
    { describe: () => `both streams; got ${JSON.stringify(seen.map((event) => event.stream))}` },
  )
  home.unsubscribe()
  everyone.unsubscribe()
  streaming.close()
})

test('likes and boosts are counted, edits keep their history, deletions vanish everywhere', async () => {
  const post = await alice.masto.v1.statuses.create({ status: 'to be liked' })
  const liked = await bob.masto.v1.statuses.$select(post.id).favourite()
  expect(liked).toMatchObject({ favourited: true, favouritesCount: 1 })
  const boost = await bob.masto.v1.statuses.$select(post.id).reblog()
  expect(boost.reblog).toMatchObject({ id: post.id, reblogged: true, reblogsCount: 1 })
  await alice.masto.v1.statuses.$select(post.id).update({ status: 'to be liked, and edited' })
  const history = await bob.masto.v1.statuses.$select(post.id).history.list()
  expect(history.map((version) => version.content)).toEqual(['<p>to be liked</p>', '<p>to be liked, and edited</p>'])
  await alice.masto.v1.statuses.$select(post.id).remove()
  expect((await bob.fetch(`/api/v1/statuses/${post.id}`)).status).toBe(404)
  const home = await homeOf(bob)
  expect(home.some((status) => status.id === post.id || status.reblog?.id === post.id)).toBe(false)
})

test('the same Idempotency-Key answers the same post, however often and at once', async () => {
  const send = () =>
    alice.json<{ id: string }>('/api/v1/statuses', {
      method: 'POST',
      headers: { 'idempotency-key': 'one-and-only', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'status=once&visibility=unlisted',
    })
  const answers = await Promise.all(Array.from({ length: 8 }, send))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
})

test('a thread is read from any of its posts', async () => {
  const root = await alice.masto.v1.statuses.create({ status: 'root' })
  const reply = await bob.masto.v1.statuses.create({ status: '@alice reply', inReplyToId: root.id })
  const answer = await alice.masto.v1.statuses.create({ status: '@bob answer', inReplyToId: reply.id })
  const context = await bob.masto.v1.statuses.$select(reply.id).context.fetch()
  expect(context.ancestors.map(({ id }) => id)).toEqual([root.id])
  expect(context.descendants.map(({ id }) => id)).toEqual([answer.id])
  expect(await bob.masto.v1.statuses.$select(root.id).fetch()).toMatchObject({ repliesCount: 1 })
})

test('a revoked token is refused at once, others of the same person go on', async () => {
  const phone = await signIn(server, bob)
  await using live = await openLive(server, { token: phone.token, stream: 'user' })
  await phone.signOut()
  expect((await phone.fetch('/api/v1/timelines/home')).status).toBe(401)
  expect((await bob.fetch('/api/v1/timelines/home')).status).toBe(200)
  await waitUntil(() => live.closed)
})
