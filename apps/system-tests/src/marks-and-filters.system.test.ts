/** What people keep for themselves of posts and would rather not read, through the npm package `masto`, on a whole server. */
import { waitUntil } from '@rookery/testing'
import type { mastodon } from 'masto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLive } from './support/live-client.ts'
import { type Person, signIn, signUp } from './support/people.ts'
import { act, postAs } from './support/posting.ts'
import { databaseUrlOf, type Server, startServer } from './support/server.ts'

let server: Server
let alice: Person
let bob: Person
let carol: Person
let psql: pg.Client
let markedByHand: string

beforeAll(async () => {
  server = await startServer()
  ;[alice, bob, carol] = (await Promise.all(['alice', 'bob', 'carol'].map((name) => signUp(server, name)))) as [
    Person,
    Person,
    Person,
  ]
  await act(bob, alice, 'follow')
  psql = new pg.Client(databaseUrlOf(server))
  await psql.connect()
})
afterAll(async () => {
  await psql?.end()
  await server?.[Symbol.asyncDispose]()
})

const ids = (statuses: { id: string }[]) => statuses.map(({ id }) => id)
const bookmarks = async (person: Person) => ids(await person.masto.v1.bookmarks.list())
const inHome = async (person: Person, id: string) =>
  waitUntil(async () => (await person.masto.v1.timelines.home.list()).find((status) => status.id === id))
const filterTitles = ({ filtered }: Pick<mastodon.v1.Status, 'filtered'>) => filtered?.map(({ filter }) => filter.title)

test('a bookmark is there at once, in every session, and only while one may see the post', async () => {
  const { id } = await postAs(alice, 'for followers', { visibility: 'private' })
  await expect(carol.masto.v1.statuses.$select(id).bookmark()).rejects.toMatchObject({ statusCode: 404 })
  const elsewhere = await signIn(server, bob)
  await inHome(elsewhere, id)
  const answered = await bob.masto.v1.statuses.$select(id).bookmark()
  expect(answered.bookmarked).toBe(true)
  expect(await inHome(elsewhere, id)).toEqual(answered)
  expect(await bookmarks(elsewhere)).toEqual([id])

  await act(alice, bob, 'block')
  expect(await bookmarks(bob)).toEqual([])
  await act(alice, bob, 'unblock')
  // The block has ended the follow.
  expect(await bookmarks(bob)).toEqual([])
  await act(bob, alice, 'follow')
  expect(await bookmarks(bob)).toEqual([id])
  expect((await bob.masto.v1.statuses.$select(id).unbookmark()).bookmarked).toBe(false)
  expect(await inHome(bob, id)).toMatchObject({ bookmarked: false })
  expect(await bookmarks(bob)).toEqual([])
})

test('five pins stand on the profile, the last one first', async () => {
  // Seen by the last test: nobody tells gateways of it, but they ask again every few seconds.
  markedByHand = (await postAs(carol, 'kept by hand')).id
  expect(await inHome(carol, markedByHand)).toMatchObject({ bookmarked: false })
  await psql.query(`INSERT INTO tweets.bookmarks (account_id, tweet_id) VALUES (${carol.id}, ${markedByHand})`)
  const posts: string[] = []
  for (let n = 0; n < 6; n++) posts.push((await postAs(carol, `post ${n}`)).id)
  for (const id of posts.slice(0, 5)) {
    expect(await carol.masto.v1.statuses.$select(id).pin()).toMatchObject({ id, pinned: true })
  }
  const last = posts[5]!
  await expect(carol.masto.v1.statuses.$select(last).pin()).rejects.toMatchObject({ statusCode: 422 })
  await expect(bob.masto.v1.statuses.$select(last).pin()).rejects.toMatchObject({ statusCode: 422 })
  const pinned = async (person: Person) =>
    ids(await person.masto.v1.accounts.$select(carol.id).statuses.list({ pinned: true }))
  expect(await pinned(bob)).toEqual(posts.slice(0, 5).reverse())
  await carol.masto.v1.statuses.$select(posts[0]!).unpin()
  await carol.masto.v1.statuses.$select(last).pin()
  await carol.masto.v1.statuses.$select(posts[1]!).remove()
  expect(await pinned(bob)).toEqual([last, posts[4], posts[3], posts[2]])
  expect((await carol.masto.v1.statuses.$select(last).fetch()).pinned).toBe(true)
})

