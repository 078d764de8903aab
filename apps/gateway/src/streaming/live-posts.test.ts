import { expect, it } from 'vitest'
import { graphFor } from '../statuses/find-status.ts'
import { createTestGateway, type Person } from '../testing/create-test-gateway.ts'
import { hydrateLive } from './live-posts.ts'

async function setUp() {
  const gateway = await createTestGateway()
  const hydrate = hydrateLive(gateway.edge.reads)
  return {
    ...gateway,
    post: async (person: Person, body: object) => (await person.call('POST', '/api/v1/statuses', body)).json(),
    live: async (id: string, viewerId: number | null) => {
      const post = (await hydrate([Number(id)])).get(Number(id))!
      return JSON.parse(await post.render(await graphFor(gateway.edge, viewerId), null))
    },
  }
}

it('a live post is what the API answers to the same reader', async () => {
  const { alice, bob, carol, call, post, live } = await setUp()
  const plain = await post(alice, { status: 'hello @bob #rooks' })
  const liked = await post(alice, { status: 'liked' })
  await bob.call('POST', `/api/v1/statuses/${liked.id}/favourite`)
  const boost = (await carol.call('POST', `/api/v1/statuses/${liked.id}/reblog`)).json()
  for (const { id } of [plain, liked, boost]) {
    for (const reader of [alice, bob, carol]) {
      expect(await live(id, reader.id)).toEqual((await reader.call('GET', `/api/v1/statuses/${id}`)).json())
    }
    expect(await live(id, null)).toEqual((await call('GET', `/api/v1/statuses/${id}`)).json())
  }
  expect(await live(liked.id, bob.id)).toMatchObject({ favourited: true, reblogged: false })
})

it('a new post is one text for all its readers, so that it is encoded once', async () => {
  const { alice, bob, carol, edge, post } = await setUp()
  const { id } = await post(alice, { status: 'hello' })
  let asked = 0
  const reads = {
    ...edge.reads,
    marks: (...input: Parameters<typeof edge.reads.marks>) => {
      asked++
      return edge.reads.marks(...input)
    },
  }
  const live = (await hydrateLive(reads)([Number(id)])).get(Number(id))!
  const graphs = await Promise.all([bob.id, carol.id].map((id) => edge.graphs.graphOf(id)))
  const render = () => Promise.all(graphs.map((graph) => live.render(graph, 'home')))
  // Whether they keep anything is read with their graph, once.
  const texts = [...(await render()), ...(await render())]
  expect(new Set(texts).size).toBe(1)
  expect(asked).toBe(2)
})

it('leaves out what is gone', async () => {
  const { alice, edge, post } = await setUp()
  const { id } = await post(alice, { status: 'hello' })
  await alice.call('DELETE', `/api/v1/statuses/${id}`)
  expect(await hydrateLive(edge.reads)([Number(id)])).toEqual(new Map())
})
