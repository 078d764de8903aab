/** What concerns people reaches them: all kinds, through the API and live, exactly once, gone with its cause, never from those hidden. */
import { waitUntil } from '@rookery/testing'
import type { mastodon } from 'masto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Frame, openLive } from './support/live-client.ts'
import { type Person, signUp } from './support/people.ts'
import { act, deleteAs, editAs, postAs } from './support/posting.ts'
import { databaseUrlOf, type Server, startServer } from './support/server.ts'

let server: Server
let alice: Person
let bob: Person
let carol: Person
let dora: Person

beforeAll(async () => {
  server = await startServer()
  const names = ['alice', 'bob', 'carol', 'dora']
  ;[alice, bob, carol, dora] = (await Promise.all(names.map((name) => signUp(server, name)))) as [
    Person,
    Person,
    Person,
    Person,
  ]
})
afterAll(async () => server?.[Symbol.asyncDispose]())
beforeEach(() => alice.masto.v1.notifications.clear())

const list = (person: Person, params: mastodon.rest.v1.ListNotificationsParams = {}) =>
  person.masto.v1.notifications.list(params)
/** `kind by user` of each, newest first. */
const told = async (person: Person, params?: mastodon.rest.v1.ListNotificationsParams) =>
  (await list(person, params)).map(({ type, account }) => `${type} by ${account.username}`)
const until = (person: Person, ...expected: string[]) =>
  waitUntil(async () => JSON.stringify(await told(person)) === JSON.stringify(expected), {
    describe: async () => `${JSON.stringify(expected)} rather than ${JSON.stringify(await told(person))}`,
  })
const status = (person: Person, id: string) => person.masto.v1.statuses.$select(id)
const notifications = (frames: readonly Frame[]) =>
  frames
    .filter(({ event }) => event === 'notification')
    .map(({ payload }) => JSON.parse(payload) as { id: string; type: string; status?: { id: string } })

async function sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: databaseUrlOf(server) })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

test('all seven kinds, in the list and on both streams alike', async () => {
  await using user = await openLive(server, { token: alice.token, stream: 'user' })
  await using only = await openLive(server, { token: alice.token, stream: 'user:notification' })
  const own = await postAs(alice, 'by alice')
  await postAs(bob, 'hello @alice')
  await until(alice, 'mention by bob')
  await act(bob, alice, 'follow')
  await until(alice, 'follow by bob', 'mention by bob')
  await status(carol, own.id).favourite()
  await until(alice, 'favourite by carol', 'follow by bob', 'mention by bob')
  await status(carol, own.id).reblog()
  await until(alice, 'reblog by carol', 'favourite by carol', 'follow by bob', 'mention by bob')
  await alice.masto.v1.accounts.$select(carol.id).follow({ notify: true })
  const wanted = await postAs(carol, 'asked for')
  await postAs(carol, '@bob a reply is not what was asked for', { in_reply_to_id: (await postAs(bob, 'to carol')).id })
  await waitUntil(async () => (await told(alice))[0] === 'status by carol')
  await status(alice, wanted.id).reblog()
  await editAs(carol, wanted.id, 'asked for, and edited')
  await waitUntil(async () => (await told(alice))[0] === 'update by carol')
  await alice.masto.v1.accounts.updateCredentials({ locked: true })
  await act(dora, alice, 'follow')
  await waitUntil(async () => (await told(alice))[0] === 'follow_request by dora')
  const all = await list(alice)
  expect(all.map(({ type }) => type)).toEqual([
    'follow_request',
    'update',
    'status',
    'reblog',
    'favourite',
    'follow',
    'mention',
  ])
  expect(all.map((one) => one.status?.id ?? null).slice(0, 5)).toEqual([null, wanted.id, wanted.id, own.id, own.id])

  for (const { until, frames } of [only, user]) await until(() => notifications(frames).length === 7)
  expect(only.frames.every(({ event }) => event === 'notification')).toBe(true)
  expect(notifications(only.frames).map(({ id }) => id)).toEqual(all.map(({ id }) => id).reverse())
  expect(notifications(user.frames)).toEqual(notifications(only.frames))
  const newest = await alice.json('/api/v1/notifications?limit=1')
  expect([notifications(only.frames).at(-1)]).toEqual(newest)

  // Let in: the request is answered, the follow is news.
  await alice.masto.v1.followRequests.$select(dora.id).authorize()
  await waitUntil(async () => (await told(alice))[0] === 'follow by dora')
  await waitUntil(async () => !(await told(alice)).includes('follow_request by dora'))
  await alice.masto.v1.accounts.updateCredentials({ locked: false })
  await alice.masto.v1.accounts.$select(carol.id).unfollow()

  const groups = await alice.masto.v2.notifications.list()
  expect(groups.notificationGroups.find(({ type }) => type === 'follow')).toMatchObject({ notificationsCount: 2 })
})

