/** Followed hashtags, lists and the rules of home on a whole server, through its public API, `masto` and open sockets. */
import { waitUntil } from '@rookery/testing'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type LiveClient, openLive } from './support/live-client.ts'
import { type Person, signUp, walkDown } from './support/people.ts'
import { act, editAs, homeIds, newestFirst, postAs } from './support/posting.ts'
import { databaseUrlOf, type Server, startServer } from './support/server.ts'

let server: Server
let alice: Person
let bob: Person
let carol: Person
let dora: Person
let psql: pg.Client

beforeAll(async () => {
  server = await startServer()
  psql = new pg.Client(databaseUrlOf(server))
  await psql.connect()
})
afterAll(async () => {
  await psql?.end()
  await server?.[Symbol.asyncDispose]()
})

let round = 0
/** New people for each test: nobody's graph depends on another test. */
beforeEach(async () => {
  round++
  const names = ['alice', 'bob', 'carol', 'dora'].map((name) => `${name}${round}`)
  ;[alice, bob, carol, dora] = (await Promise.all(names.map((name) => signUp(server, name)))) as [
    Person,
    Person,
    Person,
    Person,
  ]
})

/** Read until the cached timeline answers too: what is built later is built from the truth. */
const warm = async (person: Person) => {
  for (let reads = 0; reads < 3; reads++) await homeIds(person, 5)
}
const untilHome = (person: Person, ids: string[]) =>
  waitUntil(async () => (await homeIds(person)).join() === newestFirst(ids).join(), {
    describe: async () => `home of ${newestFirst(ids)}, not ${await homeIds(person)}`,
  })
const boost = (person: Person, id: string) => person.masto.v1.statuses.$select(id).reblog()
const got = (live: LiveClient, id: string, stream = 'user') =>
  live.until((frame) => frame.event === 'update' && frame.stream?.[0] === stream && JSON.parse(frame.payload).id === id)
const updates = (live: LiveClient, stream: string) =>
  live.frames.flatMap(({ event, payload, stream: label }) =>
    event === 'update' && label?.[0] === stream ? [JSON.parse(payload).id as string] : [],
  )

describe('followed hashtags', () => {
  test('older posts, newer ones and edited ones come home, live too, until the hashtag is unfollowed', async () => {
    const tag = `rooks${round}`
    const before = await postAs(carol, `before #${tag}`)
    await act(alice, bob, 'follow')
    await warm(alice)
    await using live = await openLive(server, { token: alice.token, stream: 'user' })
    const followed = await alice.masto.v1.tags.$select(tag).follow()
    expect(followed).toMatchObject({ name: tag, following: true })
    // Whatever day it is by now.
    expect(followed.history?.reduce((sum, { uses }) => sum + Number(uses), 0)).toBe(1)
    await untilHome(alice, [before.id])
    const after = await postAs(carol, `after #${tag}`)
    const both = await postAs(bob, `by one whom I follow #${tag}`)
    const plain = await postAs(carol, 'nothing')
    await postAs(carol, `not for all #${tag}`, { visibility: 'unlisted' })
    await got(live, after.id)
    await got(live, both.id)
    await editAs(carol, plain.id, `now with #${tag}`)
    await untilHome(alice, [before.id, after.id, both.id, plain.id])
    // The first may be told after the stream opened, when the hashtag is followed already.
    expect(updates(live, 'user').filter((id) => id !== before.id)).toEqual([after.id, both.id])

    await act(alice, carol, 'block')
    await untilHome(alice, [both.id])
    await act(alice, carol, 'unblock')
    expect((await alice.masto.v1.tags.$select(tag).unfollow()).following).toBe(false)
    expect(await homeIds(alice)).toEqual([both.id])
  })

  test('a row by hand has the same effect', async () => {
    const tag = `crows${round}`
    const post = await postAs(carol, `#${tag}`)
    await warm(alice)
    await psql.query('INSERT INTO users.tag_follows (account_id, tag) VALUES ($1, $2)', [alice.id, tag])
    await untilHome(alice, [post.id])
    expect((await alice.masto.v1.followedTags.list()).map(({ name }) => name)).toEqual([tag])
    await psql.query('DELETE FROM users.tag_follows WHERE account_id = $1', [alice.id])
    await untilHome(alice, [])
  })
})

