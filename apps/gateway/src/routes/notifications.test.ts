/** Routes of notifications and markers, on services in memory: filters, pages, groups, who sees what, scopes. */
import { expect, it } from 'vitest'
import { createTestGateway, type Person } from '../testing/create-test-gateway.ts'

type World = Awaited<ReturnType<typeof createTestGateway>>

const read = async (person: Person, url: string) => (await person.call('GET', url)).json()
const typesAt = async (person: Person, query = '') =>
  (await read(person, `/api/v1/notifications${query}`)).map(({ type }: { type: string }) => type)
const post = async (person: Person, body: object = {}) =>
  (await person.call('POST', '/api/v1/statuses', { status: 'hello', ...body })).json()

/** alice is told of a follow by bob, a like and a boost by carol, and a mention by bob, in this order. */
async function setUp() {
  const world = await createTestGateway()
  const { alice, bob, carol, notifications } = world
  const own = Number((await post(alice)).id)
  const mention = Number((await post(bob, { status: '@alice hello' })).id)
  const ids = {
    follow: notifications.tell(alice.id, 'follow', bob.id),
    favourite: notifications.tell(alice.id, 'favourite', carol.id, own),
    reblog: notifications.tell(alice.id, 'reblog', carol.id, own),
    mention: notifications.tell(alice.id, 'mention', bob.id, mention),
  }
  return { ...world, ids, own, mention }
}

it('shows each with who did it and the post', async () => {
  const { alice, bob, ids, mention } = await setUp()
  const [first, , , last] = await read(alice, '/api/v1/notifications')
  expect(first).toMatchObject({
    id: String(ids.mention),
    type: 'mention',
    group_key: `ungrouped-${ids.mention}`,
    account: { id: String(bob.id), username: 'bob' },
    status: { id: String(mention), favourited: false },
  })
  expect(first.created_at).toMatch(/^2026-01-01T00:00:00/)
  expect(last).toMatchObject({ type: 'follow' })
  expect(last).not.toHaveProperty('status')
  expect(await read(alice, `/api/v1/notifications/${ids.mention}`)).toEqual(first)
})

it.each([
  ['', ['mention', 'reblog', 'favourite', 'follow']],
  ['?types[]=mention&types[]=follow', ['mention', 'follow']],
  ['?exclude_types[]=mention&exclude_types[]=nonsense', ['reblog', 'favourite', 'follow']],
  ['?types=mention', ['mention']],
  ['?types[]=poll', []],
  ['?types[]=mention&exclude_types[]=mention', []],
  ['?limit=2', ['mention', 'reblog']],
  ['?account_id=nonsense', []],
  ['?include_filtered=true&supported_types[]=mention', ['mention', 'reblog', 'favourite', 'follow']],
])('filters: %s', async (query, expected) => expect(await typesAt((await setUp()).alice, query)).toEqual(expected))

it('pages with links that keep the filters', async () => {
  const { alice, carol, ids } = await setUp()
  expect(await typesAt(alice, `?account_id=${carol.id}`)).toEqual(['reblog', 'favourite'])
  const answer = await alice.call('GET', '/api/v1/notifications?limit=2&exclude_types[]=follow')
  const link = String(answer.headers.link)
  expect(link).toContain(`exclude_types%5B%5D=follow&max_id=${ids.reblog}>; rel="next"`)
  expect(await typesAt(alice, `?max_id=${ids.reblog}`)).toEqual(['favourite', 'follow'])
  expect(await typesAt(alice, `?min_id=${ids.follow}&limit=1`)).toEqual(['favourite'])
})

/** What hides carol's two; bob's stay. */
const HIDING: Record<string, (world: World & { own: number }) => Promise<unknown>> = {
  'a block': ({ alice, carol }) => alice.call('POST', `/api/v1/accounts/${carol.id}/block`),
  'a block by them': ({ alice, carol }) => carol.call('POST', `/api/v1/accounts/${alice.id}/block`),
  'a mute': ({ alice, carol }) => alice.call('POST', `/api/v1/accounts/${carol.id}/mute`),
  'the post’s deletion': ({ alice, own }) => alice.call('DELETE', `/api/v1/statuses/${own}`),
  'a muted thread': ({ alice, own }) => alice.call('POST', `/api/v1/statuses/${own}/mute`),
}
it.each(Object.keys(HIDING))('%s hides them on every path, and pages are full all the same', async (why) => {
  const world = await setUp()
  const { alice, ids } = world
  await HIDING[why]!(world)
  expect(await typesAt(alice)).toEqual(['mention', 'follow'])
  expect(await typesAt(alice, '?limit=2')).toEqual(['mention', 'follow'])
  expect(await typesAt(alice, `?min_id=${ids.follow - 1}&limit=2`)).toEqual(['mention', 'follow'])
  expect((await alice.call('GET', `/api/v1/notifications/${ids.favourite}`)).statusCode).toBe(404)
  expect(await read(alice, '/api/v1/notifications/unread_count')).toEqual({ count: 2 })
  expect(await read(alice, '/api/v2/notifications/unread_count')).toEqual({ count: 2 })
  const { notification_groups: groups, accounts } = await read(alice, '/api/v2/notifications')
  expect(groups.map(({ type }: { type: string }) => type)).toEqual(['mention', 'follow'])
  expect(accounts).toHaveLength(1)
})

