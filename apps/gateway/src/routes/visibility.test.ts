/** Every path on which a post can be read asks maySee: who may not see it sees it on none of them. */
import { describe, expect, it } from 'vitest'
import { createTestGateway, type Person } from '../testing/create-test-gateway.ts'

type World = Awaited<ReturnType<typeof createTestGateway>>
type Reader = Pick<Person, 'call'>

/** All ways to one post by alice; each answers the ids it shows. */
const PATHS: Record<string, (world: World, reader: Reader, id: string) => Promise<string[]>> = {
  home: (_world, reader) => idsAt(reader, '/api/v1/timelines/home'),
  public: (_world, reader) => idsAt(reader, '/api/v1/timelines/public'),
  tag: (_world, reader) => idsAt(reader, '/api/v1/timelines/tag/rooks'),
  account: ({ alice }, reader) => idsAt(reader, `/api/v1/accounts/${alice.id}/statuses`),
  single: async (_world, reader, id) => {
    const answer = await reader.call('GET', `/api/v1/statuses/${id}`)
    return answer.statusCode === 200 ? [answer.json().id] : []
  },
  several: (_world, reader, id) => idsAt(reader, `/api/v1/statuses?id[]=${id}`),
  thread: async (_world, reader, id) => {
    const replies = await idsIn(reader, `/api/v1/statuses/${id}/context`)
    return replies === null ? [] : [id]
  },
  source: async (_world, reader, id) => ((await gives(reader, `/api/v1/statuses/${id}/source`)) ? [id] : []),
  history: async (_world, reader, id) => ((await gives(reader, `/api/v1/statuses/${id}/history`)) ? [id] : []),
  'reblogged by': async (_world, reader, id) =>
    (await gives(reader, `/api/v1/statuses/${id}/reblogged_by`)) ? [id] : [],
  'favourited by': async (_world, reader, id) =>
    (await gives(reader, `/api/v1/statuses/${id}/favourited_by`)) ? [id] : [],
  favourites: (_world, reader) => idsAt(reader, '/api/v1/favourites'),
  liking: async (_world, reader, id) => {
    const answer = await reader.call('POST', `/api/v1/statuses/${id}/favourite`)
    return answer.statusCode === 200 ? [id] : []
  },
  'replying to': async (_world, reader, id) => {
    const answer = await reader.call('POST', '/api/v1/statuses', { status: 'reply', in_reply_to_id: id })
    return answer.statusCode === 200 ? [id] : []
  },
}

async function idsAt(reader: Reader, url: string): Promise<string[]> {
  const answer = await reader.call('GET', url)
  return answer.statusCode === 200 ? answer.json().map((status: { id: string }) => status.id) : []
}
const gives = async (reader: Reader, url: string) => (await reader.call('GET', url)).statusCode === 200
const idsIn = async (reader: Reader, url: string) => ((await gives(reader, url)) ? [] : null)

async function setUp(visibility: string, before: (world: World) => Promise<unknown>) {
  const world = await createTestGateway()
  const { alice, bob, tweets } = world
  const { id } = (await alice.call('POST', '/api/v1/statuses', { status: 'about #rooks', visibility })).json()
  // Liked while it could still be seen: the list of favourites must ask again.
  await tweets.like({ accountId: bob.id, tweetId: Number(id) })
  await before(world)
  return { world, id }
}

const follow = ({ alice, bob }: World) => bob.call('POST', `/api/v1/accounts/${alice.id}/follow`)

describe.each([
  [
    'public',
    'a block by its author',
    (world: World) => world.alice.call('POST', `/api/v1/accounts/${world.bob.id}/block`),
  ],
  [
    'public',
    'a block of its author',
    (world: World) => world.bob.call('POST', `/api/v1/accounts/${world.alice.id}/block`),
  ],
  ['private', 'not following', async () => {}],
  ['direct', 'not being mentioned, though following', follow],
] as const)('a %s post after %s', (visibility, _why, before) => {
  it.each(Object.keys(PATHS))('is not to be seen on the path: %s', async (path) => {
    const { world, id } = await setUp(visibility, before)
    expect(await PATHS[path]!(world, world.bob, id)).not.toContain(id)
  })
})

it.each(Object.keys(PATHS).filter((path) => !/public|tag/.test(path)))(
  'a follower sees a private post on the path: %s',
  async (path) => {
    const { world, id } = await setUp('private', follow)
    expect(await PATHS[path]!(world, world.bob, id)).toContain(id)
  },
)

it.each(['public', 'tag', 'account', 'single', 'several', 'thread', 'history'])(
  'a stranger sees public posts only: %s',
  async (path) => {
    for (const [visibility, seen] of [
      ['public', true],
      ['private', false],
    ] as const) {
      const { world, id } = await setUp(visibility, async () => {})
      expect((await PATHS[path]!(world, world, id)).includes(id), visibility).toBe(seen)
    }
  },
)

it('a boost of what may not be seen is not to be seen', async () => {
  const world = await createTestGateway()
  const { alice, bob, carol } = world
  const { id } = (await alice.call('POST', '/api/v1/statuses', { status: 'x' })).json()
  const boost = (await carol.call('POST', `/api/v1/statuses/${id}/reblog`)).json().id
  await bob.call('POST', `/api/v1/accounts/${carol.id}/follow`)
  const home = () => idsAt(bob, '/api/v1/timelines/home')
  const account = () => idsAt(bob, `/api/v1/accounts/${carol.id}/statuses`)
  expect([await home(), await account()]).toEqual([[boost], [boost]])
  await alice.call('POST', `/api/v1/accounts/${bob.id}/block`)
  expect([await home(), await account()]).toEqual([[], []])
  expect((await bob.call('GET', `/api/v1/statuses/${boost}`)).statusCode).toBe(404)
})

it('people kept apart by a block are not in lists of who liked and boosted', async () => {
  const { alice, bob, carol } = await createTestGateway()
  const { id } = (await alice.call('POST', '/api/v1/statuses', { status: 'x' })).json()
  for (const action of ['favourite', 'reblog']) await carol.call('POST', `/api/v1/statuses/${id}/${action}`)
  await carol.call('POST', `/api/v1/accounts/${bob.id}/block`)
  for (const list of ['favourited_by', 'reblogged_by']) {
    expect((await bob.call('GET', `/api/v1/statuses/${id}/${list}`)).json()).toEqual([])
    expect((await alice.call('GET', `/api/v1/statuses/${id}/${list}`)).json()).toHaveLength(1)
  }
})