describe('lists', () => {
  const make = async (more: { exclusive?: boolean; repliesPolicy?: 'none' | 'list' | 'followed' } = {}) => {
    const { id } = await alice.masto.v1.lists.create({ title: 'Birds', ...more })
    return { id, of: alice.masto.v1.lists.$select(id) }
  }

  test('page to the end, and stream what their members post as they come and go', async () => {
    for (const one of [bob, carol]) await act(alice, one, 'follow')
    const { id, of } = await make()
    await of.accounts.create({ accountIds: [bob.id] })
    const posted: string[] = []
    for (let n = 0; n < 25; n++) {
      posted.push((await postAs(bob, `post ${n}`)).id)
      if (n % 5 === 0) await postAs(carol, `between ${n}`)
    }
    const walked = await walkDown(alice, `/api/v1/timelines/list/${id}?limit=7`)
    expect(walked.ids).toEqual(newestFirst(posted))

    await using live = await openLive(server, { token: alice.token })
    live.send({ type: 'subscribe', stream: 'list', list: id })
    live.send({ type: 'subscribe', stream: 'user' })
    await live.taken()
    const first = await postAs(bob, 'live')
    expect((await got(live, first.id, 'list')).stream).toEqual(['list', id])
    await of.accounts.create({ accountIds: [carol.id] })
    const second = await postAs(carol, 'live as well')
    await got(live, second.id, 'list')
    const cursor = live.lastId()
    await of.accounts.remove({ accountIds: [bob.id] })
    const third = await postAs(bob, 'no longer in the list')
    await got(live, third.id, 'user')
    await act(alice, carol, 'unfollow')
    await postAs(carol, 'no longer followed, so no member either')
    await act(alice, dora, 'follow')
    const last = await postAs(dora, 'a marker')
    await got(live, last.id, 'user')
    // What was posted before may be told after the stream opened.
    expect(updates(live, 'list').filter((one) => !posted.includes(one))).toEqual([first.id, second.id])
    expect(await of.accounts.list()).toEqual([])

    await of.accounts.create({ accountIds: [dora.id] })
    await using again = await openLive(server, { token: alice.token })
    again.send({ type: 'subscribe', stream: 'list', list: id, last_event_id: cursor })
    await got(again, last.id, 'list')
  })

  test('are their owner’s alone, on sockets and event streams too', async () => {
    await act(alice, bob, 'follow')
    const { id, of } = await make()
    await of.accounts.create({ accountIds: [bob.id] })
    await expect(of.accounts.create({ accountIds: [carol.id] })).rejects.toMatchObject({ statusCode: 404 })
    for (const path of [`lists/${id}`, `lists/${id}/accounts`, `timelines/list/${id}`, `streaming/list?list=${id}`]) {
      expect((await bob.fetch(`/api/v1/${path}`)).status, path).toBe(404)
    }
    await using live = await openLive(server, { token: bob.token })
    live.send({ type: 'subscribe', stream: 'list', list: id })
    await waitUntil(() => live.frames.some((frame) => (frame as { status?: number }).status === 404))
  })

  test('exclusive ones keep their members’ posts away from home, at once and on open sockets', async () => {
    for (const one of [bob, carol]) await act(alice, one, 'follow')
    const { id, of } = await make({ exclusive: true })
    const early = await postAs(bob, 'early')
    await untilHome(alice, [early.id])
    await using live = await openLive(server, { token: alice.token, stream: 'user' })
    await of.accounts.create({ accountIds: [bob.id] })
    expect(await homeIds(alice)).toEqual([])
    const listed = await postAs(bob, 'listed')
    const other = await postAs(carol, 'at home')
    await got(live, other.id)
    expect(updates(live, 'user').filter((one) => one !== early.id)).toEqual([other.id])
    const boosted = await boost(carol, listed.id)
    await untilHome(alice, [other.id, boosted.id])
    const page = await alice.masto.v1.timelines.list.$select(id).list()
    expect(page.map((status) => status.id)).toEqual([listed.id, early.id])
    await of.update({ title: 'Birds', exclusive: false })
    // Now the post itself stands at home, and its boost is a repeat.
    await untilHome(alice, [early.id, listed.id, other.id])
  })
})

describe('home', () => {
  test('replies only to people one follows, nobody blocked or muted, also inside boosts and mentions', async () => {
    await act(alice, bob, 'follow')
    const start = await postAs(dora, 'by a stranger')
    const byCarol = await postAs(carol, 'by carol')
    await postAs(bob, 'to a stranger', { in_reply_to_id: start.id })
    const mentions = await postAs(bob, `about @${carol.username}`)
    const boosted = await boost(bob, byCarol.id)
    const tag = `jays${round}`
    await alice.masto.v1.tags.$select(tag).follow()
    const tagged = await postAs(carol, `#${tag}`)
    const self = await postAs(bob, 'to myself', { in_reply_to_id: mentions.id })
    await untilHome(alice, [mentions.id, boosted.id, tagged.id, self.id])
    for (const [hide, show] of [
      ['mute', 'unmute'],
      ['block', 'unblock'],
    ] as const) {
      await act(alice, carol, hide)
      await untilHome(alice, [self.id])
      await act(alice, carol, show)
      await untilHome(alice, [mentions.id, boosted.id, tagged.id, self.id])
    }
    await act(alice, dora, 'follow')
    const reply = await postAs(bob, 'to somebody known', { in_reply_to_id: start.id })
    await waitUntil(async () => (await homeIds(alice)).includes(reply.id))
  })

  test('boosts of one post once, none of whom one does not want them from, and wanted languages only', async () => {
    for (const one of [bob, carol]) await act(alice, one, 'follow')
    const original = await postAs(dora, 'auf Deutsch', { language: 'de' })
    const [first] = [await boost(bob, original.id), await boost(carol, original.id)]
    await untilHome(alice, [first.id])
    await alice.masto.v1.accounts.$select(bob.id).follow({ reblogs: false })
    await waitUntil(async () => (await homeIds(alice)).some((id) => id !== first.id))
    await alice.masto.v1.accounts.$select(carol.id).follow({ languages: ['en'] })
    expect(await homeIds(alice)).toEqual([])
    const english = await postAs(carol, 'in English', { language: 'en' })
    await postAs(carol, 'auf Deutsch', { language: 'de' })
    const other = await postAs(bob, 'auch Deutsch', { language: 'de' })
    await untilHome(alice, [english.id, other.id])
  })
})
