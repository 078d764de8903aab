/** Two gateways: their log, graph versions and signals. Posts and relations are the fake world's tables. On one Redis and on a Cluster. */
import type { DomainEvent, Session } from '@rookery/contracts'
import { createRedisEventLog, createRedisEventLogWriter, type EventLogWriter } from '@rookery/event-log'
import { createGraphCache, createRedisClient, createSessionCache, createSignals } from '@rookery/redis'
import { createSharedPlaces } from '@rookery/redis/limits'
import { waitUntil } from '@rookery/testing'
import { expect, it } from 'vitest'
import { alice, bob, carol, type FakeWorld, fakeWorld } from '../../src/streaming/fakes.ts'
import { openEvents, openSocket, refusedUpgrade, startStreaming } from '../streaming-support.ts'

export interface Places {
  /** A single Redis: the log's. */
  log: string
  /** Of versions and signals: the same one, or a Cluster. */
  url: string
}

type Writer = Pick<EventLogWriter, 'append' | 'open'>

/** A gateway with caches of its own, as a process would have them. */
async function startGateway(
  places: Places,
  world: FakeWorld,
  rows: Map<number, Session>,
  options: { deaf?: boolean } = {},
) {
  const { url } = places
  const log = createRedisEventLog({ url: places.log })
  // A busy machine may take longer than the default; what is tested is the order.
  const signals = createSignals({ url, ackWaitMs: 5_000 })
  await signals.ready()
  const versions = createRedisClient({ url, name: 'graphs' })
  // A deaf gateway hears no signal of others: its graphs must be right by their versions alone.
  const heard = options.deaf ? { ...signals, on: () => () => {} } : signals
  const graphs = createGraphCache({
    load: async ({ viewerId }) => structuredClone(world.graph(viewerId)),
    redis: versions,
    signals: heard,
    clock: Date,
  })
  const held = createSharedPlaces({ redis: versions, waitMs: 20_000 })
  const sessions = createSessionCache({
    find: async ({ sessionId }) => rows.get(sessionId) ?? null,
    signals: heard,
    clock: Date,
  })
  const server = await startStreaming(
    {
      log,
      graphs,
      signals: heard,
      sessions,
      authenticate: (token) => sessions.find(Number(token)),
      places: held,
      limits: { connectionsPerAccount: 3 },
      clock: Date,
    },
    world,
  )
  return {
    url: server.url,
    graphs,
    sessions,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await log[Symbol.asyncDispose]()
      await signals[Symbol.asyncDispose]()
      await held[Symbol.asyncDispose]()
      await versions[Symbol.asyncDispose]()
    },
  }
}

let epoch = 0
/** Two gateways, and an empty log. */
export async function setUp(places: Places, options: { deaf?: boolean } = {}) {
  {
    await using client = createRedisClient({ url: places.log, name: 'test' })
    await client.flushall()
  }
  const world = fakeWorld({ now: Date.now() })
  world.state.epoch = ++epoch
  const rows = new Map<number, Session>(
    [alice, bob, carol].map((accountId) => [
      accountId,
      { id: accountId, accountId, appId: 1, scopes: ['read'], createdAt: 0 },
    ]),
  )
  const writer = createRedisEventLogWriter({ url: places.log, groups: [] })
  await writer.open(epoch)
  const relay = relayOf(writer)
  world.graph(alice).following = [bob, carol]
  const first = await startGateway(places, world, rows)
  const second = await startGateway(places, world, rows, options)
  return {
    world,
    rows,
    relay,
    epoch,
    first,
    second,
    async [Symbol.asyncDispose]() {
      await first[Symbol.asyncDispose]()
      await second[Symbol.asyncDispose]()
      await writer[Symbol.asyncDispose]()
    },
  }
}

const relayOf = (writer: Writer) => ({
  writer,
  async publish<E extends DomainEvent>(event: E): Promise<E> {
    await writer.append([event])
    return event
  },
})