it('somebody blocked who did a thousand things costs two queries, not a page of them each', async () => {
  const { alice, carol, notifications } = await setUp()
  for (let n = 0; n < 1000; n++) notifications.tell(alice.id, 'mention', carol.id, 5000 + n)
  await alice.call('POST', `/api/v1/accounts/${carol.id}/block`)
  let queries = 0
  const { notificationPage } = notifications
  notifications.notificationPage = (input) => {
    queries++
    return notificationPage(input)
  }
  expect(await typesAt(alice, '?limit=5')).toEqual(['mention', 'follow'])
  expect(queries).toBe(2)
  expect((await read(alice, '/api/v2/notifications?limit=5')).notification_groups).toHaveLength(2)
  expect(queries).toBe(4)
})

it('a mention that may not be seen (any more) is not shown', async () => {
  const { alice, bob, tweets, notifications, mention } = await setUp()
  await tweets.editTweet({
    ...{ authorId: bob.id, tweetId: mention, text: 'private now', spoilerText: '', sensitive: false, language: null },
  })
  // Public still: to be seen by all, though it mentions nobody.
  expect(await typesAt(alice, '?types[]=mention')).toEqual(['mention'])
  const secret = Number((await post(bob, { status: 'not for alice', visibility: 'direct' })).id)
  notifications.tell(alice.id, 'status', bob.id, secret)
  expect(await typesAt(alice, '?types[]=status')).toEqual([])
})

it('is put away one by one, in the older form, by group, and altogether', async () => {
  const { alice, bob, ids } = await setUp()
  const call = (url: string, body?: object) => alice.call('POST', url, body)
  expect((await bob.call('POST', `/api/v1/notifications/${ids.mention}/dismiss`)).statusCode).toBe(404)
  expect((await call(`/api/v1/notifications/${ids.mention}/dismiss`)).json()).toEqual({})
  expect((await call(`/api/v1/notifications/${ids.mention}/dismiss`)).statusCode).toBe(404)
  expect((await call('/api/v1/notifications/dismiss', { id: String(ids.reblog) })).statusCode).toBe(200)
  expect((await call('/api/v1/notifications/dismiss', {})).statusCode).toBe(404)
  expect(await typesAt(alice)).toEqual(['favourite', 'follow'])
  const [{ group_key: key }] = (await read(alice, '/api/v2/notifications')).notification_groups
  expect((await call(`/api/v2/notifications/${key}/dismiss`)).statusCode).toBe(200)
  expect(await typesAt(alice)).toEqual(['follow'])
  expect((await call('/api/v1/notifications/clear')).json()).toEqual({})
  expect(await typesAt(alice)).toEqual([])
})

it('counts what is newer than the marker', async () => {
  const { alice, ids } = await setUp()
  const count = async (query = '') => (await read(alice, `/api/v1/notifications/unread_count${query}`)).count
  expect([await count(), await count('?limit=3'), await count('?types[]=mention')]).toEqual([4, 3, 1])
  const saved = await alice.call('POST', '/api/v1/markers', { notifications: { last_read_id: String(ids.favourite) } })
  const marker = { last_read_id: String(ids.favourite), version: 1, updated_at: '2026-01-01T00:00:00.000Z' }
  expect(saved.json()).toEqual({ notifications: marker })
  expect(await count()).toBe(2)
  expect(await read(alice, '/api/v1/markers?timeline[]=home&timeline[]=notifications')).toEqual({
    notifications: marker,
  })
  expect(await read(alice, '/api/v1/markers')).toEqual({})
  expect((await alice.call('POST', '/api/v1/markers', { home: { last_read_id: 'x' } })).statusCode).toBe(422)
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const byForm = await alice.call('POST', '/api/v1/markers', 'home[last_read_id]=17' as never, form)
  expect(byForm.json()).toMatchObject({ home: { last_read_id: '17', version: 1 } })
})

