import { beforeEach, describe, expect, it } from 'vitest'
import { createTestGateway, type Person, PUBLIC_URL } from '../testing/create-test-gateway.ts'

let world: Awaited<ReturnType<typeof createTestGateway>>
beforeEach(async () => {
  world = await createTestGateway()
})

const texts = (answer: { json(): { content: string }[] }) =>
  answer.json().map(({ content }) => content.replace(/<[^>]+>/g, ''))
const post = async (person: Person, status: string, more: object = {}): Promise<string> =>
  (await person.call('POST', '/api/v1/statuses', { status, ...more })).json().id
const follow = (one: Person, other: Person, how: object = {}) =>
  one.call('POST', `/api/v1/accounts/${other.id}/follow`, how)

describe('lists', () => {
  const make = async (change: object = {}): Promise<string> =>
    (await world.alice.call('POST', '/api/v1/lists', { title: 'Birds', ...change })).json().id
  const add = (id: string, ...people: Person[]) =>
    world.alice.call('POST', `/api/v1/lists/${id}/accounts`, { account_ids: people.map((one) => String(one.id)) })

  it('are made, read, changed and deleted; those of others are not there', async () => {
    const { alice, bob } = world
    const id = await make()
    const list = { id, title: 'Birds', replies_policy: 'list', exclusive: false }
    expect((await alice.call('GET', `/api/v1/lists/${id}`)).json()).toEqual(list)
    const same = await alice.call('PUT', `/api/v1/lists/${id}`, { title: 'Birds', replies_policy: null })
    expect(same.json()).toEqual(list)
    const changed = await alice.call('PUT', `/api/v1/lists/${id}`, { replies_policy: 'none', exclusive: 'true' })
    expect(changed.json()).toEqual({ ...list, replies_policy: 'none', exclusive: true })
    expect((await alice.call('GET', '/api/v1/lists')).json()).toEqual([changed.json()])
    for (const [method, path] of [
      ['GET', ''],
      ['PUT', ''],
      ['DELETE', ''],
      ['GET', '/accounts'],
      ['POST', '/accounts'],
      ['DELETE', '/accounts'],
    ] as const) {
      const body =
        method === 'PUT' ? { title: 'mine' } : method === 'POST' ? { account_ids: [String(alice.id)] } : undefined
      expect((await bob.call(method, `/api/v1/lists/${id}${path}`, body)).statusCode, method + path).toBe(404)
    }
    expect((await bob.call('GET', `/api/v1/timelines/list/${id}`)).statusCode).toBe(404)
    expect((await alice.call('POST', '/api/v1/lists', { title: ' ' })).statusCode).toBe(422)
    expect((await alice.call('PUT', `/api/v1/lists/${id}`, { replies_policy: 'some' })).statusCode).toBe(422)
    expect((await alice.call('DELETE', `/api/v1/lists/${id}`)).json()).toEqual({})
    expect((await alice.call('GET', `/api/v1/lists/${id}`)).statusCode).toBe(404)
  })

  it('hold followees, whom clients add and remove by body or query, and page through', async () => {
    const { alice, bob, carol } = world
    const id = await make()
    expect((await add(id, bob)).statusCode).toBe(404)
    for (const one of [bob, carol]) await follow(alice, one)
    expect((await add(id, bob, carol)).json()).toEqual({})
    const members = async (query = '') => {
      const answer = await alice.call('GET', `/api/v1/lists/${id}/accounts${query}`)
      return [answer.json().map(({ username }: { username: string }) => username), answer.headers.link] as const
    }
    expect((await members('?limit=0'))[0]).toEqual(['carol', 'bob'])
    const [first, link] = await members('?limit=1')
    expect(first).toEqual(['carol'])
    expect(link).toContain(`${PUBLIC_URL}/api/v1/lists/${id}/accounts?limit=1&max_id=`)
    const lists = await alice.call('GET', `/api/v1/accounts/${bob.id}/lists`)
    expect(lists.json().map((list: { id: string }) => list.id)).toEqual([id])
    await alice.call('DELETE', `/api/v1/lists/${id}/accounts`, { account_ids: [String(carol.id)] })
    await alice.call('DELETE', `/api/v1/lists/${id}/accounts?account_ids[]=${bob.id}`)
    expect((await members())[0]).toEqual([])
    expect((await alice.call('POST', `/api/v1/lists/${id}/accounts`, { account_ids: ['x'] })).statusCode).toBe(404)
  })

  it('show members’ posts and boosts, and replies by their policy; exclusive ones instead of home', async () => {
    const { alice, bob, carol } = world
    for (const one of [bob, carol]) await follow(alice, one)
    const id = await make()
    await add(id, bob)
    const root = await post(carol, 'by carol')
    await post(bob, 'by bob')
    await post(bob, 'to carol', { in_reply_to_id: root })
    await post(alice, 'mine')
    const timeline = async () => texts(await alice.call('GET', `/api/v1/timelines/list/${id}`))
    expect(await timeline()).toEqual(['by bob'])
    await alice.call('PUT', `/api/v1/lists/${id}`, { replies_policy: 'followed', exclusive: true })
    expect(await timeline()).toEqual(['to carol', 'by bob'])
    expect(texts(await alice.call('GET', '/api/v1/timelines/home'))).toEqual(['mine', 'by carol'])
    await bob.call('POST', `/api/v1/statuses/${root}/reblog`)
    expect(await timeline()).toHaveLength(3)
    await follow(alice, bob, { reblogs: false })
    expect(await timeline()).toHaveLength(2)
    await alice.call('POST', `/api/v1/accounts/${bob.id}/mute`)
    expect(await timeline()).toEqual([])
  })
})

