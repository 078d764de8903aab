import { expect, it, vi } from 'vitest'
import { createTestGateway } from '../testing/create-test-gateway.ts'

it('a profile is edited by JSON and by form, and shown as HTML', async () => {
  const { alice, call } = await createTestGateway()
  const answer = await alice.call('PATCH', '/api/v1/accounts/update_credentials', {
    display_name: 'Alice <3',
    note: 'Birds & https://example.org',
    bot: '1',
    fields_attributes: [{ name: 'Site', value: 'https://example.org' }],
    source: { privacy: 'private', sensitive: 'on', language: 'de' },
  })
  expect(answer.json()).toMatchObject({
    display_name: 'Alice <3',
    bot: true,
    source: { privacy: 'private', sensitive: true, language: 'de', note: 'Birds & https://example.org' },
  })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = 'fields_attributes[0][name]=A&fields_attributes[0][value]=B&fields_attributes[1][name]=&bot=false'
  await alice.call('PATCH', '/api/v1/accounts/update_credentials', body as unknown as object, form)
  const shown = (await call('GET', `/api/v1/accounts/${alice.id}`)).json()
  expect(shown.note).toContain('<p>Birds &amp; <a href="https://example.org"')
  expect(shown).toMatchObject({ bot: false, fields: [{ name: 'A', value: 'B', verified_at: null }] })
  expect((await alice.call('POST', '/api/v1/statuses', { status: 'x' })).json()).toMatchObject({
    visibility: 'private',
    sensitive: true,
    language: 'de',
  })
  const preferences = (await alice.call('GET', '/api/v1/preferences')).json()
  expect(preferences['posting:default:visibility']).toBe('private')
})

it('limits are kept', async () => {
  const { alice } = await createTestGateway()
  const many = Array.from({ length: 5 }, () => ({ name: 'a', value: 'b' }))
  for (const body of [{ display_name: 'x'.repeat(31) }, { note: 'x'.repeat(501) }, { fields_attributes: many }]) {
    expect((await alice.call('PATCH', '/api/v1/accounts/update_credentials', body)).statusCode).toBe(422)
  }
})

it('people are found by id, name and search', async () => {
  const { alice, bob, call } = await createTestGateway()
  expect((await call('GET', '/api/v1/accounts/lookup?acct=@ALICE@rookery.test')).json().id).toBe(String(alice.id))
  expect((await call('GET', '/api/v1/accounts/lookup?acct=alice@elsewhere.test')).statusCode).toBe(404)
  expect((await call('GET', '/api/v1/accounts/lookup')).statusCode).toBe(422)
  expect((await call('GET', '/api/v1/accounts/x')).statusCode).toBe(404)
  const both = (await call('GET', `/api/v1/accounts?id[]=${bob.id}&id[]=${alice.id}`)).json()
  expect(both.map((account: { username: string }) => account.username)).toEqual(['bob', 'alice'])
  const search = async (q: string) => (await bob.call('GET', `/api/v2/search?q=${encodeURIComponent(q)}`)).json()
  for (const q of ['ali', '@alice', 'alice@rookery.test', 'https://rookery.test/@alice']) {
    expect((await search(q)).accounts, q).toMatchObject([{ username: 'alice' }])
  }
  await alice.call('POST', '/api/v1/statuses', { status: 'on a wall #Rooks' })
  expect((await search('#Rook')).hashtags).toMatchObject([{ name: 'rooks', url: 'https://rookery.test/tags/rooks' }])
  expect((await bob.call('GET', '/api/v1/accounts/search?q=car')).json()).toMatchObject([{ username: 'carol' }])
})

