import { describe, expect, it } from 'vitest'
import { createTestGateway } from '../testing/create-test-gateway.ts'
import { createFakeSearch } from '../testing/fake-search.ts'

const world = async () => {
  const gateway = await createTestGateway()
  const post = async (by: typeof gateway.alice, status: string, more: object = {}) =>
    (await by.call('POST', '/api/v1/statuses', { status, ...more })).json().id as string
  const search = async (by: typeof gateway.alice, query: string) => {
    const answer = await by.call('GET', `/api/v2/search?${query}`)
    const { statuses, accounts, hashtags, highlights } = answer.json()
    const link = String(answer.headers.link ?? '')
    return {
      ids: statuses?.map(({ id }: { id: string }) => id),
      accounts,
      hashtags,
      highlights,
      link,
      status: answer.statusCode,
    }
  }
  return { ...gateway, post, search }
}

describe('of what the index answers, only what may be shown is', () => {
  it('others’ public posts, one’s own of any kind', async () => {
    const { alice, bob, post, search } = await world()
    const open = await post(alice, 'heron open')
    const [unlisted, secret] = [
      await post(alice, 'heron', { visibility: 'unlisted' }),
      await post(alice, 'heron', { visibility: 'private' }),
    ]
    await bob.call('POST', `/api/v1/accounts/${alice.id}/follow`)
    expect((await search(bob, 'q=heron')).ids).toEqual([open])
    expect((await search(alice, 'q=heron')).ids).toEqual([secret, unlisted, open])
  })

  it('nothing of people kept apart by a block, or muted, or who do not let themselves be found', async () => {
    const { alice, bob, carol, post, search, call } = await world()
    const id = await post(alice, 'heron')
    expect((await search(bob, 'q=heron')).ids).toEqual([id])
    await bob.call('POST', `/api/v1/accounts/${alice.id}/mute`)
    await alice.call('POST', `/api/v1/accounts/${carol.id}/block`)
    expect([(await search(bob, 'q=heron')).ids, (await search(carol, 'q=heron')).ids]).toEqual([[], []])
    await bob.call('POST', `/api/v1/accounts/${alice.id}/unmute`)
    await alice.call('PATCH', '/api/v1/accounts/update_credentials', { indexable: false })
    expect((await search(bob, 'q=heron')).ids).toEqual([])
    expect((await search(alice, 'q=heron')).ids).toEqual([id])
    // Who is not signed in finds no posts at all.
    expect((await call('GET', '/api/v2/search?q=heron')).json().statuses).toEqual([])
  })

  it('what one keeps is found as long as one may see it', async () => {
    const gateway = await createTestGateway()
    const { alice, bob, users, tweets } = gateway
    const secret = (await alice.call('POST', '/api/v1/statuses', { status: 'heron', visibility: 'private' })).json().id
    const found = createFakeSearch(users, tweets)
    gateway.edge.search.searchPosts = async (input) =>
      (await found.searchPosts(input)).map((hit) => ({ ...hit, kept: true }))
    const ids = async () =>
      (await bob.call('GET', '/api/v2/search?q=heron')).json().statuses.map(({ id }: { id: string }) => id)
    expect(await ids()).toEqual([])
    await bob.call('POST', `/api/v1/accounts/${alice.id}/follow`)
    expect(await ids()).toEqual([secret])
  })
})

it('pages are full although much is hidden, and go on by cursor; offset leaves out what was shown', async () => {
  const { alice, bob, post, search } = await world()
  const open: string[] = []
  for (let n = 0; n < 7; n++) {
    open.unshift(await post(alice, `heron ${n}`))
    for (let hidden = 0; hidden < 3; hidden++) await post(alice, 'heron', { visibility: 'private' })
  }
  const first = await search(bob, 'q=heron&limit=3&offset=0&highlight=true')
  expect(first.ids).toEqual(open.slice(0, 3))
  expect(first.link).toMatch(/^<https:\/\/rookery\.test\/api\/v2\/search\?.*cursor=.*>; rel="next"$/)
  expect(first.link).not.toContain('offset')
  expect(first.highlights[open[0]!]).toEqual(['<mark>heron</mark> 6'])
  const next = new URL(/<(.*)>/.exec(first.link)![1]!)
  expect((await search(bob, next.search.slice(1))).ids).toEqual(open.slice(3, 6))
  expect((await search(bob, 'q=heron&limit=3&offset=5')).ids).toEqual(open.slice(5))
  expect((await search(bob, `q=heron&max_id=${open[2]}&min_id=${open[5]}`)).ids).toEqual(open.slice(3, 5))
  expect((await search(bob, `q=heron&account_id=${bob.id}`)).ids).toEqual([])
  expect((await search(bob, 'q=heron&account_id=x')).ids).toEqual([])
  expect((await search(bob, 'q=heron&offset=100000')).ids).toEqual([])
})

it('a URL of this server leads to the post or the profile, as far as it may be seen', async () => {
  const { alice, bob, post, search } = await world()
  const [open, secret] = [await post(alice, 'open'), await post(alice, 'secret', { visibility: 'private' })]
  const at = (path: string) => `q=${encodeURIComponent(`https://rookery.test${path}`)}&resolve=true`
  expect((await search(bob, at(`/@alice/${open}`))).ids).toEqual([open])
  expect((await search(bob, at(`/users/alice/statuses/${open}`))).ids).toEqual([open])
  expect((await search(bob, at(`/@alice/${secret}`))).ids).toEqual([])
  expect((await search(bob, at('/users/alice'))).accounts).toMatchObject([{ username: 'alice' }])
  expect((await search(bob, at('/@nobody'))).accounts).toEqual([])
  await alice.call('POST', `/api/v1/accounts/${bob.id}/block`)
  expect((await search(bob, at('/@alice'))).accounts).toEqual([])
})

it('types are kept apart; following asks the graph', async () => {
  const { alice, bob, post, search } = await world()
  const id = await post(alice, 'alice on the wall #alicia')
  expect(await search(bob, 'q=alice&type=statuses')).toMatchObject({ ids: [id], accounts: [], hashtags: [] })
  expect(await search(bob, 'q=ali&type=hashtags')).toMatchObject({
    ids: [],
    accounts: [],
    hashtags: [{ name: 'alicia' }],
  })
  expect((await search(bob, 'q=alice&type=accounts&following=true')).accounts).toEqual([])
  await bob.call('POST', `/api/v1/accounts/${alice.id}/follow`)
  expect((await search(bob, 'q=alice&type=accounts&following=true')).accounts).toMatchObject([{ username: 'alice' }])
  expect(await search(bob, 'q=alice&type=nonsense')).toMatchObject({ ids: [], accounts: [], hashtags: [], status: 200 })
})

it('a hashtag says whether one follows it', async () => {
  const { alice, bob, call, post, search } = await world()
  await post(alice, 'on the wall #alicia')
  await bob.call('POST', '/api/v1/tags/alicia/follow')
  const found = async (by: typeof alice) => (await search(by, 'q=alicia&type=hashtags')).hashtags
  expect(await found(bob)).toMatchObject([{ name: 'alicia', following: true }])
  expect(await found(alice)).toMatchObject([{ name: 'alicia', following: false }])
  expect((await call('GET', '/api/v2/search?q=alicia')).json().hashtags[0]).not.toHaveProperty('following')
})
