import { QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, test } from 'vitest'
import type { Status } from './problem.ts'
import {
  arrive,
  dropFromHome,
  HOME_KEY,
  hideStatus,
  liveOf,
  newestFirst,
  parseStatus,
  patchStatus,
  presentHome,
  restoreStatus,
  type StatusPages,
  showPending,
  TIMELINE,
} from './status-cache.ts'

const post = (id: string, more: Partial<Status> = {}): Status => ({ id, content: `post ${id}`, ...more }) as Status
const pages = (...pages: Status[][]): StatusPages => ({ pages, pageParams: pages.map(() => undefined) })

let client: QueryClient
const home = () => presentHome(client.getQueryData<StatusPages>(HOME_KEY)?.pages ?? [], liveOf(client))
const ids = () => home().map(({ id }) => id)

beforeEach(() => {
  client = new QueryClient()
  client.setQueryData(HOME_KEY, pages([post('30'), post('20')], [post('10')]))
})

test('a live post waits behind the pill, and is shown once however often it arrives', () => {
  arrive(client, post('40'), false)
  arrive(client, post('40'), false)
  expect(ids()).toEqual(['30', '20', '10'])
  expect(liveOf(client).pending.map(({ id }) => id)).toEqual(['40'])
  showPending(client)
  arrive(client, post('40'), false)
  expect(ids()).toEqual(['40', '30', '20', '10'])
  expect(liveOf(client).pending).toEqual([])
})

test('one’s own post comes by the answer and by the socket, in either order, and stands there once', () => {
  arrive(client, post('40'), true)
  arrive(client, post('40'), true)
  arrive(client, post('50'), false)
  arrive(client, post('50'), true)
  expect(ids()).toEqual(['50', '40', '30', '20', '10'])
  expect(liveOf(client).pending).toEqual([])
})

test('an answer that was under way hides nothing that arrived and brings nothing back', () => {
  arrive(client, post('40'), true)
  hideStatus(client, '20')
  client.setQueryData(HOME_KEY, pages([post('30'), post('20')]))
  expect(ids()).toEqual(['40', '30'])
  client.setQueryData(HOME_KEY, pages([post('40'), post('30'), post('20')]))
  expect(ids()).toEqual(['40', '30'])
})

test('what arrives before home was read is not lost', () => {
  client.removeQueries({ queryKey: HOME_KEY })
  arrive(client, post('40'), true)
  client.setQueryData(HOME_KEY, pages([post('30')]))
  expect(ids()).toEqual(['40', '30'])
})

test('a deletion takes boosts of the post with it, and can be undone', () => {
  arrive(client, post('40', { reblog: post('5') }), true)
  hideStatus(client, '5')
  expect(ids()).toEqual(['30', '20', '10'])
  restoreStatus(client, '5')
  expect(ids()).toEqual(['40', '30', '20', '10'])
})

test('a change shows in timelines, boosts, threads and behind the pill', () => {
  client.setQueryData([TIMELINE, 'account', '1'], pages([post('20')]))
  client.setQueryData(['thread', '20'], [post('20'), post('21')])
  arrive(client, post('40', { reblog: post('20') }), false)
  patchStatus(client, '20', (old) => ({ ...old, content: 'changed' }))
  expect(home().find(({ id }) => id === '20')?.content).toBe('changed')
  expect(client.getQueryData<StatusPages>([TIMELINE, 'account', '1'])?.pages[0]?.[0]?.content).toBe('changed')
  expect(client.getQueryData<Status[]>(['thread', '20'])?.map(({ content }) => content)).toEqual(['changed', 'post 21'])
  expect(liveOf(client).pending[0]?.reblog?.content).toBe('changed')
})

test('a live reply joins the thread that holds its parent', () => {
  client.setQueryData(['thread', '20'], [post('20')])
  arrive(client, post('40', { inReplyToId: '20' }), false)
  arrive(client, post('40', { inReplyToId: '20' }), false)
  expect(client.getQueryData<Status[]>(['thread', '20'])?.map(({ id }) => id)).toEqual(['20', '40'])
})

test('posts of an author unfollowed meanwhile leave home alone', () => {
  client.setQueryData([TIMELINE, 'account', '1'], pages([post('20')]))
  dropFromHome(client, new Set(['20']))
  expect(ids()).toEqual(['30', '10'])
  expect(client.getQueryData<StatusPages>([TIMELINE, 'account', '1'])?.pages[0]).toHaveLength(1)
})

test('ids are compared as numbers, though they are text', () => {
  expect(['9', '100', '20'].map((id) => ({ id })).sort(newestFirst)).toEqual([{ id: '100' }, { id: '20' }, { id: '9' }])
})

test('a streamed payload is read like an answer', () => {
  expect(parseStatus('{"id":"1","in_reply_to_id":"2"}')).toEqual({ id: '1', inReplyToId: '2' })
})