test('nothing in a muted thread notifies', async () => {
  const { id: root } = await postAs(alice, 'a long story')
  const { id: reply } = await postAs(bob, 'tell me', { in_reply_to_id: root })
  expect(await bob.masto.v1.statuses.$select(reply).mute()).toMatchObject({ muted: true })
  expect(await inHome(bob, root)).toMatchObject({ muted: true })
  const muted = await postAs(carol, '@bob and then…', { in_reply_to_id: reply })
  const heard = await postAs(carol, '@bob somewhere else')
  // Notifications come in the order of the posts.
  const notified = await waitUntil(async () => {
    const mentions = (await bob.masto.v1.notifications.list({ types: ['mention'] })).map(({ status }) => status?.id)
    return mentions.includes(heard.id) && mentions
  })
  expect(notified).not.toContain(muted.id)
  expect(await bob.masto.v1.statuses.$select(root).unmute()).toMatchObject({ muted: false })
})

test('filters are applied at once where they were made for, live as well, and end by themselves', async () => {
  await using live = await openLive(server, { token: bob.token, stream: 'user' })
  await using open = await openLive(server, { token: bob.token, stream: 'public' })
  const { id } = await postAs(alice, 'Grey Heron, seen today')
  await live.until(({ payload }) => payload?.includes(id))
  const reply = await postAs(alice, 'the heron flew', { in_reply_to_id: id })
  const filter = await bob.masto.v2.filters.create({
    ...{ title: 'birds', context: ['home', 'thread', 'notifications'], filterAction: 'hide' },
    keywordsAttributes: [{ keyword: 'heron', wholeWord: true }],
  })
  const shown = await inHome(bob, id)
  expect(shown.filtered).toMatchObject([
    { filter: { id: filter.id, title: 'birds', filterAction: 'hide' }, keywordMatches: ['Heron'], statusMatches: null },
  ])
  const onPublic = async () => (await bob.masto.v1.timelines.public.list()).find((status) => status.id === id)!
  expect(filterTitles(await onPublic())).toEqual([])
  const { descendants } = await bob.masto.v1.statuses.$select(id).context.fetch()
  expect(descendants.map((each) => [each.id, filterTitles(each)])).toEqual([[reply.id, ['birds']]])
  await live.until(({ event }) => event === 'filters_changed')
  // The very next read has it: nobody waits for the log.
  for (const title of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'birds']) {
    await bob.masto.v2.filters.$select(filter.id).update({ title })
    expect(filterTitles(await inHome(bob, id))).toEqual([title])
  }

  const mention = await postAs(alice, '@bob another heron')
  const [frame, plain] = await Promise.all(
    [live, open].map((client) =>
      client.until(({ event, payload }) => event === 'update' && payload.includes(mention.id)),
    ),
  )
  expect(filterTitles(JSON.parse(frame!.payload))).toEqual(['birds'])
  expect(filterTitles(JSON.parse(plain!.payload))).toEqual([])
  const notification = await waitUntil(async () =>
    (await bob.masto.v1.notifications.list()).find(({ status }) => status?.id === mention.id),
  )
  expect(filterTitles(notification.status!)).toEqual(['birds'])

  const [keyword] = filter.keywords
  await bob.masto.v2.filters.$select(filter.id).update({
    keywordsAttributes: [{ id: keyword!.id, _destroy: true }, { keyword: 'flew' }],
  })
  expect(filterTitles(await inHome(bob, id))).toEqual([])
  expect(filterTitles(await inHome(bob, reply.id))).toEqual(['birds'])
  // Only now: it must not end before it was looked at.
  await bob.masto.v2.filters.$select(filter.id).update({ expiresIn: 1 })
  await waitUntil(async () => filterTitles(await inHome(bob, reply.id))?.length === 0)
  expect(await bob.masto.v2.filters.list()).toHaveLength(1)
  await bob.masto.v2.filters.$select(filter.id).remove()
  expect(await bob.masto.v2.filters.list()).toEqual([])
})

test('what is written by hand counts as well', async () => {
  const { id } = await postAs(alice, 'A rook by hand')
  expect(await inHome(bob, id)).toMatchObject({ filtered: [] })
  await psql.query(`WITH f AS (
    INSERT INTO users.filters (account_id, title, context) VALUES (${bob.id}, 'by hand', '{home}') RETURNING id
  ) INSERT INTO users.filter_keywords (filter_id, keyword) SELECT id, 'rook' FROM f`)
  await waitUntil(async () => filterTitles(await inHome(bob, id))?.[0] === 'by hand')
  await waitUntil(async () => (await inHome(carol, markedByHand)).bookmarked)
})
