import { expect, it } from 'vitest'
import { createTestGateway, type Person } from '../testing/create-test-gateway.ts'

it('what POST answers is what home, the single post and the account hold', async () => {
  const { alice, bob, call } = await createTestGateway()
  await alice.call('POST', `/api/v1/accounts/${bob.id}/follow`)
  const body = { status: 'Hello @alice, see https://example.org #Rooks\n\n<b>bold</b>', spoiler_text: 'a "warning"' }
  const posted = await bob.call('POST', '/api/v1/statuses', body)
  expect(posted.statusCode).toBe(200)
  const status = posted.json()
  expect((await bob.call('GET', '/api/v1/timelines/home')).json()).toEqual([status])
  expect((await bob.call('GET', `/api/v1/statuses/${status.id}`)).json()).toEqual(status)
  expect((await bob.call('GET', `/api/v1/accounts/${bob.id}/statuses`)).json()).toEqual([status])
  const { pinned: _own, ...forOthers } = status
  expect((await alice.call('GET', '/api/v1/timelines/home')).json()).toEqual([forOthers])
  const anonymous = (await call('GET', `/api/v1/statuses/${status.id}`)).json()
  for (const mark of ['favourited', 'reblogged', 'muted', 'bookmarked', 'pinned', 'filtered']) {
    expect(anonymous).not.toHaveProperty(mark)
  }
})

const post = async (person: Person, status: string, more: object = {}) =>
  (await person.call('POST', '/api/v1/statuses', { status, ...more })).json()

it('the same Idempotency-Key answers the same post', async () => {
  const { alice } = await createTestGateway()
  const headers = { 'idempotency-key': 'once' }
  const [first, second] = [
    await alice.call('POST', '/api/v1/statuses', { status: 'hello' }, headers),
    await alice.call('POST', '/api/v1/statuses', { status: 'hello' }, headers),
  ]
  expect(second.json()).toEqual(first.json())
  expect((await alice.call('GET', '/api/v1/timelines/home')).json()).toHaveLength(1)
})

it.each([
  ['null', { visibility: null, spoiler_text: null, sensitive: null, language: null, in_reply_to_id: null, poll: null }],
  ['empty', { visibility: '', spoiler_text: '', language: '', in_reply_to_id: '', media_ids: [''], scheduled_at: '' }],
])('what is given as %s is not given', async (_what, more) => {
  const { alice } = await createTestGateway()
  expect(await post(alice, 'plain', more)).toMatchObject({
    visibility: 'public',
    spoiler_text: '',
    in_reply_to_id: null,
  })
})

it('refuses what is empty, too long, or not there yet', async () => {
  const { alice } = await createTestGateway()
  for (const body of [
    {},
    { status: ' ' },
    { status: 'x'.repeat(501) },
    { status: 'x', media_ids: ['1'] },
    { status: 'x', poll: {} },
    { status: 'x', quoted_status_id: '1' },
  ]) {
    expect((await alice.call('POST', '/api/v1/statuses', body)).statusCode).toBe(422)
  }
  expect((await alice.call('POST', '/api/v1/statuses', { status: 'x', in_reply_to_id: '12345' })).statusCode).toBe(404)
})

it('an edit is seen at once, by its author and by others, with its history and source', async () => {
  const { alice, bob } = await createTestGateway()
  const { id } = await post(alice, 'first')
  await bob.call('GET', `/api/v1/statuses/${id}`)
  const edited = (await alice.call('PUT', `/api/v1/statuses/${id}`, { status: 'second', spoiler_text: 'mind' })).json()
  expect(edited).toMatchObject({ content: '<p>second</p>', spoiler_text: 'mind', sensitive: true })
  expect(edited.edited_at).not.toBeNull()
  expect((await bob.call('GET', `/api/v1/statuses/${id}`)).json().content).toBe('<p>second</p>')
  expect((await alice.call('GET', '/api/v1/timelines/home')).json()).toEqual([edited])
  const history = (await bob.call('GET', `/api/v1/statuses/${id}/history`)).json()
  expect(history.map((version: { content: string }) => version.content)).toEqual(['<p>first</p>', '<p>second</p>'])
  expect(history[0].account.username).toBe('alice')
  expect((await alice.call('GET', `/api/v1/statuses/${id}/source`)).json()).toEqual({
    id,
    text: 'second',
    spoiler_text: 'mind',
  })
  expect((await bob.call('PUT', `/api/v1/statuses/${id}`, { status: 'mine' })).statusCode).toBe(404)
  expect((await alice.call('PUT', `/api/v1/statuses/${id}`, { status: 'third', poll: {} })).statusCode).toBe(422)
})