test('what was missed comes on return, once, in order, without what was put away', async () => {
  const before = await openLive(server, { token: alice.token, stream: 'user' })
  await postAs(bob, '@alice first')
  await before.until(({ event, payload }) => event === 'notification' && payload.includes('first'))
  const cursor = before.lastId()!
  await before.close()
  const own = await postAs(alice, 'while away')
  await status(carol, own.id).favourite()
  await until(alice, 'favourite by carol', 'mention by bob')
  await status(bob, own.id).favourite()
  await until(alice, 'favourite by bob', 'favourite by carol', 'mention by bob')
  const [latest] = await list(alice)
  await alice.masto.v1.notifications.$select(latest!.id).dismiss()
  await using after = await openLive(server, { token: alice.token, stream: 'user', lastEventId: cursor })
  await postAs(bob, '@alice second')
  await after.until(() => notifications(after.frames).length >= 2)
  expect(notifications(after.frames).map(({ type }) => type)).toEqual(['favourite', 'mention'])
  expect(after.frames[0]!.event).toBe('update')
})

test('blocked and muted people are not heard of, neither in lists and counts nor live', async () => {
  const own = await postAs(alice, 'about birds')
  await status(bob, own.id).favourite()
  await status(carol, own.id).favourite()
  await waitUntil(async () => (await told(alice)).length === 2)
  const count = async () => (await alice.masto.v1.notifications.unreadCount.fetch()).count
  await act(alice, bob, 'block')
  expect([await told(alice), await count()]).toEqual([['favourite by carol'], 1])
  await alice.masto.v1.accounts.$select(carol.id).mute({ notifications: true })
  expect([await told(alice), await count()]).toEqual([[], 0])
  await using live = await openLive(server, { token: alice.token, stream: 'user:notification' })
  await postAs(carol, '@alice from one who is muted')
  // What comes later was sent: the other would have been before it.
  await postAs(dora, '@alice a marker')
  await live.until(({ payload }) => payload.includes('a marker'))
  await alice.masto.v1.accounts.$select(carol.id).mute({ notifications: false })
  await waitUntil(async () => (await told(alice)).length === 3)
  await act(alice, carol, 'unmute')
  await postAs(carol, '@alice and now?')
  await live.until(({ payload }) => payload.includes('and now?'))
  expect(live.frames).toHaveLength(2)
  await act(alice, bob, 'unblock')
  expect(await count()).toBe(5)
})

test('is gone with its cause, and comes again with a new one', async () => {
  const own = await postAs(alice, 'likeable')
  await status(carol, own.id).favourite()
  await status(carol, own.id).reblog()
  await waitUntil(async () => (await told(alice)).length === 2)
  await status(carol, own.id).unfavourite()
  await until(alice, 'reblog by carol')
  await status(carol, own.id).unreblog()
  await until(alice)
  await status(carol, own.id).favourite()
  await until(alice, 'favourite by carol')
  await deleteAs(alice, own.id)
  await until(alice)
  await act(carol, alice, 'follow')
  await until(alice, 'follow by carol')
  await act(carol, alice, 'unfollow')
  await until(alice)
  const mention = await postAs(carol, 'hello @alice')
  await until(alice, 'mention by carol')
  await editAs(carol, mention.id, 'hello nobody')
  await until(alice)
  await editAs(carol, mention.id, 'hello again, @alice')
  await until(alice, 'mention by carol')
})