export function liveStreamsSuite(places: () => Places): void {
  it('an account has so many connections on all gateways together; another one finds a place when one is gone', async () => {
    await using all = await setUp(places())
    const { first, second } = all
    const token = String(alice)
    await using _left = await openSocket(first.url, '', token)
    const right = await openSocket(second.url, '', token)
    await using events = await openEvents(second.url, 'user', { authorization: `Bearer ${token}` })
    expect(events.response.status).toBe(200)
    for (const { url } of [first, second]) {
      expect(await refusedUpgrade(url, '', token)).toBe(429)
      await using refused = await openEvents(url, 'user', { authorization: `Bearer ${token}` })
      expect(refused.response.status).toBe(429)
    }
    await using _other = await openSocket(first.url, '', String(bob))
    await right[Symbol.asyncDispose]()
    await waitUntil(async () => {
      await using again = await openEvents(first.url, 'user', { authorization: `Bearer ${token}` })
      return again.response.status === 200
    })
  })

  it('every gateway shows every event; a client may come back to another one', async () => {
    await using all = await setUp(places())
    const { world, relay, first, second } = all
    const left = await openSocket(first.url, '?stream=user', String(alice))
    await using right = await openSocket(second.url, '?stream=user', String(alice))
    const seen = await relay.publish(world.post(bob, {}, true))
    await Promise.all([left.heard(1), right.heard(1)])
    expect(left.frames).toEqual(right.frames)
    await left[Symbol.asyncDispose]()
    const missed = []
    for (let i = 0; i < 50; i++) missed.push(await relay.publish(world.post(i % 2 ? bob : carol, {}, true)))
    await using back = await openSocket(second.url, `?stream=user&last_event_id=${left.frames[0]!.id}`, String(alice))
    await back.heard(50)
    const last = await relay.publish(world.post(bob, {}, true))
    await Promise.all([back.heard(51), right.heard(52)])
    const ids = (frames: { payload: string }[]) => frames.map(({ payload }) => Number(JSON.parse(payload).id))
    expect(ids(back.frames)).toEqual([...missed, last].map(({ tweetId }) => tweetId))
    expect(ids(right.frames)).toEqual([seen, ...missed, last].map(({ tweetId }) => tweetId))
  })

  it.each([
    ['hears signals', false],
    ['hears none', true],
  ])(
    'a block, once answered, holds on every gateway (the other %s), with the relay stopped until then',
    async (_what, deaf) => {
      await using all = await setUp(places(), { deaf })
      const { world, relay, first, second } = all
      await using left = await openSocket(first.url, '?stream=user', String(alice))
      await using right = await openSocket(second.url, '?stream=user', String(alice))
      await relay.publish(world.post(bob, {}, true))
      await Promise.all([left.heard(1), right.heard(1)])
      for (let round = 0; round < 10; round++) {
        world.graph(alice).blocking = [bob]
        await first.graphs.graphChanged([alice, bob])
        await relay.publish(world.post(bob, { text: 'blocked' }, true))
        const sentinel = await relay.publish(world.post(carol, {}, true))
        for (const { frames } of [left, right]) {
          await waitUntil(() => frames.some(({ payload }) => payload.includes(String(sentinel.tweetId))))
        }
        world.graph(alice).blocking = []
        await first.graphs.graphChanged([alice, bob])
      }
      for (const { frames } of [left, right])
        expect(frames.filter(({ payload }) => payload.includes('blocked'))).toEqual([])
    },
  )

  it('a follow, once answered, brings the next post to open connections everywhere', async () => {
    await using all = await setUp(places())
    const { world, relay, first, second } = all
    await using right = await openSocket(second.url, '?stream=user', String(carol))
    for (const followee of [bob, alice]) {
      world.graph(carol).following = [followee]
      await first.graphs.graphChanged([carol, followee])
      const { tweetId } = await relay.publish(world.post(followee, {}, true))
      await waitUntil(() => right.frames.some(({ payload }) => payload.includes(String(tweetId))))
    }
  })

  it('a revoked session gets nothing more anywhere once the revocation is answered', async () => {
    await using all = await setUp(places())
    const { world, rows, relay, first, second } = all
    const right = await openSocket(second.url, '?stream=user', String(alice))
    await relay.publish(world.post(bob, {}, true))
    await right.heard(1)
    rows.delete(alice)
    await first.sessions.sessionRevoked(alice)
    await relay.publish(world.post(bob, {}, true))
    expect(await right.closed()).toMatchObject({ code: 1008 })
    expect(right.frames).toHaveLength(1)
  })
}