it('a deletion answers the text, and nothing holds the post afterwards', async () => {
  const { alice, bob } = await createTestGateway()
  await bob.call('POST', `/api/v1/accounts/${alice.id}/follow`)
  const { id } = await post(alice, 'for @bob <3')
  await bob.call('GET', '/api/v1/timelines/home')
  expect((await bob.call('DELETE', `/api/v1/statuses/${id}`)).statusCode).toBe(404)
  expect((await alice.call('DELETE', `/api/v1/statuses/${id}`)).json()).toMatchObject({ id, text: 'for @bob <3' })
  expect((await alice.call('GET', `/api/v1/statuses/${id}`)).statusCode).toBe(404)
  expect((await bob.call('GET', '/api/v1/timelines/home')).json()).toEqual([])
  const own = (await alice.call('GET', '/api/v1/accounts/verify_credentials')).json()
  expect(own.statuses_count).toBe(0)
})

it('likes and boosts are counted and marked, and taken back', async () => {
  const { alice, bob } = await createTestGateway()
  const { id } = await post(alice, 'hello')
  const act = async (name: string) => (await bob.call('POST', `/api/v1/statuses/${id}/${name}`)).json()
  expect(await act('favourite')).toMatchObject({ favourited: true, favourites_count: 1 })
  const boost = await act('reblog')
  expect(boost).toMatchObject({ reblogged: true, reblog: { id, reblogged: true, reblogs_count: 1, favourited: true } })
  expect((await act('reblog')).id).toBe(boost.id)
  expect((await bob.call('GET', '/api/v1/timelines/home')).json()).toEqual([boost])
  expect((await bob.call('GET', `/api/v1/statuses/${id}/reblogged_by`)).json()).toMatchObject([{ username: 'bob' }])
  expect((await bob.call('GET', `/api/v1/statuses/${id}/favourited_by`)).json()).toMatchObject([{ username: 'bob' }])
  expect((await bob.call('POST', `/api/v1/statuses/${boost.id}/unfavourite`)).json()).toMatchObject({
    id,
    favourited: false,
  })
  expect(await act('unreblog')).toMatchObject({ id, reblogged: false, reblogs_count: 0 })
  expect((await bob.call('GET', `/api/v1/statuses/${boost.id}`)).statusCode).toBe(404)
})

it('a deleted post takes its boosts along', async () => {
  const { alice, bob } = await createTestGateway()
  const { id } = await post(alice, 'hello')
  const boost = (await bob.call('POST', `/api/v1/statuses/${id}/reblog`)).json()
  await alice.call('DELETE', `/api/v1/statuses/${id}`)
  expect((await bob.call('GET', '/api/v1/timelines/home')).json()).toEqual([])
  expect((await bob.call('GET', `/api/v1/statuses/${boost.id}`)).statusCode).toBe(404)
})

it('only its author may boost a followers-only post', async () => {
  const { alice, bob } = await createTestGateway()
  await bob.call('POST', `/api/v1/accounts/${alice.id}/follow`)
  const { id } = await post(alice, 'for friends', { visibility: 'private' })
  expect((await bob.call('POST', `/api/v1/statuses/${id}/reblog`)).statusCode).toBe(403)
  expect((await alice.call('POST', `/api/v1/statuses/${id}/reblog`)).json().visibility).toBe('private')
})

it('a thread shows what the viewer may see', async () => {
  const { alice, bob, carol, call } = await createTestGateway()
  const root = await post(alice, 'root')
  const reply = await post(bob, 'reply', { in_reply_to_id: root.id })
  const secret = await post(carol, '@bob secret', { in_reply_to_id: reply.id, visibility: 'direct' })
  const context = async (who: Pick<Person, 'call'>, id: string) => {
    const { ancestors, descendants } = (await who.call('GET', `/api/v1/statuses/${id}/context`)).json()
    return [ancestors, descendants].map((list: { id: string }[]) => list.map((each) => each.id))
  }
  expect(await context(bob, root.id)).toEqual([[], [reply.id, secret.id]])
  expect(await context(alice, root.id)).toEqual([[], [reply.id]])
  expect(await context({ call }, reply.id)).toEqual([[root.id], []])
  expect((await alice.call('GET', `/api/v1/statuses/${root.id}`)).json().replies_count).toBe(1)
})

it('several posts by id, in the order asked, without those that may not be seen', async () => {
  const { alice, bob } = await createTestGateway()
  const [one, two] = [await post(alice, 'one'), await post(alice, 'two', { visibility: 'private' })]
  const answer = await bob.call('GET', `/api/v1/statuses?id[]=${two.id}&id[]=${one.id}&id[]=x`)
  expect(answer.json().map((status: { id: string }) => status.id)).toEqual([one.id])
})
