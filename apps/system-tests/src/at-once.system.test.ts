/** A block, an unfollow and a revocation hold before the request that made them is answered, also with the relay standing still. */
import { waitUntil } from '@rookery/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLive } from './support/live-client.ts'
import { type Person, signIn, signUp } from './support/people.ts'
import { act, homeIds, postAs } from './support/posting.ts'
import { databaseUrlOf, type Server, startServer } from './support/server.ts'

let server: Server
let sql: pg.Client
let serial = 0

beforeAll(async () => {
  server = await startServer()
  sql = new pg.Client({ connectionString: databaseUrlOf(server) })
  await sql.connect()
})
afterAll(async () => {
  await sql?.end()
  await server?.[Symbol.asyncDispose]()
})

/** Two people who follow each other, and a post of each in the other's home. */
async function friends(): Promise<{ alice: Person; bob: Person; post: string }> {
  const number = serial++
  const [alice, bob] = await Promise.all([signUp(server, `alice${number}`), signUp(server, `bob${number}`)])
  await act(bob, alice, 'follow')
  await act(alice, bob, 'follow')
  await homeIds(bob)
  const { id } = await postAs(alice, 'seen by bob')
  await waitUntil(async () => (await homeIds(bob)).includes(id))
  return { alice, bob, post: id }
}

/** Stops the server process that sends the write-ahead log, by SIGSTOP: commits go on, the relay hears nothing. */
async function withRelayStill<T>(work: () => Promise<T>): Promise<T> {
  // Between two sessions of the relay there is none.
  const { pid } = await waitUntil(async () => {
    const { rows } = await sql.query<{ pid: number }>("SELECT pid FROM pg_stat_replication WHERE state = 'streaming'")
    return rows[0]
  })
  process.kill(pid, 'SIGSTOP')
  try {
    return await work()
  } finally {
    process.kill(pid, 'SIGCONT')
  }
}

const asUsual = <T>(work: () => Promise<T>): Promise<T> => work()

/** The status of each read path by which bob could reach alice's post or profile. */
async function whereSeen(bob: Person, alice: Person, post: string): Promise<string[]> {
  const lists: Record<string, string> = {
    home: '/api/v1/timelines/home?limit=40',
    public: '/api/v1/timelines/public?local=true&limit=40',
    account: `/api/v1/accounts/${alice.id}/statuses`,
    several: `/api/v1/statuses?id[]=${post}`,
  }
  const seen: string[] = []
  for (const [name, path] of Object.entries(lists)) {
    const response = await bob.fetch(path)
    if (response.ok && ((await response.json()) as { id: string }[]).some(({ id }) => id === post)) seen.push(name)
  }
  for (const path of ['', '/context', '/history', '/reblogged_by', '/favourited_by']) {
    if ((await bob.fetch(`/api/v1/statuses/${post}${path}`)).ok) seen.push(`single${path}`)
  }
  return seen
}

describe.each([
  ['as usual', asUsual],
  ['with the relay standing still', withRelayStill],
] as const)('%s', (name, circumstances) => {
  const still = name !== 'as usual'

  test('a block hides on every read path, in both directions', async () => {
    const { alice, bob, post } = await friends()
    expect((await whereSeen(bob, alice, post)).length).toBe(9)
    const own = (await postAs(bob, 'seen by alice')).id
    await circumstances(async () => {
      await act(alice, bob, 'block')
      expect(await whereSeen(bob, alice, post)).toEqual([])
      expect(await whereSeen(alice, bob, own)).toEqual([])
    })
  })

  test('an unfollow takes the posts out of home, a new follow brings them back', async () => {
    const { alice, bob, post } = await friends()
    await circumstances(async () => {
      await act(bob, alice, 'unfollow')
      expect(await homeIds(bob)).not.toContain(post)
      await act(bob, alice, 'follow')
      if (!still) await waitUntil(async () => (await homeIds(bob)).includes(post))
    })
    await waitUntil(async () => (await homeIds(bob)).includes(post))
  })

  test('followers-only posts are closed to whom the author blocks and to those who stop following', async () => {
    const { alice, bob } = await friends()
    const { id } = await postAs(alice, 'for followers', { visibility: 'private' })
    expect((await bob.fetch(`/api/v1/statuses/${id}`)).status).toBe(200)
    await circumstances(async () => {
      await act(bob, alice, 'unfollow')
      expect((await bob.fetch(`/api/v1/statuses/${id}`)).status).toBe(404)
    })
  })

  test('open sockets get nothing that was posted after the answer', async () => {
    const { alice, bob } = await friends()
    const carol = await signUp(server, `carol${serial++}`)
    await act(bob, carol, 'follow')
    await using live = await openLive(server, { token: bob.token, stream: 'user' })
    await circumstances(async () => {
      await act(alice, bob, 'block')
      await postAs(alice, 'after the block')
    })
    const marker = await postAs(carol, 'marker')
    await live.until((frame) => frame.payload.includes(marker.id))
    expect(live.frames.filter((frame) => frame.payload.includes('after the block'))).toEqual([])
  })

  test('a revocation closes the session on every path and its sockets', async () => {
    const { bob } = await friends()
    const phone = await signIn(server, bob)
    expect((await phone.fetch('/api/v1/timelines/home')).status).toBe(200)
    await using live = await openLive(server, { token: phone.token, stream: 'user' })
    await circumstances(async () => {
      await phone.signOut()
      for (const path of [
        'timelines/home',
        'accounts/verify_credentials',
        'accounts/relationships',
        'timelines/public',
      ])
        expect((await phone.fetch(`/api/v1/${path}`)).status, path).toBe(401)
      await waitUntil(() => live.closed)
    })
    expect((await bob.fetch('/api/v1/timelines/home')).status).toBe(200)
  })
})