it('follow, block and mute answer the relationship, and the lists and counters agree', async () => {
  const { alice, bob, call } = await createTestGateway()
  const act = async (name: string, body?: object) =>
    (await alice.call('POST', `/api/v1/accounts/${bob.id}/${name}`, body)).json()
  expect(await act('follow', { reblogs: false, notify: true })).toMatchObject({
    id: String(bob.id),
    following: true,
    showing_reblogs: false,
    notifying: true,
  })
  const followers = await call('GET', `/api/v1/accounts/${bob.id}/followers`)
  expect(followers.json()).toMatchObject([{ username: 'alice', following_count: 1 }])
  expect((await call('GET', `/api/v1/accounts/${alice.id}/following`)).json()).toMatchObject([
    { username: 'bob', followers_count: 1 },
  ])
  expect(await act('mute')).toMatchObject({ muting: true, muting_notifications: true })
  expect((await alice.call('GET', '/api/v1/mutes')).json()).toMatchObject([{ username: 'bob' }])
  expect(await act('unmute')).toMatchObject({ muting: false })
  expect(await act('block')).toMatchObject({ blocking: true, following: false })
  expect((await alice.call('GET', '/api/v1/blocks')).json()).toMatchObject([{ username: 'bob' }])
  expect((await bob.call('POST', `/api/v1/accounts/${alice.id}/follow`)).statusCode).toBe(403)
  expect((await bob.call('GET', '/api/v1/accounts/search?q=alice')).json()).toEqual([])
  expect((await alice.call('GET', '/api/v1/accounts/search?q=@bob')).json()).toMatchObject([{ username: 'bob' }])
  expect((await alice.call('GET', '/api/v1/accounts/search?q=bo')).json()).toEqual([])
  expect((await alice.call('GET', `/api/v1/accounts/relationships?id[]=${bob.id}`)).json()).toMatchObject([
    { blocking: true },
  ])
  expect(await act('unblock')).toMatchObject({ blocking: false })
  await bob.call('POST', `/api/v1/accounts/${alice.id}/follow`)
  expect(await act('remove_from_followers')).toMatchObject({ followed_by: false })
  expect((await alice.call('POST', `/api/v1/accounts/${alice.id}/follow`)).statusCode).toBe(403)
  expect((await alice.call('POST', '/api/v1/accounts/999/follow')).statusCode).toBe(404)
})

it('an account’s posts are filtered as asked', async () => {
  const { alice, bob, call } = await createTestGateway()
  const post = async (body: object) => (await alice.call('POST', '/api/v1/statuses', body)).json().id
  const other = (await bob.call('POST', '/api/v1/statuses', { status: 'bob’s' })).json().id
  const plain = await post({ status: 'plain #Rooks' })
  const reply = await post({ status: 'reply', in_reply_to_id: other })
  const boost = (await alice.call('POST', `/api/v1/statuses/${other}/reblog`)).json().id
  const list = async (query: string) =>
    (await call('GET', `/api/v1/accounts/${alice.id}/statuses?${query}`))
      .json()
      .map((status: { id: string }) => status.id)
  expect(await list('')).toEqual([boost, reply, plain])
  expect(await list('exclude_replies=1&exclude_reblogs=true')).toEqual([plain])
  expect(await list('tagged=rooks')).toEqual([plain])
  expect(await list('pinned=true')).toEqual([])
})

it('a stranger’s page of somebody with much that is private takes one look', async () => {
  const { alice, bob, tweets } = await createTestGateway()
  const open = await tweets.postTweet({ ...DRAFT, authorId: alice.id, visibility: 'public' })
  for (let n = 0; n < 100; n++) await tweets.postTweet({ ...DRAFT, authorId: alice.id, visibility: 'followers' })
  const asked = vi.spyOn(tweets, 'authorPage')
  const page = await bob.call('GET', `/api/v1/accounts/${alice.id}/statuses`)
  expect(page.json().map(({ id }: { id: string }) => id)).toEqual([String(open.id)])
  expect(asked).toHaveBeenCalledTimes(1)
})

const DRAFT = {
  text: 'x',
  spoilerText: '',
  sensitive: false,
  language: null,
  inReplyToId: null,
  appId: null,
  idempotencyKey: null,
}

it('the server describes itself as clients expect', async () => {
  const { call, alice } = await createTestGateway()
  await alice.call('POST', '/api/v1/statuses', { status: 'one of one' })
  expect((await call('GET', '/api/v1/instance')).json()).toMatchObject({
    uri: 'rookery.test',
    version: '4.2.0 (compatible; Rookery 0.1.0)',
    urls: { streaming_api: 'wss://rookery.test' },
    stats: { user_count: 3, status_count: 1, domain_count: 0 },
  })
  expect((await call('GET', '/api/v2/instance')).json()).toMatchObject({
    configuration: {
      urls: { streaming: 'wss://rookery.test' },
      accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
      media_attachments: { description_limit: 1500 },
      timelines_access: { live_feeds: { local: 'public', remote: 'public' } },
    },
    api_versions: { mastodon: 2 },
    usage: { users: { active_month: 1 } },
  })
  const finger = await call('GET', '/.well-known/webfinger?resource=acct:alice@rookery.test')
  expect(finger.json().subject).toBe('acct:alice@rookery.test')
  expect((await call('GET', '/.well-known/webfinger?resource=acct:zoe@rookery.test')).statusCode).toBe(404)
  const nodeinfo = (await call('GET', '/.well-known/nodeinfo')).json().links[0].href
  expect((await call('GET', new URL(nodeinfo).pathname)).json()).toMatchObject({
    software: { name: 'rookery' },
    usage: { users: { total: 3, activeMonth: 1 }, localPosts: 1 },
  })
  const picture = await call('GET', '/avatars/42.png')
  expect([picture.headers['content-type'], picture.rawPayload.subarray(1, 4).toString()]).toEqual(['image/png', 'PNG'])
})