describe('hashtags', () => {
  it('are followed and unfollowed; their public posts come home', async () => {
    const { alice, bob, call } = world
    await post(bob, 'about #Rooks')
    await post(bob, 'secret #rooks', { visibility: 'unlisted' })
    const home = async () => texts(await alice.call('GET', '/api/v1/timelines/home'))
    const followed = await alice.call('POST', '/api/v1/tags/Rooks/follow')
    expect(followed.json()).toMatchObject({ name: 'rooks', following: true, url: `${PUBLIC_URL}/tags/rooks` })
    expect(await home()).toEqual(['about #Rooks'])
    expect((await alice.call('GET', '/api/v1/followed_tags')).json()).toHaveLength(1)
    const unfollowed = await alice.call('POST', '/api/v1/tags/rooks/unfollow')
    expect(unfollowed.json().following).toBe(false)
    expect(await home()).toEqual([])
    const anonymous = (await call('GET', '/api/v1/tags/rooks')).json()
    expect(anonymous).not.toHaveProperty('following')
    expect(anonymous.history).toHaveLength(7)
    expect((await alice.call('POST', '/api/v1/tags/a%20b/follow')).statusCode).toBe(404)
  })

  it('timelines take any, all and none', async () => {
    const { alice, call } = world
    for (const text of ['#rooks', '#crows', '#rooks #crows']) await post(alice, text)
    const timeline = async (query: string) => texts(await call('GET', `/api/v1/timelines/tag/rooks${query}`))
    expect(await timeline('?any[]=crows')).toEqual(['#rooks #crows', '#crows', '#rooks'])
    expect(await timeline('?all[]=crows')).toEqual(['#rooks #crows'])
    expect(await timeline('?none[]=crows&local=true')).toEqual(['#rooks'])
    expect(await timeline('?remote=true')).toEqual([])
    expect(await timeline('?only_media=true')).toEqual([])
  })
})

it('home holds of a followee only the languages wanted, also in boosts', async () => {
  const { alice, bob, carol } = world
  await follow(alice, bob, { languages: ['en'] })
  await post(bob, 'english', { language: 'en' })
  await post(bob, 'deutsch', { language: 'de' })
  const foreign = await post(carol, 'auch deutsch', { language: 'de' })
  await bob.call('POST', `/api/v1/statuses/${foreign}/reblog`)
  await post(bob, 'whatever')
  expect(texts(await alice.call('GET', '/api/v1/timelines/home'))).toEqual(['whatever', 'english'])
})
