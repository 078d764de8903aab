import { expect, it } from 'vitest'
import { createTestGateway } from '../testing/create-test-gateway.ts'

const setUp = async () => {
  const gateway = await createTestGateway()
  const { alice } = gateway
  const post = async (status: string, in_reply_to_id?: string) =>
    (await alice.call('POST', '/api/v1/statuses', { status, visibility: 'direct', in_reply_to_id })).json()
  const list = async (who = gateway.bob) => (await who.call('GET', '/api/v1/conversations')).json()
  return { ...gateway, post, list }
}

it('shows each participant the thread, its others and its last post, unread for whom it came to', async () => {
  const { post, list, alice, bob, carol } = await setUp()
  const first = await post('@bob shall we look for herons?')
  const second = await post('@bob or for rooks?', first.id)
  const [found, ...more] = await list()
  expect(more).toEqual([])
  expect(found).toMatchObject({ unread: true, accounts: [{ id: String(alice.id) }], last_status: { id: second.id } })
  expect(await list(alice)).toMatchObject([{ unread: false, accounts: [{ id: String(bob.id) }] }])
  expect(await list(carol)).toEqual([])
})

it('is marked as read, as unread, and put away until the next post', async () => {
  const { post, list, bob, carol } = await setUp()
  const first = await post('@bob hello')
  const [{ id }] = await list()
  const mark = async (how: string, who = bob) => who.call('POST', `/api/v1/conversations/${id}/${how}`)
  expect((await mark('read')).json()).toMatchObject({ id, unread: false })
  expect((await mark('unread')).json()).toMatchObject({ id, unread: true })
  expect((await mark('read', carol)).statusCode).toBe(404)
  expect((await carol.call('DELETE', `/api/v1/conversations/${id}`)).statusCode).toBe(404)
  expect((await bob.call('DELETE', `/api/v1/conversations/${id}`)).json()).toEqual({})
  expect(await list()).toEqual([])
  await post('@bob still there?', first.id)
  expect(await list()).toHaveLength(1)
})

it('is not shown while its last post may not be seen', async () => {
  const { post, list, alice, bob } = await setUp()
  await post('@bob hello')
  await bob.call('POST', `/api/v1/accounts/${alice.id}/block`)
  expect(await list()).toEqual([])
})
