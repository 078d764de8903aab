import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { ENTITIES } from '../schemas.ts'
import { createTestGateway } from '../testing/create-test-gateway.ts'

const names = (accounts: { username: string }[]) => accounts.map(({ username }) => username)
const ajv = new Ajv({ strict: false, schemas: ENTITIES })
const fits = (entity: string, value: unknown) =>
  expect(ajv.validate(entity, value), JSON.stringify(ajv.errors)).toBe(true)

it('a locked account is asked; the owner answers', async () => {
  const { alice, bob, carol } = await createTestGateway()
  await alice.call('PATCH', '/api/v1/accounts/update_credentials', { locked: true })
  const ask = async (person: typeof bob) => (await person.call('POST', `/api/v1/accounts/${alice.id}/follow`)).json()
  expect(await ask(bob)).toMatchObject({ id: String(alice.id), following: false, requested: true })
  expect(await ask(carol)).toMatchObject({ requested: true })
  const own = (await alice.call('GET', '/api/v1/accounts/verify_credentials')).json()
  expect(own).toMatchObject({ followers_count: 0, source: { follow_requests_count: 2 } })

  const page = await alice.call('GET', '/api/v1/follow_requests?limit=1')
  expect(names(page.json())).toEqual(['carol'])
  const next = /<https:\/\/rookery.test([^>]+)>; rel="next"/.exec(String(page.headers.link))?.[1]
  expect(names((await alice.call('GET', next!)).json())).toEqual(['bob'])
  expect((await bob.call('GET', '/api/v1/follow_requests')).json()).toEqual([])

  const answer = (name: string, who: typeof bob) => alice.call('POST', `/api/v1/follow_requests/${who.id}/${name}`)
  expect((await answer('authorize', bob)).json()).toMatchObject({
    id: String(bob.id),
    followed_by: true,
    requested_by: false,
  })
  expect((await answer('reject', carol)).json()).toMatchObject({ followed_by: false, requested_by: false })
  expect((await answer('authorize', carol)).statusCode).toBe(404)
  expect((await bob.call('POST', `/api/v1/follow_requests/${alice.id}/authorize`)).statusCode).toBe(404)
  const shown = (await bob.call('GET', `/api/v1/accounts/relationships?id[]=${alice.id}`)).json()
  expect(shown).toMatchObject([{ following: true, requested: false }])
  expect((await alice.call('GET', `/api/v1/accounts/${alice.id}`)).json().followers_count).toBe(1)
  await ask(carol)
  expect((await carol.call('POST', `/api/v1/accounts/${alice.id}/unfollow`)).json()).toMatchObject({ requested: false })
  expect((await alice.call('GET', '/api/v1/follow_requests')).json()).toEqual([])
})

it('notes are their author’s alone', async () => {
  const { alice, bob } = await createTestGateway()
  const note = (comment?: string) => bob.call('POST', `/api/v1/accounts/${alice.id}/note`, { comment })
  expect((await note('met at <the> lake')).json()).toMatchObject({ note: 'met at <the> lake' })
  const seen = async (viewer: typeof bob, id: number) =>
    (await viewer.call('GET', `/api/v1/accounts/relationships?id[]=${id}`)).json()[0]
  expect(await seen(bob, alice.id)).toMatchObject({ note: 'met at <the> lake' })
  expect(await seen(alice, bob.id)).toMatchObject({ note: '' })
  expect((await note()).json()).toMatchObject({ note: '' })
})

it('endorsed are only people one follows; a block hides the list', async () => {
  const { alice, bob, carol, call } = await createTestGateway()
  const act = (name: string) => alice.call('POST', `/api/v1/accounts/${bob.id}/${name}`)
  expect((await act('endorse')).statusCode).toBe(422)
  await act('follow')
  expect((await act('pin')).json()).toMatchObject({ endorsed: true })
  expect(names((await alice.call('GET', '/api/v1/endorsements')).json())).toEqual(['bob'])
  const shown = `/api/v1/accounts/${alice.id}/endorsements`
  expect(names((await call('GET', shown)).json())).toEqual(['bob'])
  await alice.call('POST', `/api/v1/accounts/${carol.id}/block`)
  expect((await carol.call('GET', shown)).json()).toEqual([])
  expect((await carol.call('GET', `/api/v1/accounts/${alice.id}/following`)).json()).toEqual([])
  expect((await act('unendorse')).json()).toMatchObject({ endorsed: false, following: true })
  expect((await call('GET', '/api/v1/accounts/999/endorsements')).statusCode).toBe(404)
})

