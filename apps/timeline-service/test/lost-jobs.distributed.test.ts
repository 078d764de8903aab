// A Redis Cluster whose nodes lose their last second: that of the jobs, while homes elsewhere wait for them, and that of a home.
import { BULL_PREFIX } from '@rookery/redis'
import { homeKey } from '@rookery/redis/home-timeline'
import { type OwnRedisCluster, startOwnRedisCluster, waitUntil } from '@rookery/testing'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openServiceWorld } from './service-world.ts'

const bob = 7
let cluster: OwnRedisCluster
beforeAll(async () => {
  cluster = await startOwnRedisCluster()
})
// Whatever a test that failed left dead.
afterEach(() => cluster?.mend())
afterAll(() => cluster?.[Symbol.asyncDispose]())

/** Somebody whose home is on another node than the jobs. */
async function readerElsewhere() {
  const jobs = await cluster.nodeOf(BULL_PREFIX)
  for (let id = 100; ; id++) {
    const home = await cluster.nodeOf(homeKey(id))
    if (home !== jobs) return { reader: id, jobs, home }
  }
}

async function openWithReader(reader: number, logElsewhere: boolean) {
  const world = await openServiceWorld(cluster.url, {}, { logElsewhere })
  await world.follow(reader, bob)
  await world.post(10, bob)
  await world.app.caughtUp()
  await world.warm(reader)
  expect(await world.page(reader)).toEqual({ ids: [10], sql: false })
  return world
}

/** The job of post 11 waits for another try, and is lost with the last second of its node. */
async function loseJob(world: Awaited<ReturnType<typeof openWithReader>>, node: OwnRedisCluster['nodes'][number]) {
  const size = node.appendOnlySize()
  world.calls.failFollowers = Number.POSITIVE_INFINITY
  await world.post(11, bob)
  await waitUntil(() => world.redis.zcard(`${BULL_PREFIX}:timeline-fan-out:delayed`))
  await node.kill9()
  node.cutAppendOnlyFile(size)
  world.calls.failFollowers = 0
  await node.restart()
  await waitUntil(async () => (await world.redis.zcard(`${BULL_PREFIX}:timeline-fan-out:delayed`)) === 0)
}

it('drops every home when jobs are lost, wherever the homes are', async () => {
  const { reader, jobs } = await readerElsewhere()
  await using world = await openWithReader(reader, true)
  await loseJob(world, jobs)
  await waitUntil(async () => (await world.page(reader)).ids.includes(11), { timeoutMs: 30_000 })
  await waitUntil(async () => !(await world.page(reader)).sql, { timeoutMs: 30_000 })
  await world.post(12, bob)
  await waitUntil(async () => (await world.page(reader)).ids.length === 3, { timeoutMs: 30_000 })
  expect(await world.page(reader)).toEqual({ ids: [12, 11, 10], sql: false })
})

it('would lack the post without the marks', async () => {
  const { reader, jobs } = await readerElsewhere()
  await using world = await openWithReader(reader, false)
  await loseJob(world, jobs)
  await world.post(12, bob)
  await waitUntil(async () => (await world.page(reader)).ids.includes(12), { timeoutMs: 30_000 })
  expect(await world.page(reader)).toEqual({ ids: [12, 10], sql: false })
})

it('drops the homes of a node that lost its last second, and no others', async () => {
  const { reader, home } = await readerElsewhere()
  await using world = await openWithReader(reader, true)
  const other = await neighbourOf(reader)
  await world.follow(other, bob)
  await world.app.caughtUp()
  await world.warm(other)
  const size = home.appendOnlySize()
  await world.post(11, bob)
  await world.app.caughtUp()
  expect(await world.page(reader)).toEqual({ ids: [11, 10], sql: false })
  await home.kill9()
  // Away: PostgreSQL answers.
  expect((await world.page(reader)).ids).toEqual([11, 10])
  home.cutAppendOnlyFile(size)
  await home.restart()
  await waitUntil(async () => {
    const page = await world.page(reader)
    expect(page.ids).toEqual([11, 10])
    return !page.sql
  })
  expect(await world.page(other)).toEqual({ ids: [11, 10], sql: false })
})

it('shows no home of a replica that took over without the last writes', async () => {
  await using own = await startOwnRedisCluster()
  const reader = 100
  await using world = await openServiceWorld(own.url, {}, { logElsewhere: true })
  await world.follow(reader, bob)
  await world.post(10, bob)
  await world.app.caughtUp()
  await world.warm(reader)
  const home = await own.nodeOf(homeKey(reader))
  await using replica = await home.addReplica()
  expect(await world.page(reader)).toEqual({ ids: [10], sql: false })
  replica.freeze()
  await world.post(11, bob)
  await world.app.caughtUp()
  expect(await world.page(reader)).toEqual({ ids: [11, 10], sql: false })
  await home.kill9()
  replica.thaw()
  await replica.promoted()
  await waitUntil(async () => {
    const page = await world.page(reader)
    expect(page.ids).toEqual([11, 10])
    return !page.sql
  })
})

it('ends although the Cluster is gone and an event in hand waits for it', async () => {
  await using own = await startOwnRedisCluster()
  const world = await openServiceWorld(own.url, {}, { logElsewhere: true })
  await world.follow(100, bob)
  await world.app.caughtUp()
  for (const node of own.nodes) await node.kill9()
  await world.post(10, bob)
  await world[Symbol.asyncDispose]()
})

/** Somebody whose home is with neither. */
async function neighbourOf(reader: number): Promise<number> {
  const taken = [await cluster.nodeOf(BULL_PREFIX), await cluster.nodeOf(homeKey(reader))]
  for (let id = reader + 1; ; id++) if (!taken.includes(await cluster.nodeOf(homeKey(id)))) return id
}
