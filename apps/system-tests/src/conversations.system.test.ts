/** Direct posts as conversations: listed, live on `direct`, marked and put away, hidden by a block. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLive } from './support/live-client.ts'
import { type Person, signUp } from './support/people.ts'
import { type Server, startServer } from './support/server.ts'

let server: Server
let alice: Person
let bob: Person
let carol: Person

beforeAll(async () => {
  server = await startServer()
  ;[alice, bob, carol] = await Promise.all([signUp(server, 'alice'), signUp(server, 'bob'), signUp(server, 'carol')])
})
afterAll(async () => server?.[Symbol.asyncDispose]())

const direct = (from: Person, status: string, inReplyToId?: string) =>
  from.masto.v1.statuses.create({ status, visibility: 'direct', inReplyToId })
const list = (person: Person) => person.masto.v1.conversations.list()

test('a conversation: live, listed, answered, read, put away', async () => {
  await using live = await openLive(server, { token: bob.token, stream: 'direct' })
  await using others = await openLive(server, { token: carol.token, stream: 'direct' })
  const first = await direct(alice, '@bob shall we look for herons?')
  const frame = await live.until(({ event }) => event === 'conversation')
  const told = JSON.parse(frame.payload)
  expect(frame.stream).toEqual(['direct'])
  expect(told).toMatchObject({ unread: true, accounts: [{ id: alice.id }], last_status: { id: first.id } })
  expect(await bob.json('/api/v1/conversations')).toEqual([told])

  await bob.masto.v1.conversations.$select(told.id).read()
  expect(await list(bob)).toMatchObject([{ id: told.id, unread: false }])
  const second = await direct(bob, '@alice at six', first.id)
  expect(await list(alice)).toMatchObject([{ unread: true, lastStatus: { id: second.id } }])
  expect(await list(bob)).toMatchObject([{ id: told.id, unread: false, lastStatus: { id: second.id } }])
  await alice.masto.v1.statuses.$select(first.id).remove()
  expect(await list(alice)).toMatchObject([{ lastStatus: { id: second.id } }])
  await bob.masto.v1.conversations.$select(told.id).remove()
  expect(await list(bob)).toEqual([])
  expect(await list(carol)).toEqual([])
  // What comes later was sent: the others would have been before it.
  const { id: marker } = await direct(bob, '@carol a marker')
  await others.until(({ payload }) => payload.includes(marker))
  expect(others.frames.filter(({ event }) => event === 'conversation')).toHaveLength(1)
})

test('a block hides it at once, and who comes back to the stream gets what was missed', async () => {
  const live = await openLive(server, { token: alice.token, stream: 'direct' })
  const { id: one } = await direct(carol, '@alice one')
  // By its id: what was written before the stream opened may still be told.
  await live.until(({ event, payload }) => event === 'conversation' && payload.includes(one))
  const lastEventId = live.lastId()
  await live.close()
  const missed = await direct(carol, '@alice two')
  await using again = await openLive(server, { token: alice.token, stream: 'direct', lastEventId })
  const frame = await again.until(({ event }) => event === 'conversation')
  expect(JSON.parse(frame.payload).last_status.id).toBe(missed.id)
  const carols = async () => (await list(alice)).filter(({ accounts }) => accounts.some(({ id }) => id === carol.id))
  expect(await carols()).toHaveLength(2)
  await alice.masto.v1.accounts.$select(carol.id).block()
  expect(await carols()).toEqual([])
})