test('markers count, and clearing leaves nothing', async () => {
  for (const text of ['one', 'two', 'three']) await postAs(bob, `@alice ${text}`)
  await waitUntil(async () => (await told(alice)).length === 3)
  const [, second] = await list(alice)
  const unread = () => alice.masto.v1.notifications.unreadCount.fetch()
  const saved = await alice.masto.v1.markers.create({ notifications: { lastReadId: second!.id } })
  expect(saved.notifications.lastReadId).toBe(second!.id)
  expect(await unread()).toEqual({ count: 1 })
  const read = await alice.masto.v1.markers.fetch({ timeline: ['notifications', 'home'] })
  expect(read).toEqual(saved)
  await alice.masto.v1.notifications.clear()
  expect([await told(alice), await unread()]).toEqual([[], { count: 0 }])
})

const LIKE =
  'INSERT INTO tweets.likes (account_id, tweet_id) SELECT 900000 + n, $1 FROM generate_series($2::int, $3::int) n'
const rowsAbout = (id: string) => async () =>
  (await sql('SELECT count(*)::int AS n FROM notifications.notifications WHERE tweet_id = $1', [id]))[0]!.n
const comeTo = (count: number, rows: () => Promise<unknown>) =>
  waitUntil(async () => (await rows()) === count, {
    timeoutMs: 60_000,
    describe: async () => `${count}: ${await rows()}`,
  })

test('rows by hand tell as the API does; a killed server tells each exactly once when it is back', async () => {
  const { id } = await postAs(alice, 'liked by hand')
  await sql(LIKE, [id, 1, 200])
  const killed = server.kill9()
  await sql(LIKE, [id, 201, 400])
  await killed
  await sql(LIKE, [id, 401, 500])
  await sql('DELETE FROM tweets.likes WHERE tweet_id = $1 AND account_id > 900450', [id])
  server = await startServer({ dataDir: server.dataDir, port: server.port })
  await comeTo(450, rowsAbout(id))
})

test('a log lost with its slot: what stands is told again, what ended meanwhile is not, and nobody is told twice', async () => {
  const { id } = await postAs(alice, 'liked by hand, and forgotten')
  await sql(LIKE, [id, 1, 30])
  await postAs(carol, '@alice before the loss')
  await comeTo(30, rowsAbout(id))
  await until(alice, 'mention by carol')
  const [known] = await list(alice)
  await server.kill9()
  await sql("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name LIKE 'rookery%'")
  await sql(LIKE, [id, 31, 60])
  await sql('DELETE FROM tweets.likes WHERE tweet_id = $1 AND account_id <= 900010', [id])
  server = await startServer({ dataDir: server.dataDir, port: server.port, env: { LOG_LEVEL: 'error' } })
  await comeTo(50, rowsAbout(id))
  // Without what is told of carol beside it: counters are held for two seconds.
  expect(await list(alice)).toMatchObject([{ id: known!.id, type: 'mention', status: { id: known!.status!.id } }])
  await postAs(bob, '@alice after the loss')
  await until(alice, 'mention by bob', 'mention by carol')
})

test('whoever leaves for good is told nothing, and nobody is told of them', async () => {
  await postAs(alice, 'bye, @bob')
  await postAs(carol, 'bye, @alice')
  await until(alice, 'mention by carol')
  const rows = async () =>
    (
      await sql('SELECT count(*)::int AS n FROM notifications.notifications WHERE $1 IN (account_id, actor_id)', [
        alice.id,
      ])
    )[0]!.n
  await waitUntil(async () => Number(await rows()) > 1)
  await sql("UPDATE users.accounts SET state = 'deleting' WHERE id = $1", [alice.id])
  await comeTo(0, rows)
})