it('groups likes and boosts by post, follows together, and the rest not at all', async () => {
  const { alice, bob, carol, ids, own, notifications } = await setUp()
  notifications.tell(alice.id, 'favourite', bob.id, own)
  const second = notifications.tell(alice.id, 'follow', carol.id)
  const page = await read(alice, '/api/v2/notifications')
  const partial = await read(alice, '/api/v2/notifications?expand_accounts=partial_avatars')
  expect(partial).toEqual({ ...page, partial_accounts: [] })
  expect(page.accounts).toHaveLength(2)
  expect(page.statuses).toHaveLength(2)
  expect(page.notification_groups).toMatchObject([
    {
      ...{ type: 'follow', notifications_count: 2, most_recent_notification_id: String(second) },
      ...{ page_min_id: String(ids.follow), page_max_id: String(second) },
      sample_account_ids: [String(carol.id), String(bob.id)],
    },
    { type: 'favourite', notifications_count: 2, status_id: String(own) },
    { type: 'mention', notifications_count: 1, group_key: `ungrouped-${ids.mention}` },
    { type: 'reblog', notifications_count: 1, sample_account_ids: [String(carol.id)] },
  ])
  const [{ group_key: key }] = page.notification_groups
  const one = await read(alice, `/api/v2/notifications/${key}`)
  expect(one.notification_groups).toMatchObject([{ group_key: key, notifications_count: 2 }])
  const people = await read(alice, `/api/v2/notifications/${key}/accounts`)
  expect(people.map(({ id }: { id: string }) => id)).toEqual([String(carol.id), String(bob.id)])
  expect((await alice.call('GET', '/api/v2/notifications/ungrouped-1')).statusCode).toBe(404)
  expect((await bob.call('GET', `/api/v2/notifications/${key}`)).statusCode).toBe(404)
  const apart = await read(alice, '/api/v2/notifications?grouped_types[]=favourite')
  expect(apart.notification_groups.filter(({ type }: { type: string }) => type === 'follow')).toHaveLength(2)
})

it('pages groups: none is left out, cursors bound what is shown', async () => {
  const { alice, ids } = await setUp()
  const seen: string[] = []
  let url = '/api/v2/notifications?limit=1'
  for (let pages = 0; pages < 6 && url; pages++) {
    const answer = await alice.call('GET', url)
    seen.push(...answer.json().notification_groups.map(({ type }: { type: string }) => type))
    url = /<https:\/\/rookery\.test([^>]+)>; rel="next"/.exec(String(answer.headers.link))?.[1] ?? ''
  }
  expect(seen).toEqual(['mention', 'reblog', 'favourite', 'follow'])
  const up = await read(alice, `/api/v2/notifications?min_id=${ids.follow}&limit=2`)
  expect(up.notification_groups.map(({ type }: { type: string }) => type)).toEqual(['reblog', 'favourite'])
})

it('holds nothing back, and says so', async () => {
  const { alice } = await setUp()
  const policy = await read(alice, '/api/v2/notifications/policy')
  expect(policy).toMatchObject({ for_not_following: 'accept', summary: { pending_requests_count: 0 } })
  const patch = (body: object) => alice.call('PATCH', '/api/v2/notifications/policy', body)
  expect((await patch({ for_not_following: 'accept' })).json()).toEqual(policy)
  expect((await patch({ for_not_following: 'drop' })).statusCode).toBe(422)
  expect(await read(alice, '/api/v1/notifications/policy')).toMatchObject({ filter_not_following: false })
  expect(await read(alice, '/api/v1/notifications/requests')).toEqual([])
})

it('needs the scopes of notifications', async () => {
  const { alice, signIn } = await setUp()
  const reader = await signIn(alice.id, ['read:notifications'])
  const writer = await signIn(alice.id, ['write:notifications'])
  expect((await reader.call('GET', '/api/v1/notifications')).statusCode).toBe(200)
  expect((await writer.call('GET', '/api/v1/notifications')).statusCode).toBe(403)
  expect((await reader.call('POST', '/api/v1/notifications/clear')).statusCode).toBe(403)
  expect((await writer.call('POST', '/api/v1/notifications/clear')).statusCode).toBe(200)
  expect((await reader.call('GET', '/api/v1/markers')).statusCode).toBe(403)
})
