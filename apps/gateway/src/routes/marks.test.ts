import { expect, it } from 'vitest'
import { createTestGateway, type Person } from '../testing/create-test-gateway.ts'

async function setUp() {
  const gateway = await createTestGateway()
  const post = async (person: Person, body: object) => (await person.call('POST', '/api/v1/statuses', body)).json()
  const act = (person: Person, id: string, action: string) => person.call('POST', `/api/v1/statuses/${id}/${action}`)
  const read = async (person: Person, url: string) => (await person.call('GET', url)).json()
  return { ...gateway, post, act, read }
}
const ids = (statuses: { id: string }[]) => statuses.map(({ id }) => id)

it('a bookmark is its owner’s alone, shown wherever the post is, and taken back', async () => {
  const { alice, bob, carol, post, act, read } = await setUp()
  const { id } = await post(alice, { status: 'a heron' })
  const boost = (await act(carol, id, 'reblog')).json()
  expect((await act(bob, boost.id, 'bookmark')).json()).toMatchObject({ id, bookmarked: true })
  expect(await read(bob, `/api/v1/statuses/${boost.id}`)).toMatchObject({
    bookmarked: true,
    reblog: { bookmarked: true },
  })
  expect(await read(alice, `/api/v1/statuses/${id}`)).toMatchObject({ bookmarked: false })
  expect(ids(await read(bob, '/api/v1/bookmarks'))).toEqual([id])
  expect(await read(alice, '/api/v1/bookmarks')).toEqual([])
  expect((await act(bob, id, 'unbookmark')).json()).toMatchObject({ id, bookmarked: false })
  expect(await read(bob, '/api/v1/bookmarks')).toEqual([])
})

it('bookmarks are paged by bookmark, and hold only what one may see now', async () => {
  const { alice, bob, post, act, read } = await setUp()
  const posts = [await post(alice, { status: 'one' }), await post(alice, { status: 'two' })]
  for (const { id } of posts.toReversed()) await act(bob, id, 'bookmark')
  const first = await bob.call('GET', '/api/v1/bookmarks?limit=1')
  expect(ids(first.json())).toEqual([posts[0].id])
  const [, next] = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))!
  expect(ids(await read(bob, new URL(next!).pathname + new URL(next!).search))).toEqual([posts[1].id])
  await alice.call('POST', `/api/v1/accounts/${bob.id}/block`)
  expect(await read(bob, '/api/v1/bookmarks')).toEqual([])
  expect((await act(bob, posts[0].id, 'unbookmark')).statusCode).toBe(404)
  await alice.call('POST', `/api/v1/accounts/${bob.id}/unblock`)
  // What was taken back unseen is gone all the same.
  expect(ids(await read(bob, '/api/v1/bookmarks'))).toEqual([posts[1].id])
})

it('what may not be seen cannot be marked', async () => {
  const { alice, bob, post, act } = await setUp()
  const secret = await post(alice, { status: 'for followers', visibility: 'private' })
  for (const action of ['bookmark', 'mute', 'pin', 'unbookmark', 'unmute', 'unpin']) {
    expect((await act(bob, secret.id, action)).statusCode, action).toBe(404)
    expect((await act(bob, '123', action)).statusCode, action).toBe(404)
  }
})

it('pins stand in the order of pinning, for whoever may see them', async () => {
  const { alice, bob, call, post, act, read } = await setUp()
  const open = await post(alice, { status: 'open #birds' })
  const secret = await post(alice, { status: 'for followers', visibility: 'private' })
  expect((await act(alice, secret.id, 'pin')).json()).toMatchObject({ pinned: true })
  expect((await act(alice, open.id, 'pin')).json()).toMatchObject({ pinned: true })
  const url = `/api/v1/accounts/${alice.id}/statuses?pinned=true`
  expect(ids(await read(alice, url))).toEqual([open.id, secret.id])
  expect(ids(await read(bob, url))).toEqual([open.id])
  expect(ids((await call('GET', url)).json())).toEqual([open.id])
  expect(ids(await read(alice, `${url}&tagged=Birds`))).toEqual([open.id])
  expect(ids(await read(alice, `${url}&max_id=${secret.id}`))).toEqual([open.id])
  expect((await act(bob, open.id, 'pin')).statusCode).toBe(422)
  expect((await act(alice, open.id, 'unpin')).json()).toMatchObject({ pinned: false })
  expect(ids(await read(alice, url))).toEqual([secret.id])
})

it('a muted thread is muted in each of its posts', async () => {
  const { alice, bob, post, act, read } = await setUp()
  const root = await post(alice, { status: 'a long story' })
  const reply = await post(alice, { status: 'longer', in_reply_to_id: root.id })
  const other = await post(alice, { status: 'another' })
  expect((await act(bob, reply.id, 'mute')).json()).toMatchObject({ id: reply.id, muted: true })
  expect(await read(bob, `/api/v1/statuses/${root.id}`)).toMatchObject({ muted: true })
  expect(await read(bob, `/api/v1/statuses/${root.id}/context`)).toMatchObject({ descendants: [{ muted: true }] })
  expect(await read(bob, `/api/v1/statuses/${other.id}`)).toMatchObject({ muted: false })
  expect(await read(alice, `/api/v1/statuses/${root.id}`)).toMatchObject({ muted: false })
  expect((await act(bob, root.id, 'unmute')).json()).toMatchObject({ muted: false })
})
