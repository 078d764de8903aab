/** A row inserted, edited and deleted by hand in SQL has the same effect as through the API: timelines, sockets, counters, search. */
import { waitUntil } from '@rookery/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLive } from './support/live-client.ts'
import { type Person, signUp } from './support/people.ts'
import { databaseUrlOf, type Server, startServer } from './support/server.ts'

let server: Server
let alice: Person
let bob: Person
let sql: pg.Client

beforeAll(async () => {
  server = await startServer()
  ;[alice, bob] = await Promise.all([signUp(server, 'alice'), signUp(server, 'bob')])
  sql = new pg.Client({ connectionString: databaseUrlOf(server) })
  await sql.connect()
})
afterAll(async () => {
  await sql?.end()
  await server?.[Symbol.asyncDispose]()
})

const home = () => bob.json<{ id: string; content: string }[]>('/api/v1/timelines/home')
/** Whether a search for the words finds the post. */
const isFound = async (id: string, words: string) => {
  const { statuses } = await bob.json<{ statuses: { id: string }[] }>(`/api/v2/search?type=statuses&q=${words}`)
  return statuses.some((status) => status.id === id)
}
const statusesOfAlice = async () =>
  (await bob.json<{ statuses_count: number }>(`/api/v1/accounts/${alice.id}`)).statuses_count

test('a follow, a post, an edit and a deletion by hand', async () => {
  await sql.query('INSERT INTO users.follows (follower_id, followee_id) VALUES ($1, $2)', [bob.id, alice.id])
  await waitUntil(
    async () =>
      (await bob.json<{ following: boolean }[]>(`/api/v1/accounts/relationships?id[]=${alice.id}`))[0]?.following,
  )
  await home()
  await using live = await openLive(server, { token: bob.token, stream: 'user' })

  const { rows } = await sql.query<{ id: string }>(
    `INSERT INTO tweets.tweets (author_id, text) VALUES ($1, 'by hand') RETURNING id`,
    [alice.id],
  )
  const id = rows[0]!.id
  const update = await live.until(({ event }) => event === 'update')
  expect(JSON.parse(update.payload)).toMatchObject({ id, content: '<p>by hand</p>' })
  await waitUntil(async () => (await home())[0]?.id === id)
  await waitUntil(async () => (await statusesOfAlice()) === 1)
  await waitUntil(() => isFound(id, 'hand'))

  await sql.query(`UPDATE tweets.tweets SET text = 'by hand, twice' WHERE id = $1`, [id])
  const edit = await live.until(({ event }) => event === 'status.update')
  expect(JSON.parse(edit.payload)).toMatchObject({ id, content: '<p>by hand, twice</p>' })
  await waitUntil(async () => (await home())[0]?.content === '<p>by hand, twice</p>')
  expect(await bob.json(`/api/v1/statuses/${id}/history`)).toHaveLength(2)
  await waitUntil(() => isFound(id, 'twice'))

  await sql.query('INSERT INTO tweets.likes (tweet_id, account_id) VALUES ($1, $2)', [id, bob.id])
  await waitUntil(
    async () => (await bob.json<{ favourites_count: number }>(`/api/v1/statuses/${id}`)).favourites_count === 1,
  )

  await sql.query('DELETE FROM tweets.tweets WHERE id = $1', [id])
  expect((await live.until(({ event }) => event === 'delete')).payload).toBe(id)
  await waitUntil(async () => (await home()).length === 0)
  await waitUntil(async () => (await statusesOfAlice()) === 0)
  await waitUntil(async () => !(await isFound(id, 'hand')))
})

test('a block by hand ends the follow and hides at once what arrives later', async () => {
  await sql.query('INSERT INTO users.blocks (account_id, target_id) VALUES ($1, $2)', [alice.id, bob.id])
  await waitUntil(async () => (await bob.fetch(`/api/v1/accounts/${alice.id}/statuses`)).ok)
  const [relationship] = await alice.json<{ blocking: boolean; followed_by: boolean }[]>(
    `/api/v1/accounts/relationships?id[]=${bob.id}`,
  )
  expect(relationship).toMatchObject({ blocking: true, followed_by: false })
})

test('a session revoked by hand closes its sockets and is refused', async () => {
  await using live = await openLive(server, { token: bob.token, stream: 'user' })
  await sql.query('UPDATE users.sessions SET revoked_at = now() WHERE account_id = $1', [bob.id])
  await waitUntil(() => live.closed)
  // The same event closed the sockets: reads have forgotten it by then, five seconds of cache notwithstanding.
  expect((await bob.fetch('/api/v1/timelines/home')).status).toBe(401)
})
