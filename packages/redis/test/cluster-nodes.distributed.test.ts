// A Cluster whose nodes are killed and started again under those who use it.
import { BULL_PREFIX, createRedisClient } from '@rookery/redis'
import { createJobQueue } from '@rookery/redis/jobs'
import { type OwnRedisCluster, startOwnRedisCluster, waitUntil } from '@rookery/testing'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { change, processes } from './suites/signals-suite.ts'

let cluster: OwnRedisCluster
beforeAll(async () => {
  cluster = await startOwnRedisCluster()
})
// Whatever a test that failed left dead.
afterEach(() => cluster?.mend())
afterAll(() => cluster?.[Symbol.asyncDispose]())

it('waits for a node that starts again, and goes on with the others meanwhile', async () => {
  await using redis = createRedisClient({ url: cluster.url, name: 'test', use: 'blocking' })
  const node = await cluster.nodeOf('a')
  const elsewhere = await waitUntil(async () => {
    const key = String(Math.random())
    return (await cluster.nodeOf(key)) === node ? undefined : key
  })
  await redis.set('a', '1')
  await node.kill9()
  const waiting = redis.get('a')
  expect(await redis.set(elsewhere, '2')).toBe('OK')
  await node.restart()
  expect(await waiting).toBe('1')
})

it('starts although the node that is named first is away', async () => {
  const last = cluster.nodes.at(-1)!
  const key = await waitUntil(async () => {
    const some = String(Math.random())
    return (await cluster.nodeOf(some)) === last ? undefined : some
  })
  await last.kill9()
  const url = cluster.url.split(',').reverse().join(',')
  const clients = Array.from({ length: 20 }, () => createRedisClient({ url, name: 'test' }))
  let begunAgain = 0
  for (const client of clients) client.on('reconnecting', () => begunAgain++)
  const answers = await Promise.allSettled(clients.map((client) => client.set(key, '1')))
  for (const client of clients) client.disconnect()
  expect(answers).toEqual(clients.map(() => ({ status: 'fulfilled', value: 'OK' })))
  expect(begunAgain).toBe(0)
})

it('hears signals by another node when its own is gone, and knows that some were missed', async () => {
  await using group = await processes(cluster.url, 4)
  for (const { heard } of group.all) heard.length = 0
  for (const node of cluster.nodes) {
    await node.kill9()
    const before = group.all.map(({ heard }) => heard.length)
    await waitUntil(async () => {
      await group.all[0]!.signals.publish(change)
      return group.all.every(({ heard }, at) => heard.slice(before[at]).some(({ type }) => type === 'graph'))
    })
    await node.restart()
  }
  // Each was connected to one of them.
  for (const { heard } of group.all) expect(heard).toContainEqual({ type: 'missed' })
})

it('goes on with its jobs when their node was away', async () => {
  await using redis = createRedisClient({ url: cluster.url, name: 'test' })
  const done: number[] = []
  await using jobs = createJobQueue<number>(redis, 'test-jobs', () => {})
  jobs.work(async (job) => void done.push(job), 1)
  await jobs.queue.add('job', 1)
  await waitUntil(() => done.length === 1)
  const node = await cluster.nodeOf(BULL_PREFIX)
  await node.kill9()
  const added = jobs.queue.add('job', 2)
  await node.restart()
  await added
  // The first may run twice: its end was perhaps not written when the node went.
  await waitUntil(() => done.includes(2), { timeoutMs: 30_000 })
})