it('featured tags say how much is said under them', async () => {
  const { alice, bob, call } = await createTestGateway()
  await alice.call('POST', '/api/v1/statuses', { status: '#Rooks' })
  await alice.call('POST', '/api/v1/statuses', { status: '#rooks #crows' })
  await alice.call('POST', '/api/v1/statuses', { status: '#rooks', visibility: 'private' })
  const made = (await alice.call('POST', '/api/v1/featured_tags', { name: '#Rooks' })).json()
  fits('FeaturedTag', made)
  expect(made).toMatchObject({ name: 'Rooks', statuses_count: 2, url: 'https://rookery.test/tags/rooks' })
  const shown = `/api/v1/accounts/${alice.id}/featured_tags`
  expect((await call('GET', shown)).json()).toEqual([made])
  const suggested = (await alice.call('GET', '/api/v1/featured_tags/suggestions')).json()
  expect(suggested).toMatchObject([{ name: 'crows' }])
  expect((await alice.call('POST', '/api/v1/featured_tags', { name: 'no tag' })).statusCode).toBe(422)
  expect((await bob.call('DELETE', `/api/v1/featured_tags/${made.id}`)).statusCode).toBe(404)
  expect((await alice.call('DELETE', `/api/v1/featured_tags/${made.id}`)).json()).toEqual({})
  expect((await call('GET', shown)).json()).toEqual([])
})

it('people are met: familiar followers, suggestions, the directory', async () => {
  const { alice, bob, carol, call } = await createTestGateway()
  await alice.call('POST', `/api/v1/accounts/${bob.id}/follow`)
  await bob.call('POST', `/api/v1/accounts/${carol.id}/follow`)
  const familiar = (await alice.call('GET', `/api/v1/accounts/familiar_followers?id[]=${carol.id}`)).json()
  fits('FamiliarFollowers', familiar[0])
  expect(familiar).toMatchObject([{ id: String(carol.id), accounts: [{ username: 'bob' }] }])

  const suggested = (await alice.call('GET', '/api/v2/suggestions')).json()
  fits('Suggestion', suggested[0])
  expect(suggested).toMatchObject([{ source: 'global', sources: ['most_followed'], account: { username: 'carol' } }])
  expect(names((await alice.call('GET', '/api/v1/suggestions?limit=5')).json())).toEqual(['carol'])
  expect((await alice.call('DELETE', `/api/v1/suggestions/${carol.id}`)).json()).toEqual({})
  expect((await alice.call('GET', '/api/v2/suggestions')).json()).toEqual([])

  await bob.call('POST', '/api/v1/statuses', { status: 'I am here' })
  await alice.call('POST', '/api/v1/statuses', { status: 'so am I' })
  const directory = async (query: string, who: { call: typeof bob.call } = { call: call as never }) =>
    names((await who.call('GET', `/api/v1/directory?${query}`)).json())
  expect(await directory('')).toEqual(['alice', 'bob'])
  expect(await directory('order=new&local=true')).toEqual(['carol', 'bob', 'alice'])
  expect(await directory('order=new&offset=1&limit=1')).toEqual(['bob'])
  await carol.call('PATCH', '/api/v1/accounts/update_credentials', { discoverable: false })
  expect(await directory('order=new')).toEqual(['bob', 'alice'])
  await alice.call('POST', `/api/v1/accounts/${bob.id}/mute`)
  expect(await directory('order=new', alice)).toEqual(['alice'])
  expect((await call('GET', '/api/v1/directory?order=best')).statusCode).toBe(422)
})

it('the list of muted people says until when', async () => {
  const { alice, bob, carol, clock } = await createTestGateway()
  await alice.call('POST', `/api/v1/accounts/${bob.id}/mute`, { duration: 60 })
  await alice.call('POST', `/api/v1/accounts/${carol.id}/mute`)
  const muted = (await alice.call('GET', '/api/v1/mutes')).json()
  fits('MutedAccount', muted[0])
  expect(muted).toMatchObject([
    { username: 'carol', mute_expires_at: null },
    { username: 'bob', mute_expires_at: new Date(clock.now() + 60_000).toISOString() },
  ])
})
